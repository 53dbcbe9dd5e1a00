import { env } from 'vscode';
import { inert, type Shown, shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import {
  type Ability,
  API_ABILITIES,
  type EffectiveRights,
  effectiveRightsOf,
  seesEverything,
  type Verdict,
  VERDICTS,
  WEB_ONLY_ABILITIES,
} from '../rights/effectiveRights';
import {
  KNOWN_SCOPES,
  type KnownPermission,
  type KnownScope,
  type Permission,
  type Rights,
  type Scopes,
} from '../rights/rights';

const PERMISSIONS: Readonly<Record<KnownPermission, { readonly label: Shown; readonly meaning: Shown }>> = {
  owner: {
    label: l10n.t('Account owner'),
    meaning: l10n.t(
      'In Fakturoid’s web application: can do everything, including managing users, which no other role can.',
    ),
  },
  write: {
    label: l10n.t('Write and read'),
    meaning: l10n.t(
      'In Fakturoid’s web application: can do everything except manage users, change the plan or cancel the account.',
    ),
  },
  read: {
    label: l10n.t('Read'),
    meaning: l10n.t('Can change nothing; can read and export data.'),
  },
};

const SCOPES: Readonly<Record<KnownScope, Shown>> = {
  invoices: l10n.t('invoices'),
  expenses: l10n.t('expenses'),
  reports: l10n.t('reports'),
};

/** They continue "Can: …" and "Cannot: …". */
const ABILITY_LABELS: Readonly<Record<Ability, Shown>> = {
  readInvoices: l10n.t('read and export invoices'),
  changeInvoices: l10n.t('create and change invoices'),
  readExpenses: l10n.t('read and export expenses'),
  changeExpenses: l10n.t('create and change expenses'),
  readReports: l10n.t('see reports'),
  changeSettings: l10n.t('change settings'),
  manageUsers: l10n.t('manage users'),
  changePlan: l10n.t('change the plan and cancel the account'),
};

/** A permission as a label. Fakturoid's own role names; an unknown value as it came, marked. */
export function permissionLabel(permission: Permission): Shown {
  switch (permission.kind) {
    case 'known':
      return PERMISSIONS[permission.value].label;
    case 'unknown':
      return l10n.t('{0} (unknown permission)', shown(permission.value));
    case 'notStated':
      return l10n.t('permission not stated');
  }
}

/** What a permission allows and forbids, in one sentence (Fakturoid's help page on users and permissions). */
export function permissionMeaning(permission: Permission): Shown {
  switch (permission.kind) {
    case 'known':
      return PERMISSIONS[permission.value].meaning;
    case 'unknown':
      return l10n.t(
        'This extension does not know the permission “{0}”, so it cannot say what it allows.',
        shown(permission.value),
      );
    case 'notStated':
      return l10n.t('Fakturoid does not state the permission.');
  }
}

/** A scope as a label; an unknown one as it came, marked. */
export function scopeLabel(scope: string): Shown {
  const known = KNOWN_SCOPES.find((candidate) => candidate === scope);
  return known === undefined ? l10n.t('{0} (unknown scope)', shown(scope)) : SCOPES[known];
}

/** Scopes as a label: names in words, unknown ones as they came. */
export function scopesLabel(scopes: Scopes): Shown {
  if (scopes.kind === 'notStated') {
    return l10n.t('not stated');
  }
  const names = [...scopes.known, ...scopes.unknown].map(scopeLabel);
  return names.length === 0 ? l10n.t('none') : listOf(names);
}

/**
 * What rights mean: first what the permission is about, unless the scopes leave less of it, which would be said in one
 * breath with its opposite; then what is allowed, what is not and what is not known.
 */
export function rightsSentences(rights: Rights): readonly Shown[] {
  const isLess = rights.permission.kind === 'known' && !seesEverything(rights);
  const effective = effectiveRightsOf(rights);
  return [
    ...(isLess ? [] : [permissionMeaning(rights.permission)]),
    ...abilitySentences(effective),
    // Only the person does it, in the browser: a token of theirs has no route for it.
    ...sentencesOf(effective, WEB_ONLY_ABILITIES, {
      yes: (list) => l10n.t('✓ Only in Fakturoid’s web application, can: {0}.', list),
      no: (list) => l10n.t('✗ Cannot, in Fakturoid’s web application: {0}.', list),
      probablyNot: (list) => l10n.t('✗? Probably cannot, in Fakturoid’s web application: {0}.', list),
      unknown: (list) => l10n.t('? Not known whether they can, in Fakturoid’s web application: {0}.', list),
    }),
  ];
}

/** What the API has routes for: a sign and a sentence for each verdict, none for a verdict that nothing has. */
export function abilitySentences(rights: EffectiveRights): readonly Shown[] {
  return sentencesOf(rights, API_ABILITIES, {
    yes: (list) => l10n.t('✓ Can: {0}.', list),
    no: (list) => l10n.t('✗ Cannot: {0}.', list),
    probablyNot: (list) =>
      l10n.t(
        '✗? Probably cannot: {0}. Fakturoid’s web application hides a section whose scope is missing; that the API refuses it as well is not documented.',
        list,
      ),
    unknown: (list) => l10n.t('? Not known whether they can: {0}.', list),
  });
}

function sentencesOf(
  rights: EffectiveRights,
  abilities: readonly Ability[],
  sentences: Readonly<Record<Verdict, (list: Shown) => Shown>>,
): readonly Shown[] {
  return VERDICTS.flatMap((verdict) => {
    const labels = abilities
      .filter((ability) => rights[ability] === verdict)
      .map((ability) => ABILITY_LABELS[ability]);
    const list = listOf(labels, verdict === 'yes' ? 'and' : 'nor');
    return labels.length === 0 ? [] : [sentences[verdict](list)];
  });
}

/** That a scope opens nothing of the API; undefined where none of these does (Fakturoid API v3, Changelog of 4 April 2024). */
export function scopesCaveat(all: readonly Scopes[]): Shown | undefined {
  const isReports = all.some((scopes) => scopes.kind === 'listed' && scopes.known.includes('reports'));
  return isReports
    ? l10n.t(
        'The scope “{0}” counts in Fakturoid’s web application only: API v3 has no route for it.',
        scopeLabel('reports'),
      )
    : undefined;
}

/** Kept, because making one takes longer than a list, and a review has thousands of lists. */
let and: Intl.ListFormat | undefined;
let or: Intl.ListFormat | undefined;

/** Texts as a list in the person's language: "a, b and c", or after a negation "a, b or c". */
export function listOf(names: readonly Shown[], conjunction: 'and' | 'nor' = 'and'): Shown {
  if (conjunction === 'and') {
    and ??= new Intl.ListFormat(env.language, { type: 'conjunction' });
    return inert(and.format(names));
  }
  or ??= new Intl.ListFormat(env.language, { type: 'disjunction' });
  // Czech has a word of its own for it, which no format of the language knows.
  const parts = or
    .formatToParts(names)
    .map(({ type, value }) => (type === 'literal' ? value.replace(' nebo ', ' ani ') : value));
  return inert(parts.join(''));
}

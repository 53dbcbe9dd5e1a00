import { env } from 'vscode';
import { inert, type Shown, shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import {
  ABILITIES,
  type Ability,
  type EffectiveRights,
  effectiveRightsOf,
  seesEverything,
  type Verdict,
} from '../../access/effectiveRights';
import type { KnownPermission, KnownScope, Permission, Rights, Scopes } from '../../access/rights';

/** A permission as a label. Fakturoid's own role names; an unknown value as it came, marked. */
export function permissionLabel(permission: Permission): Shown {
  switch (permission.kind) {
    case 'known':
      return knownPermissionLabel(permission.value);
    case 'unknown':
      return l10n.t('{0} (unknown permission)', shown(permission.value));
    case 'notStated':
      return l10n.t('permission not stated');
  }
}

/** What a permission allows and forbids, in one sentence. */
export function permissionMeaning(permission: Permission): Shown {
  switch (permission.kind) {
    case 'known':
      return knownPermissionMeaning(permission.value);
    case 'unknown':
      return l10n.t(
        'This extension does not know the permission “{0}”, so it cannot say what it allows.',
        shown(permission.value),
      );
    case 'notStated':
      return l10n.t('Fakturoid does not state the permission.');
  }
}

/** Scopes as a label: names in words, unknown ones as they came. */
export function scopesLabel(scopes: Scopes): Shown {
  if (scopes.kind === 'notStated') {
    return l10n.t('not stated');
  }
  const names = [...scopes.known.map(scopeLabel), ...scopes.unknown.map(scopeLabel)];
  return names.length === 0 ? l10n.t('none') : listOf(names);
}

/**
 * What rights mean: first what the permission is about, unless the scopes leave less of it, which would be said in one
 * breath with its opposite; then what is allowed, what is not and what is not known.
 */
export function rightsSentences(rights: Rights): readonly Shown[] {
  const isLess = rights.permission.kind === 'known' && !seesEverything(rights);
  return [
    ...(isLess ? [] : [permissionMeaning(rights.permission)]),
    ...abilitySentences(effectiveRightsOf(rights)),
  ];
}

/**
 * What is allowed, what is not and what is not known, in a sentence each; none is said of nothing.
 */
export function abilitySentences(rights: EffectiveRights): readonly Shown[] {
  const abilities = (verdict: Verdict): Shown =>
    listOf(ABILITIES.filter((ability) => rights[ability] === verdict).map(abilityLabel));
  const [allowed, forbidden, unknown] = [abilities('allowed'), abilities('forbidden'), abilities('unknown')];
  return [
    ...(allowed === '' ? [] : [l10n.t('May {0}.', allowed)]),
    ...(forbidden === '' ? [] : [l10n.t('May not {0}.', forbidden)]),
    ...(unknown === '' ? [] : [l10n.t('It is not known whether this user may {0}.', unknown)]),
  ];
}

/** Continues "May …" and "May not …". */
function abilityLabel(ability: Ability): Shown {
  switch (ability) {
    case 'readInvoices':
      return l10n.t('read and export invoices');
    case 'changeInvoices':
      return l10n.t('create and change invoices');
    case 'readExpenses':
      return l10n.t('read and export expenses');
    case 'changeExpenses':
      return l10n.t('create and change expenses');
    case 'readReports':
      return l10n.t('see reports');
    case 'changeSettings':
      return l10n.t('change settings');
    case 'manageUsers':
      return l10n.t('manage users');
    case 'changePlan':
      return l10n.t('change the plan and cancel the account');
  }
}

function knownPermissionLabel(permission: KnownPermission): Shown {
  switch (permission) {
    case 'owner':
      return l10n.t('Account owner');
    case 'write':
      return l10n.t('Write and read');
    case 'read':
      return l10n.t('Read');
  }
}

/** Fakturoid's help page on users and permissions. */
function knownPermissionMeaning(permission: KnownPermission): Shown {
  switch (permission) {
    case 'owner':
      return l10n.t('May do everything, and is the only one who manages users.');
    case 'write':
      return l10n.t('May do everything except manage users, change the plan and cancel the account.');
    case 'read':
      return l10n.t('May change nothing; may read and export data.');
  }
}

/** A scope as a label; an unknown one as it came, marked. */
export function scopeLabel(scope: string): Shown {
  switch (scope as KnownScope) {
    case 'invoices':
      return l10n.t('invoices');
    case 'expenses':
      return l10n.t('expenses');
    case 'reports':
      return l10n.t('reports');
    default:
      return l10n.t('{0} (unknown scope)', shown(scope));
  }
}

/** Kept, because making one takes longer than a list, and a review has thousands of lists. */
let lists: Intl.ListFormat | undefined;

/** Texts as a list in the person's language. */
export function listOf(names: readonly Shown[]): Shown {
  lists ??= new Intl.ListFormat(env.language, { type: 'unit', style: 'short' });
  return inert(lists.format(names));
}

import { joined, type Shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import { looksProgrammatic } from '../rights/looksProgrammatic';
import { exceedsPurpose, type Purpose, PURPOSES } from '../rights/purposes';
import { rightsOf, type Rights } from '../rights/rights';
import type { User } from '../fakturoid/schemas/user';
import { listOf } from './lists';
import { permissionLabel, scopeLabel, scopesLabel } from './rights';

const WORDS: Readonly<Record<Purpose, { readonly label: Shown; readonly caveat?: Shown }>> = {
  readInvoices: { label: l10n.t('Read invoices') },
  issueInvoices: {
    label: l10n.t('Issue invoices'),
    caveat: l10n.t(
      'An invoice needs a contact. Fakturoid doesn’t document whether the scope covers contacts as well.',
    ),
  },
  bookExpenses: { label: l10n.t('Record expenses') },
  reports: {
    label: l10n.t('Reports'),
    caveat: l10n.t('API v3 has no route for reports, so an integration can’t read them.'),
  },
};

/** A purpose as a label; undefined: none was stated, or one that is not in the list. */
export function purposeLabel(purpose: Purpose | undefined): Shown {
  return purpose === undefined ? l10n.t('not set') : WORDS[purpose].label;
}

/** What is unknown or impossible about a purpose; undefined if there is nothing to add. */
export function purposeCaveat(purpose: Purpose): Shown | undefined {
  return WORDS[purpose].caveat;
}

/** The permission and scopes that a purpose needs, on one line. */
export function neededFor(purpose: Purpose): Shown {
  const { permission, scopes } = PURPOSES[purpose];
  const needed = rightsOf({ permission, allowed_scope: scopes });
  return joined([permissionLabel(needed.permission), scopesLabel(needed.scopes)], ' · ');
}

/** What rights allow beyond a purpose, in one sentence; undefined if they allow no more, as far as is known. */
export function beyondPurpose(rights: Rights, purpose: Purpose): Shown | undefined {
  const { permission, scopes } = exceedsPurpose(rights, purpose);
  const more = [
    ...(permission ? [l10n.t('the permission “{0}”', permissionLabel(rights.permission))] : []),
    ...(scopes.length > 0 ? [wordsOfScopes(scopes)] : []),
  ];
  return more.length === 0 ? undefined : l10n.t('Exceeds its purpose: {0}.', listOf(more));
}

function wordsOfScopes(scopes: readonly string[]): Shown {
  const list = listOf(scopes.map(scopeLabel));
  return scopes.length === 1 ? l10n.t('the scope {0}', list) : l10n.t('the scopes {0}', list);
}

/** Suggests marking a user who looks programmatic; undefined for everybody else. Nobody is marked automatically. */
export function suggestionToMark(user: Pick<User, 'full_name' | 'email'>): Shown | undefined {
  return looksProgrammatic({ name: user.full_name, email: user.email })
    ? l10n.t(
        'Looks like a programmatic user. If it’s used only by an integration, mark it as a programmatic user.',
      )
    : undefined;
}

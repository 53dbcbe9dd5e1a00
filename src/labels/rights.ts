import { present } from '../base/present';
import { joined, line, type Shown, shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import {
  API_AREAS,
  type Area,
  AREAS,
  type EffectiveRights,
  effectiveRightsOf,
  type Reach,
  reachIn,
} from '../rights/effectiveRights';
import {
  KNOWN_SCOPES,
  type KnownPermission,
  type KnownScope,
  type Permission,
  type Rights,
  type Scopes,
} from '../rights/rights';
import { listOf } from './lists';

const PERMISSIONS: Readonly<Record<KnownPermission, { readonly label: Shown; readonly meaning: Shown }>> = {
  owner: {
    label: l10n.t('Account owner'),
    meaning: l10n.t(
      'In Fakturoid’s web application: can do everything, including managing users, which no other role can.',
    ),
  },
  write: {
    label: l10n.t('Read and write'),
    meaning: l10n.t(
      'In Fakturoid’s web application: can do everything except manage users, change the plan or cancel the account.',
    ),
  },
  read: {
    label: l10n.t('Read'),
    meaning: l10n.t('Can read and export data, but can’t change anything.'),
  },
};

const SCOPES: Readonly<Record<KnownScope, Shown>> = {
  invoices: l10n.t('invoices'),
  expenses: l10n.t('expenses'),
  reports: l10n.t('reports'),
};

const AREA_LABELS: Readonly<Record<Area, Shown>> = {
  invoices: l10n.t('Invoices'),
  expenses: l10n.t('Expenses'),
  reports: l10n.t('Reports'),
  settings: l10n.t('Settings'),
  users: l10n.t('Users'),
  plan: l10n.t('Plan'),
};

/** A sign never stands alone: its words are there for those who cannot see it. */
interface ReachLabel {
  readonly sign: Shown;
  readonly words: Shown;
}

const REACHES: Readonly<Record<Reach, ReachLabel>> = {
  change: { sign: line`✎`, words: l10n.t('can change') },
  read: { sign: line`✓`, words: l10n.t('can read') },
  no: { sign: line`✗`, words: l10n.t('can’t') },
  probablyNot: { sign: line`✗?`, words: l10n.t('probably can’t') },
  unknown: { sign: line`?`, words: l10n.t('not known') },
};

/** A permission as a label. Fakturoid's own role names; an unknown value as it came, marked. */
export function permissionLabel(permission: Permission): Shown {
  switch (permission.kind) {
    case 'known':
      return PERMISSIONS[permission.value].label;
    case 'unknown':
      return l10n.t('{0} (unknown permission)', shown(permission.value));
    case 'notStated':
      return l10n.t('permission not provided');
  }
}

/** What a permission allows and forbids, in one sentence (Fakturoid's help page on users and permissions). */
export function permissionMeaning(permission: Permission): Shown {
  switch (permission.kind) {
    case 'known':
      return PERMISSIONS[permission.value].meaning;
    case 'unknown':
      return l10n.t(
        'This extension doesn’t know the permission “{0}”, so it can’t tell what it allows.',
        shown(permission.value),
      );
    case 'notStated':
      return l10n.t('Fakturoid didn’t provide the permission.');
  }
}

/** A scope as a label; an unknown one as it came, marked. */
export function scopeLabel(scope: string): Shown {
  const known = KNOWN_SCOPES.find((candidate) => candidate === scope);
  return known === undefined ? l10n.t('{0} (unknown scope)', shown(scope)) : SCOPES[known];
}

/** Scopes as a label: names in words, unknown ones as they came. */
export function scopesLabel(scopes: Scopes): Shown {
  return listOf(scopeLabels(scopes));
}

/** The labels of scopes, one by one. */
export function scopeLabels(scopes: Scopes): readonly Shown[] {
  if (scopes.kind === 'notStated') {
    return [l10n.t('not provided')];
  }
  const names = [...scopes.known, ...scopes.unknown].map(scopeLabel);
  return names.length === 0 ? [l10n.t('none')] : names;
}

/** An area as a label; areas of the web application alone are marked, as {@link rightsLegend} explains. */
export function areaLabel(area: Area): Shown {
  return API_AREAS.includes(area) ? AREA_LABELS[area] : line`${AREA_LABELS[area]}*`;
}

/** How far rights go in an area, as a sign and its words. */
export function reachLabel(area: Area, rights: EffectiveRights): ReachLabel {
  return REACHES[reachIn(area, rights)];
}

/** Explains the signs that these rights have in these areas, and how sure they are. */
export function rightsLegend(all: readonly Rights[], areas: readonly Area[] = AREAS): readonly Shown[] {
  const reaches = new Set(
    all.map(effectiveRightsOf).flatMap((rights) => areas.map((area) => reachIn(area, rights))),
  );
  return present(
    joined(
      Object.values(REACHES).map(({ sign, words }) => line`${sign} ${words}`),
      ' · ',
    ),
    reaches.has('probablyNot') &&
      l10n.t(
        '✗? Fakturoid’s web application hides a section whose scope is missing. Whether the API rejects it as well isn’t documented.',
      ),
    areas === AREAS
      ? l10n.t('* In Fakturoid’s web application only: API v3 has no route for it, so no token can do it.')
      : l10n.t(
          'API v3 has no route for reports, and none that changes settings, users or the plan: no token can do that.',
        ),
  );
}

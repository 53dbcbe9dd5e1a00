import { addTo } from '../../../base/addTo';
import { line, type Shown } from '../../../base/shown';
import {
  type Review,
  type ReviewedAccount,
  type ReviewedUser,
  statedRightsOf,
} from '../../../directory/review';
import { madeWithLabel, namesIn, type ReviewNames } from '../../../labels/review';
import { permissionLabel, scopeLabels } from '../../../labels/rights';
import { unreadLabel } from '../../../labels/unread';
import { l10n } from '../../../platform/l10n';
import { rightsOf } from '../../../rights/rights';
import { casesOf, usersIn } from '../rules/cases';
import type { Judged } from '../rules/decisions';
import type { Finding } from '../rules/findings';
import { acceptedLabel, reasonLabel } from './decisions';
import { groupsOf } from './findings';

/**
 * A review as a table for a spreadsheet: one row for each user of each account, with the API's own values beside the
 * words, so that it can be filtered. Every row contains when, as whom and with which version it was made, and the
 * findings about the user or the account.
 */
export function reviewTable(review: Review, judged: Judged): readonly (readonly string[])[] {
  const names = namesIn(review);
  const foundAt = findingsByPlace(review, judged, names);
  const members = new Set(review.accounts.flatMap(({ users }) => users.map(({ id }) => id)));
  const marked = new Set(review.programmatic.map(({ userId }) => userId));
  const header = [
    l10n.t('Account'),
    l10n.t('Slug'),
    l10n.t('Registration number'),
    l10n.t('Name'),
    l10n.t('Email'),
    l10n.t('User ID'),
    l10n.t('Permission'),
    l10n.t('Permission in the API'),
    l10n.t('Scopes'),
    l10n.t('Scopes in the API'),
    l10n.t('Programmatic'),
    l10n.t('List of users'),
    l10n.t('Reviewed on'),
    l10n.t('Reviewed as'),
    l10n.t('Extension version'),
    l10n.t('Open findings'),
    l10n.t('Accepted findings'),
  ];
  const row = (account: ReviewedAccount | undefined, user: ReviewedUser | undefined): readonly string[] => {
    const found = foundAt(account?.slug, user?.id);
    const rights = account && user && rightsOf(statedRightsOf(user));
    const unread = account?.unread ?? null;
    return [
      account === undefined ? '' : names.account(account.slug),
      account?.slug ?? '',
      account?.registrationNumber ?? '',
      user?.name ?? '',
      user?.email ?? '',
      user === undefined ? '' : String(user.id),
      rights === undefined ? '' : permissionLabel(rights.permission),
      user?.permission ?? '',
      rights === undefined ? '' : several(scopeLabels(rights.scopes)),
      user?.scopes?.join(' ') ?? '',
      user === undefined ? '' : marked.has(user.id) ? l10n.t('yes') : l10n.t('no'),
      account === undefined ? '' : unread === null ? l10n.t('complete') : unreadLabel(unread),
      review.madeAt,
      several(account?.reachedBy.map(names.user) ?? []),
      madeWithLabel(review),
      several(found.open),
      several(found.accepted),
    ];
  };
  return [
    header,
    // An account without a known user must not be left out.
    ...review.accounts.flatMap((account) =>
      account.users.length === 0
        ? [row(account, undefined)]
        : account.users.map((user) => row(account, user)),
    ),
    // Nor must an identity without a known account, if its accounts could not be read.
    ...review.identities
      .filter(({ userId, unread }) => unread !== null && !members.has(userId))
      .map(({ userId: id, name, email }) =>
        row(undefined, { id, name, email, permission: null, scopes: null }),
      ),
  ];
}

/** Joins several values in one cell so that they can be taken apart again, unlike a list in words. */
function several(texts: readonly Shown[]): string {
  return texts.join('; ');
}

/** Texts about a user in an account, for open and for accepted findings. */
type FoundHere = Record<keyof Judged, readonly Shown[]>;

/** Returns what was found about a user in an account: about both together, and about either of them alone. */
function findingsByPlace(
  review: Review,
  { open, accepted }: Judged,
  names: ReviewNames,
): (slug: string | undefined, userId: number | undefined) => FoundHere {
  const usersOf = usersIn(review);
  const placesOf = (finding: Finding): ReadonlySet<string> =>
    new Set(casesOf(finding, usersOf).map(({ slug, userId }) => placeOf(slug, userId)));
  const told = { open: new Map<string, Shown[]>(), accepted: new Map<string, Shown[]>() };
  const tell = (kind: keyof Judged, finding: Finding, text: Shown): void => {
    placesOf(finding).forEach((place) => addTo(told[kind], place, text));
  };
  for (const { what, items } of groupsOf(open, names)) {
    items.forEach(({ finding }) => tell('open', finding, what));
  }
  for (const { finding, decision } of accepted) {
    for (const { what } of groupsOf([finding], names)) {
      tell('accepted', finding, line`${what}. ${acceptedLabel(decision)} ${reasonLabel(decision)}`);
    }
  }
  return (slug, userId) => {
    const [account, user] = [slug ?? null, userId ?? null];
    const places = new Set([placeOf(account, user), placeOf(account, null), placeOf(null, user)]);
    const textsIn = (all: ReadonlyMap<string, readonly Shown[]>): readonly Shown[] =>
      [...places].flatMap((place) => all.get(place) ?? []);
    return { open: textsIn(told.open), accepted: textsIn(told.accepted) };
  };
}

function placeOf(slug: string | null, userId: number | null): string {
  return JSON.stringify([slug, userId]);
}

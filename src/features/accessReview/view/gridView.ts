import { joined, shown } from '../../../base/shown';
import { present } from '../../../base/present';
import { l10n } from '../../../platform/l10n';
import { type Review, statedRightsOf } from '../../../directory/review';
import { indexReview } from '../../../directory/reviewIndex';
import { purposeOfMark } from '../labels/marks';
import type { ReviewNames } from '../../../labels/review';
import { permissionLabel, scopesLabel } from '../../../labels/rights';
import { rankOf } from '../../../rights/rights';
import { KNOWN_PERMISSIONS, type KnownPermission } from '../../../rights/rights';
import type { Links } from './links';
import { COLUMNS, type GridView } from '../page/toReviewPage';

/** Signs in the cells of the matrix; the legend says what they mean. */
const SIGNS: Readonly<Record<KnownPermission, string>> = { owner: '★', write: '✎', read: '✓' };

/** Every user of every account, as a list and as a matrix. */
export function gridView(review: Review, names: ReviewNames, links: Links): GridView {
  const numberOf = accountNumbers(review, names, links);
  const rows = rowsOf(review, names, links, numberOf);
  const incomplete = review.accounts.filter(({ unread }) => unread !== null);
  const column = (label: string, filterLabel?: string, isRanked = false) => ({
    label,
    isRanked,
    ...(filterLabel === undefined ? {} : { filterLabel }),
  });
  return {
    heading: l10n.t('Users and accounts ({0})', rows.length),
    searchLabel: l10n.t('Search the table'),
    countLabel: l10n.t('Shown: {0} of {1}'),
    emptyLabel: l10n.t('Nothing matches the search and the filters.'),
    clearLabel: l10n.t('Clear'),
    sortLabel: l10n.t('Sort by'),
    ascendingLabel: l10n.t('{0}, ascending'),
    descendingLabel: l10n.t('{0}, descending'),
    viewLabel: l10n.t('Show as'),
    listLabel: l10n.t('List'),
    matrixLabel: l10n.t('Matrix'),
    noAccessLabel: l10n.t('empty: no access'),
    notLoaded: {
      sign: '–',
      label: l10n.t('not loaded'),
      accounts: incomplete.map(({ slug }) => numberOf(slug)),
    },
    columns: inOrder({
      user: column(l10n.t('User')),
      email: column(l10n.t('Email')),
      account: column(l10n.t('Account'), l10n.t('All accounts')),
      permission: column(l10n.t('Permission'), l10n.t('All permissions'), true),
      scopes: column(l10n.t('Scopes'), l10n.t('All scopes')),
      note: column(l10n.t('Note'), l10n.t('All notes')),
    }),
    ranks: [
      ...KNOWN_PERMISSIONS.map((value) => ({
        sign: SIGNS[value],
        label: permissionLabel({ kind: 'known', value }),
      })),
      { sign: '?', label: l10n.t('unknown or missing') },
    ],
    rows,
  };
}

/** Puts values in the order of columns that the page expects. */
function inOrder<T>(byColumn: Readonly<Record<(typeof COLUMNS)[number], T>>): T[] {
  return COLUMNS.map((name) => byColumn[name]);
}

/**
 * @returns the number of an account by its slug: an index in the links or, if it cannot be opened, a negative
 *   number
 */
function accountNumbers(review: Review, names: ReviewNames, links: Links): (slug: string) => number {
  const numbers = new Map(review.accounts.map(({ slug }, index) => [slug, -1 - index]));
  return (slug) => links.of({ text: names.account(slug), slug }) ?? numbers.get(slug) ?? -1;
}

function rowsOf(
  review: Review,
  names: ReviewNames,
  links: Links,
  numberOf: (slug: string) => number,
): GridView['rows'] {
  const { people } = indexReview(review);
  return [...people.values()].flatMap((person) => {
    const name = names.user(person.id);
    const note = joined(
      present(
        person.isIdentity && l10n.t('you'),
        person.mark && l10n.t('programmatic: {0}', purposeOfMark(person.mark)),
      ),
      ' · ',
    );
    return person.memberships.map(({ account: { slug }, user, rights }) => ({
      user: links.of({ text: name, userId: person.id, slug }) ?? -1,
      account: numberOf(slug),
      userId: person.id,
      cells: inOrder({
        user: name,
        email: shown(user.email ?? person.email ?? ''),
        account: names.account(slug),
        permission: permissionLabel(rights.permission),
        scopes: scopesLabel(rights.scopes),
        note,
      }),
      rank: rankOf(statedRightsOf(user)),
    }));
  });
}

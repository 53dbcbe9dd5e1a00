import type { AccountAccess } from '../../../fakturoid/schemas/currentUser';
import type { Standing } from './observation';

/** An account that is asked about, by a number that names nobody. */
export interface ChosenAccount {
  readonly slug: string;
  readonly number: number;
  readonly standing: Standing;
  /** Asked only if requests are left. */
  readonly isSpare: boolean;
}

const ALL_SCOPES = ['invoices', 'expenses', 'reports'];

/**
 * The most informative accounts: one of an owner, one of somebody else, both with all scopes, and one where scopes
 * are missing, of an owner if there is one. Together they show what is refused for lack of which right. At most
 * three, and one that is known to be blocked.
 */
export function accountsToAsk(
  accounts: readonly AccountAccess[],
  blockedSlug: string | undefined,
): readonly ChosenAccount[] {
  const known = accounts
    .filter(({ slug }) => slug !== blockedSlug)
    .map((account) => ({ slug: account.slug, standing: standingIn(account) }));
  const first = (isOwner: boolean, hasAllScopes: boolean | undefined) =>
    known.find(({ standing }) => standing.isOwner === isOwner && standing.hasAllScopes === hasAllScopes);
  const telling = [
    first(true, true) ?? first(true, undefined),
    first(false, true) ?? first(false, undefined),
    first(true, false) ?? first(false, false),
  ];
  const found = telling.filter((account) => account !== undefined);
  const blocked = accounts.find(({ slug }) => slug === blockedSlug);
  return [
    ...(found.length > 0 ? found : known.slice(0, 1)).map((account) => ({ ...account, isSpare: false })),
    ...(blocked ? [{ slug: blocked.slug, standing: standingIn(blocked), isSpare: true }] : []),
  ].map((account, index) => ({ ...account, number: index + 1 }));
}

/** An empty list of scopes is not documented, so it is not taken for a lack of them. */
function standingIn({ permission, allowed_scope: scopes }: AccountAccess): Standing {
  return {
    isOwner: typeof permission === 'string' ? permission === 'owner' : undefined,
    hasAllScopes:
      Array.isArray(scopes) && scopes.length > 0
        ? ALL_SCOPES.every((scope) => scopes.includes(scope))
        : undefined,
  };
}

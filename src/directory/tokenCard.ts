import { present } from '../base/present';
import type { Directory } from './directory';
import { asRead, type KnownAccess, reviewOf } from './makeReview';
import type { ProgrammaticUsers } from './programmaticUsers';
import type { Review, ReviewedAccount, ReviewedIdentity } from './review';
import { indexReview } from './reviewIndex';
import { type EffectiveRights, effectiveRightsOf } from '../rights/effectiveRights';
import type { Rights } from '../rights/rights';
import type { CurrentUser } from '../fakturoid/schemas/currentUser';
import type { Identity } from '../session/sessions';

/** What every token of an identity can do: it has each right of its user for which the API has a route. */
export interface TokenCard {
  readonly identity: ReviewedIdentity;
  /** Sorted by slug. */
  readonly accounts: readonly CardAccount[];
  readonly warnings: readonly TokenWarning[];
}

/** One account that a token reaches, with what it may do there. */
interface CardAccount {
  readonly account: ReviewedAccount;
  readonly rights: Rights;
  readonly abilities: EffectiveRights;
}

/** What to know before a token is handed over. */
export type TokenWarning =
  /** It has the rights of an account owner, as far as the API has routes for them. */
  | { readonly kind: 'actsAsOwner'; readonly slugs: readonly string[] }
  | { readonly kind: 'reachesSeveralAccounts'; readonly count: number }
  /** It reads invoices and expenses. */
  | { readonly kind: 'readsEverything'; readonly slugs: readonly string[] }
  /** Permission or scopes are not stated or not documented. */
  | { readonly kind: 'rightsUnknown'; readonly slugs: readonly string[] }
  /** There may be more accounts than are listed. */
  | { readonly kind: 'accountsUnread'; readonly reason: string };

/** What a card is made of. */
export interface CardMaker {
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
  /** Version of the extension. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** A review of one identity alone from what is known now: its card is made from it, and takes names from it. */
export function reviewOfToken(
  { directory, programmatic, version, now }: CardMaker,
  identity: Identity,
): Review {
  // A list of users that was loaded long ago must not hide what `/user.json` says of the token today.
  const own = asRead(directory, ({ kind }) => kind === 'currentUser');
  return reviewOf([identity], own, { marks: programmatic.all(), madeAt: now(), madeWith: version });
}

/** A review for a token that was only tried; nobody is signed in with it. */
export function reviewOfTried(
  { programmatic, version, now }: Omit<CardMaker, 'directory'>,
  identity: Identity,
  user: CurrentUser,
): Review {
  const known: KnownAccess = {
    currentUser: () => ({ status: 'ready', value: user }),
    users: () => ({ status: 'idle' }),
  };
  return reviewOf([identity], known, { marks: programmatic.all(), madeAt: now(), madeWith: version });
}

/**
 * The card of an identity. It takes what `/user.json` says and no list of users, so the review need not have loaded any.
 *
 * @returns undefined when the review knows no such identity
 */
export function tokenCardOf(review: Review, userId: number): TokenCard | undefined {
  const { identities, people } = indexReview(review);
  const identity = identities.find((candidate) => candidate.userId === userId);
  if (identity === undefined) {
    return undefined;
  }
  const accounts = (people.get(userId)?.memberships ?? []).map(({ account, rights }) => ({
    account,
    rights,
    abilities: effectiveRightsOf(rights),
  }));
  return { identity, accounts, warnings: warningsOf(identity, accounts) };
}

function warningsOf({ unread }: ReviewedIdentity, accounts: readonly CardAccount[]): TokenWarning[] {
  const slugsWhere = (predicate: (account: CardAccount) => boolean): readonly string[] =>
    accounts.filter(predicate).map(({ account }) => account.slug);
  const owned = slugsWhere(({ abilities }) => abilities.manageUsers === 'yes');
  const wholly = slugsWhere(
    ({ abilities }) => abilities.readInvoices === 'yes' && abilities.readExpenses === 'yes',
  );
  const unknown = slugsWhere(({ rights }) => isUnknown(rights));
  return present<TokenWarning>(
    owned.length > 0 && { kind: 'actsAsOwner', slugs: owned },
    accounts.length > 1 && { kind: 'reachesSeveralAccounts', count: accounts.length },
    wholly.length > 0 && { kind: 'readsEverything', slugs: wholly },
    unknown.length > 0 && { kind: 'rightsUnknown', slugs: unknown },
    unread !== null && { kind: 'accountsUnread', reason: unread },
  );
}

function isUnknown({ permission, scopes }: Rights): boolean {
  return (
    permission.kind !== 'known' ||
    scopes.kind === 'notStated' ||
    scopes.unknown.length > 0 ||
    scopes.known.length === 0
  );
}

import { line, type Shown, shown } from '../../base/shown';
import { knownAccounts } from '../../directory/people';
import type { KnownAccount } from '../../directory/lookUp';
import { routeLabel, verdictLabel } from '../../labels/calls';
import { nameOfIdentity } from '../../labels/names';
import { briefListOf } from '../../labels/lists';
import { l10n } from '../../platform/l10n';
import { rightsOf } from '../../rights/rights';
import type { Route } from '../../rights/routes';
import { type CallVerdict, judge } from '../../rights/verdict';
import type { CallsContext } from './context';

/** The account of the workspace, and which calls of the code those who have access to it may make. */
export interface InAccount {
  readonly heading: Shown;
  readonly facts: readonly { readonly label: Shown; readonly value: Shown }[];
  /** Why nothing is known about the account. */
  readonly text: Shown | undefined;
}

/** How many calls are named; the table below has all of them. */
const MOST_NAMED = 8;

/** The worst verdict decides, and its calls are named. */
const WORST_FIRST: readonly CallVerdict[] = ['no', 'probablyNot', 'unknown', 'probably', 'yes'];

/** Uses what was loaded, without a request; undefined where the workspace has no account, or its code calls none. */
export async function inAccountOfWorkspace(
  { sessions, directory, workspaceAccount: { slug } }: CallsContext,
  routes: readonly Route[],
): Promise<InAccount | undefined> {
  const called = routes.filter(({ path }) => path.startsWith('/accounts/'));
  if (slug === undefined || called.length === 0) {
    return undefined;
  }
  const accounts = knownAccounts(directory, await sessions.list());
  const meant = accounts.filter(({ account }) => account.slug === slug);
  return {
    heading: l10n.t('In the account of this workspace, {0}', shown(slug)),
    facts: meant.map((known) => ({ label: nameOfIdentity(known.identity), value: granted(known, called) })),
    text: meant.length > 0 ? undefined : notKnown(accounts, slug),
  };
}

/** Why no identity with access to an account is known. */
export function notKnown(accounts: readonly KnownAccount[], slug: string): Shown {
  return accounts.length === 0
    ? l10n.t('No rights are loaded yet.')
    : l10n.t('No signed-in identity has access to the account “{0}”.', shown(slug));
}

function granted({ account }: KnownAccount, called: readonly Route[]): Shown {
  const rights = rightsOf(account);
  const judged = called.map((route) => ({ route, verdict: judge(route, rights).verdict }));
  const worst = WORST_FIRST.find((wanted) => judged.some(({ verdict }) => verdict === wanted)) ?? 'unknown';
  const { sign, words } = verdictLabel(worst);
  if (worst === 'yes' || worst === 'probably') {
    return line`${sign} ${words}`;
  }
  const which = judged.filter(({ verdict }) => verdict === worst).map(({ route }) => routeLabel(route));
  return line`${sign} ${words}: ${briefListOf(which, MOST_NAMED)}`;
}

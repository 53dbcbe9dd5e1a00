import type { AccountAccess, CurrentUser } from '../../../fakturoid/schemas/currentUser';
import { GATES, SOURCES } from '../../../rights/gates';
import { matchRoute } from '../../../rights/matchRoute';
import { type Rights, rightsOf } from '../../../rights/rights';
import { pageOf } from '../../../rights/routes';
import { judge } from '../../../rights/verdict';
import type { AskedCall } from './typedRequest';

/**
 * The answer for a language model. Its only texts from the API are slugs that look like slugs. Names, emails and
 * undocumented values are left out, so that nothing in it reads as an instruction or is about a person.
 */
export type ToolAnswer = Readonly<Record<string, unknown>>;

/** The characters of a slug; anything else is not passed on. */
const PLAIN_SLUG = /^[a-z0-9](?:[a-z0-9_-]{0,62})$/i;

/** An identity as a tool knows it: by the id of its user. */
export interface ToolIdentity {
  readonly userId: number;
  /** Undefined: it could not be loaded. */
  readonly current: Pick<CurrentUser, 'accounts'> | undefined;
}

/** The accounts that identities have access to, and with which rights. */
export function accountsAnswer(identities: readonly ToolIdentity[]): ToolAnswer {
  return {
    identities: identities.map(({ userId, current }) => ({
      userId,
      accounts: current === undefined ? 'could not be loaded' : (current.accounts ?? []).map(accountAnswer),
    })),
  };
}

/** Whether an identity may make a call in an account. */
export function callAnswer(asked: AskedCall, account: AccountAccess | undefined): ToolAnswer {
  const match = matchRoute(asked.method, asked.path);
  switch (match.kind) {
    case 'removed':
      return { verdict: 'no', reason: 'removed on 4 April 2024' };
    case 'undocumented':
      return { verdict: 'not documented', reason: 'API v3 documents no such route' };
    case 'otherMethod':
      return { verdict: 'not documented', documentedMethods: match.routes.map(({ method }) => method) };
    case 'documented': {
      const { route } = match;
      if (account === undefined && route.path.startsWith('/accounts/')) {
        return { error: 'Name the account by its slug; fakturoid_accounts lists those that there are.' };
      }
      const gate = GATES[route.area];
      const { verdict, reason, sources } = judge(route, rightsOf(account ?? {}), asked.event);
      return {
        ...{ route: `${route.method} ${route.path}`, verdict, reason },
        needed: { permission: (route.changes ? gate.change : gate.read).value, scope: gate.scope.value },
        ...(route.changes && { keepInMind: 'plan and state can reject any change' }),
        sources: [
          pageOf(route.area),
          ...sources.map((source) => SOURCES[source]).filter((link) => link !== undefined),
        ],
      };
    }
  }
}

function accountAnswer(account: AccountAccess): ToolAnswer {
  const { permission, scopes } = rightsOf(account);
  return {
    slug: PLAIN_SLUG.test(account.slug) ? account.slug : 'not shown: it is no plain slug',
    permission: permission.kind === 'known' ? permission.value : permission.kind,
    ...scopesAnswer(scopes),
  };
}

function scopesAnswer(scopes: Rights['scopes']): ToolAnswer {
  return scopes.kind === 'notStated'
    ? { scopes: 'notStated' }
    : { scopes: scopes.known, ...(scopes.unknown.length > 0 && { unknownScopes: scopes.unknown.length }) };
}

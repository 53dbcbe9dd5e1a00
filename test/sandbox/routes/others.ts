import { lacksRight } from '../errors';
import { DOCUMENTED_ROUTES, type DocumentedRoute } from '../data/documentedRoutes';
import type { Membership } from '../data/model';
import { empty, json, type Reply } from '../reply';
import { bodyParameters } from '../request';
import type { Call, Handler } from './call';
import { inAccount } from './resources';

interface OtherRoute {
  readonly method: string;
  /** Below the API path, without the suffix. */
  readonly path: RegExp;
  readonly suffixes: readonly string[];
  readonly handler: Handler;
}

/** Parts of the service that the web application has a section for (blog of 11 March 2019); the last three are guessed. */
const SCOPES: Readonly<Record<string, string>> = {
  invoices: 'invoices',
  invoice_payments: 'invoices',
  messages: 'invoices',
  expenses: 'expenses',
  expense_payments: 'expenses',
  inbox_files: 'expenses',
  generators: 'invoices',
  recurring: 'invoices',
};

const HAVE_DATA = ['/user.json', '/accounts/{slug}/users.json', '/accounts/{slug}/account.json'];

/** The documented routes that hold no data here: what they answer is whether the caller has the right to them. */
export const OTHER_ROUTES: readonly OtherRoute[] = DOCUMENTED_ROUTES.filter(
  ({ path, part }) => part !== 'oauth' && part !== 'events' && !HAVE_DATA.includes(path),
).map((route) => {
  const [, path = '', suffix = ''] = /^(.*?)(\.[a-z]+)?$/.exec(route.path) ?? [];
  const pattern = path.replace('{slug}', '([^/]+)').replace(/\{[^}]*\}/g, '[^/]+');
  return {
    method: route.method,
    path: new RegExp(`^${pattern}$`),
    suffixes: [suffix],
    handler: (call) => answer(route, call),
  };
});

function answer(route: DocumentedRoute, call: Call): Reply {
  return inAccount(call, 'everyone', (_, membership) => {
    const scope = SCOPES[route.part];
    const isOutside =
      call.state.switches.scopeEnforced === 'by-part' &&
      scope !== undefined &&
      !membership.allowedScope.includes(scope);
    if (isOutside || (route.changes && !mayChange(route, call, membership))) {
      return lacksRight(call.state.switches, 'You do not have permission to do this');
    }
    if (route.method === 'GET') {
      return json(200, route.path.includes('{id}') ? {} : []);
    }
    return route.method === 'DELETE' ? empty(204) : json(route.method === 'POST' ? 201 : 200, {});
  });
}

/**
 * API v2: who reads may only GET. Help page on roles: who writes may change documents, and an accountant may lock them;
 * what else an unknown permission allows is nobody's to say, so nothing.
 */
function mayChange(route: DocumentedRoute, { request }: Call, { permission }: Membership): boolean {
  if (permission === 'accountant' && route.path.endsWith('/fire.json')) {
    const event = request.query.get('event') ?? bodyParameters(request).get('event') ?? '';
    return ['lock', 'unlock'].includes(event);
  }
  return permission === 'owner' || permission === 'write';
}

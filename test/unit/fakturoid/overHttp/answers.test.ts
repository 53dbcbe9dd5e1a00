import assert from 'node:assert/strict';
import type { Failure } from '../../../../src/fakturoid/errors';
import type { Sandbox } from '../../../sandbox';
import { ERROR_BODIES, FAULT_FORMS, type ErrorBody } from '../../../sandbox/faults';
import { useSandbox } from '../../../kit/sandboxRequests';
import { failure } from '../../../kit/fakturoidFakes';
import { apiAt, fixedToken, until, useServers } from '../../../kit/overHttp';

const SLUG = 'studio-kometa';

type Api = ReturnType<typeof apiAt>;

/** One call of each kind of route. */
const ROUTES = {
  user: ({ client }) => client.getCurrentUser(),
  users: ({ client }) => client.listUsers(SLUG),
  account: ({ client }) => client.getAccount(SLUG),
  token: ({ oauth }, { people }) => oauth.clientCredentials(people.agency),
  revoke: ({ oauth }, { people }) => oauth.revoke(people.agency, 'unknown'),
} satisfies Record<string, (api: Api, sandbox: Sandbox) => Promise<unknown>>;

type Route = keyof typeof ROUTES;

const ROUTE_NAMES = Object.keys(ROUTES) as Route[];

/** Where a person's token is used; the others take a client pair. */
function isResource(route: Route): boolean {
  return route === 'user' || route === 'users' || route === 'account';
}

interface Said {
  readonly description?: string;
  readonly code?: string;
  readonly invoiceUrls?: readonly string[];
}

/** What there is to read in each body. */
function saidIn(body: ErrorBody, status: number, route: Route): Said {
  const slug = route === 'users' || route === 'account' ? SLUG : 'account';
  const said: Record<ErrorBody, Said> = {
    A: { description: 'bank_account: Please set up a bank account' },
    B: { description: `Status ${status}`, code: status === 403 ? 'forbidden' : 'error' },
    C: {
      description: 'Account blocked',
      invoiceUrls: [`https://app.fakturoid.example/${slug}/p/3WfeLRO5HZ/2026-0002`],
    },
    bare: { description: `Status ${status}` },
    blank: {},
    empty: {},
    html: {},
  };
  return said[body];
}

/** What each status means, at a resource and at the OAuth routes. */
const STATUSES: Readonly<Record<number, 'refused' | ((said: Said, route: Route) => Failure)>> = {
  400: 'refused',
  401: 'refused',
  402: ({ invoiceUrls = [] }) => ({ kind: 'blockedAccount', invoiceUrls }),
  403: 'refused',
  404: 'refused',
  // Never gets through fetch (Fetch standard, HTTP-network-or-cache fetch); of a tunnel see the connections.
  407: () => ({ kind: 'network' }),
  408: () => ({ kind: 'timeout', afterMs: 0 }),
  409: 'refused',
  415: 'refused',
  418: 'refused',
  422: 'refused',
  // The header of the sandbox's rate limit says how long to wait, whatever the body is.
  429: () => ({ kind: 'rateLimited', retryAfterMs: 60_000 }),
  500: () => ({ kind: 'server', status: 500 }),
  502: () => ({ kind: 'server', status: 502 }),
  503: () => ({ kind: 'server', status: 503 }),
  504: () => ({ kind: 'server', status: 504 }),
  599: () => ({ kind: 'server', status: 599 }),
};

function expected(status: number, said: Said, route: Route): Failure {
  const meaning = STATUSES[status];
  if (typeof meaning === 'function') return meaning(said, route);
  const { description, code } = said;
  const words = description === undefined ? {} : { description };
  if (!isResource(route)) return { kind: 'grantRefused', status, ...(code && { code }), ...words };
  switch (status) {
    case 401:
      return { kind: route === 'user' ? 'unauthorized' : 'forbidden', ...words };
    case 403:
      return { kind: 'forbidden', ...words };
    case 404:
      return { kind: 'notFound', ...words };
    default:
      return { kind: 'badRequest', status, ...words };
  }
}

/** Bodies that the sandbox gives a status of itself. */
const USUAL: Readonly<Record<number, Said>> = {
  401: { description: 'The access token is invalid or has expired', code: 'invalid_token' },
  403: { description: 'This action is not allowed', code: 'forbidden' },
  404: { description: 'Not found', code: 'resource_not_found' },
  415: { description: 'Only JSON is supported', code: 'unsupported_media_type' },
  422: { description: "name: can't be blank" },
};

/** How a call under a fault ends. */
type Ending = 'well' | Failure;

const NOT_JSON: Ending = { kind: 'invalidResponse', reason: 'notJson' };
const TOO_LARGE: Ending = { kind: 'invalidResponse', reason: 'tooLarge' };
const REDIRECTED: Ending = { kind: 'redirected' };

/** Every fault but the statuses, and how it ends; a revocation that succeeds has no body to spoil. */
const FAULTS: Readonly<Record<string, Ending | ((route: Route) => Ending)>> = {
  'delay=500': 'well',
  hang: { kind: 'timeout', afterMs: 15_000 },
  reset: { kind: 'network', code: 'ECONNRESET' },
  abort: (route) => (route === 'revoke' ? 'well' : { kind: 'network', code: 'UND_ERR_SOCKET' }),
  truncate: (route) => (route === 'revoke' ? 'well' : NOT_JSON),
  garbage: NOT_JSON,
  html: NOT_JSON,
  wrongContentType: 'well',
  slowBody: 'well',
  hugeBody: TOO_LARGE,
  emptyBody: (route) => (route === 'revoke' ? 'well' : NOT_JSON),
  badHeaders: 'well',
  'slowBody=200': 'well',
  'hugeBody=1': TOO_LARGE,
  'redirect=301': REDIRECTED,
  'redirect=302': REDIRECTED,
  'redirect=307': REDIRECTED,
  'redirect=308': REDIRECTED,
};

describe('answers over HTTP', () => {
  const sandbox = useSandbox({ switches: { errorBody: 'format-b' } });
  const serve = useServers();
  const signedIn = (): Api =>
    apiAt(sandbox().apiUrl, fixedToken(sandbox().issueToken(sandbox().people.agency)));

  for (const route of ROUTE_NAMES) {
    describe(route, () => {
      it('is well without a fault', async () => {
        await ROUTES[route](signedIn(), sandbox());
      });

      for (const status of Object.keys(STATUSES).map(Number)) {
        it(`tells ${status}, whatever its body`, async () => {
          const attempt = (fault: string): ReturnType<typeof failure> => {
            // A refused token is tried once more, renewed.
            sandbox().fail(route, fault, route === 'user' && status === 401 ? 2 : 1);
            return failure(ROUTES[route](signedIn(), sandbox()));
          };
          for (const body of ERROR_BODIES) {
            const failed = await attempt(`${status}=${body}`);
            assert.deepEqual(failed, expected(status, saidIn(body, status, route), route), body);
          }
          const usual = USUAL[status];
          const failed = await attempt(String(status));
          if (usual) assert.deepEqual(failed, expected(status, usual, route));
          else assert.equal(failed.kind, expected(status, {}, route).kind);
        });
      }

      for (const [fault, ending] of Object.entries(FAULTS)) {
        it(`lives through ${fault}`, async () => {
          const api = signedIn();
          sandbox().fail(route, fault);
          const arrived = sandbox().nextRequest(route);
          const work = ROUTES[route](api, sandbox());
          const outcome = work.then(
            () => 'well',
            () => failure(work),
          );
          await arrived;
          if (fault === 'hang') await api.clock.advance(15_000);
          assert.deepEqual(await outcome, typeof ending === 'function' ? ending(route) : ending);
          assert.equal(sandbox().requests[0]?.fault, fault.replace(/=.*/, ''));
          assert.equal(api.clock.sleeping, 0, 'no timer stays behind');
          if (fault === 'hang' || fault === 'hugeBody') {
            await until(() => sandbox().requests[0]?.aborted === true);
          }
          // The next one is as if nothing had been.
          await ROUTES[route](signedIn(), sandbox());
        });
      }

      for (const status of [400, 403]) {
        it(`tells that the User-Agent is refused with ${status}`, async () => {
          const origin = await serve((_request, response) => {
            response
              .writeHead(status, { 'Content-Type': 'application/json' })
              .end(
                '{"error":"invalid_request","error_description":"Required header \\"User-Agent\\" is missing"}',
              );
          });
          const failed = await failure(ROUTES[route](apiAt(origin, fixedToken('t')), sandbox()));
          assert.deepEqual(failed, {
            kind: 'userAgentRefused',
            description: 'Required header "User-Agent" is missing',
          });
        });
      }

      it('tells that a User-Agent without a contact is refused', async () => {
        sandbox().switches.userAgentCheck = 'form';
        const token = sandbox().issueToken(sandbox().people.agency);
        const api = apiAt(sandbox().apiUrl, fixedToken(token), { userAgent: 'FakturoidExplorer' });
        assert.equal((await failure(ROUTES[route](api, sandbox()))).kind, 'userAgentRefused');
      });
    });
  }

  it('has a row for every fault that the sandbox knows', () => {
    const forms = Object.keys(FAULTS).map((fault) =>
      fault.replace(/^(delay|slowBody)=\d+$/, '$1=ms').replace(/^(hugeBody)=\d+$/, '$1=megabytes'),
    );
    const known: string[] = FAULT_FORMS.flatMap((form): readonly string[] =>
      form.startsWith('redirect=')
        ? form
            .replace('redirect=', '')
            .split('|')
            .map((status) => `redirect=${status}`)
        : [form],
    );
    assert.deepEqual(known.filter((form) => !form.startsWith('STATUS')).toSorted(), forms.toSorted());
  });
});

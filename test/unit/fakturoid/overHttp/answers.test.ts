import assert from 'node:assert/strict';
import type { Failure, FailureKind } from '../../../../src/fakturoid/errors';
import type { Sandbox } from '../../../sandbox';
import { FAULT_FORMS } from '../../../sandbox/faults';
import { useSandbox } from '../../../kit/sandboxRequests';
import { failure } from '../../../kit/fakeClient';
import { apiAt, fixedToken, until } from '../../../kit/realClient';

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

/** What a status is at a resource and at the OAuth routes. What its body may say see at httpFailure and oauth. */
const STATUSES: readonly (readonly [fault: string, atResource: FailureKind, atOauth?: FailureKind])[] = [
  ['402', 'blockedAccount'],
  ['403=A', 'forbidden', 'grantRefused'],
  ['404=bare', 'notFound', 'grantRefused'],
  // Never gets through fetch (Fetch standard, HTTP-network-or-cache fetch).
  ['407=html', 'network'],
  ['408=empty', 'timeout'],
  ['422=B', 'badRequest', 'grantRefused'],
  ['429=blank', 'rateLimited'],
  ['503=html', 'server'],
];

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
  'redirect=303': REDIRECTED,
  'redirect=307': REDIRECTED,
  'redirect=308': REDIRECTED,
};

describe('answers over HTTP', () => {
  const sandbox = useSandbox({ switches: { errorBody: 'format-b' } });
  const signedIn = (): Api =>
    apiAt(sandbox().apiUrl, fixedToken(sandbox().issueToken(sandbox().people.agency)));

  for (const route of ROUTE_NAMES) {
    describe(route, () => {
      it('is well without a fault', async () => {
        await ROUTES[route](signedIn(), sandbox());
      });

      for (const [fault, atResource, atOauth = atResource] of STATUSES) {
        it(`tells ${fault}`, async () => {
          sandbox().fail(route, fault);
          const failed = await failure(ROUTES[route](signedIn(), sandbox()));
          assert.equal(failed.kind, ['token', 'revoke'].includes(route) ? atOauth : atResource);
          // The header of the sandbox's rate limit says how long to wait.
          if (failed.kind === 'rateLimited') assert.equal(failed.retryAfterMs, 60_000);
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

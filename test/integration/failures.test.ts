import assert from 'node:assert/strict';
import { systemClock } from '../../src/base/clock';
import { FakturoidClient } from '../../src/fakturoid/client';
import { FakturoidError, type Failure, type FailureKind } from '../../src/fakturoid/errors';
import { OAuthClient } from '../../src/fakturoid/oauth';
import { RateLimiter } from '../../src/fakturoid/rateLimit';
import { Transport, type TransportOptions } from '../../src/fakturoid/transport';
import { sentenceOfFailure, wordsOfFailure, type Remedy } from '../../src/labels/failures';
import { startSandbox } from '../sandbox';
import { SandboxControl } from '../sandbox/control';
import { required } from './support/required';

interface Row {
  /** Makes it go wrong; rejects. */
  readonly provoke: () => Promise<unknown>;
  /** Exactly what a person is told, in English. */
  readonly what: string;
  /** A part of the hint that only this failure has. */
  readonly hint: RegExp;
  /** The first address that is offered with it; without one none may be. */
  readonly links?: RegExp;
  readonly remedy: Remedy;
}

const SLUG = 'dvorak-design';

describe('failures in words', () => {
  const apiUrl = required('FAKTUROID_API_URL');
  const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
  const silent = {
    debug: () => undefined,
    info: () => undefined,
    warn: () => undefined,
    error: () => undefined,
  };

  interface Api {
    readonly client: FakturoidClient;
    readonly oauth: OAuthClient;
  }

  /** The client over VS Code's own fetch, signed in, which repeats nothing. */
  async function api(options: Partial<TransportOptions> = {}): Promise<Api> {
    const token = await sandbox.issueToken('freelancer');
    const transport = new Transport({
      apiBase: apiUrl,
      fetch,
      clock: systemClock,
      userAgent: () => 'FakturoidExplorer/0.0.0 (test@example.org)',
      log: silent,
      ...options,
    });
    const limiter = new RateLimiter({ clock: systemClock });
    const client = new FakturoidClient({
      transport,
      tokens: { get: () => Promise.resolve(token), renew: () => Promise.resolve(token) },
      limiter,
      clock: systemClock,
      log: silent,
      retryBudgetMs: 0,
    });
    return { client, oauth: new OAuthClient({ transport, limiter, clock: systemClock, retryBudgetMs: 0 }) };
  }

  /** Reads the current user while the sandbox has a fault. */
  const under =
    (fault: string, options: Partial<TransportOptions> = {}) =>
    async (): Promise<unknown> => {
      const { client } = await api(options);
      await sandbox.fail('user', fault, Infinity);
      return client.getCurrentUser();
    };

  /** Reads the current user while fetch fails as Node's does. */
  const failing = (code: string, message = code) =>
    under('hang', {
      fetch: () =>
        Promise.reject(new TypeError('fetch failed', { cause: Object.assign(new Error(message), { code }) })),
    });

  const ROWS = {
    unauthorized: {
      provoke: under('401'),
      what: 'Sign-in no longer valid',
      hint: /Sign in again\./,
      remedy: 'signIn',
    },
    grantRefused: {
      provoke: async () => (await api()).oauth.clientCredentials({ clientId: 'a', clientSecret: 'b' }),
      what: 'Credentials refused',
      hint: /Settings → User account.*\(Client authentication failed\)$/,
      remedy: 'signIn',
    },
    forbidden: {
      provoke: under('403=A'),
      what: 'No permission',
      hint: /\(403\).*\(bank_account: Please set up a bank account\)$/,
      remedy: 'retry',
    },
    blockedAccount: {
      provoke: under('402'),
      what: 'Account blocked',
      hint: /\(402\)\. Its owner can pay them\.$/,
      links: /^https:\/\/app\.fakturoid\.example\//,
      remedy: 'retry',
    },
    notFound: {
      provoke: async () => {
        await sandbox.setSwitches({ errorBody: 'format-b' });
        return under('404')();
      },
      what: 'Not found',
      hint: /\(404\)\. \(Not found\)$/,
      remedy: 'retry',
    },
    rateLimited: {
      provoke: under('429'),
      what: 'Too many requests',
      hint: /\(429\)\. Try again in \d+ s\.$/,
      remedy: 'retry',
    },
    userAgentRefused: {
      provoke: async () => {
        await sandbox.setSwitches({ userAgentCheck: 'form' });
        return (await api({ userAgent: () => 'nobody' })).client.getCurrentUser();
      },
      what: 'Contact refused',
      hint: /fakturoid\.contact.*User-Agent/,
      remedy: 'retry',
    },
    badRequest: {
      provoke: under('422'),
      what: 'Request refused (422)',
      hint: /the log tells more\. \(name: can't be blank\)$/,
      remedy: 'retry',
    },
    server: {
      provoke: under('503=html'),
      what: 'Server fault (503)',
      hint: /Try again later\.$/,
      remedy: 'retry',
    },
    nameNotFound: {
      provoke: failing('ENOTFOUND'),
      what: 'Server not found',
      hint: /the VPN and the DNS server\.$/,
      remedy: 'retry',
    },
    connectionRefused: {
      provoke: async () => {
        const gone = await startSandbox();
        await gone.close();
        return (await api({ apiBase: gone.apiUrl })).client.getCurrentUser();
      },
      what: 'Connection refused',
      hint: /http\.proxy/,
      remedy: 'retry',
    },
    offline: {
      provoke: failing('ENETUNREACH'),
      what: 'Offline',
      hint: /Check the connection\.$/,
      remedy: 'retry',
    },
    certificate: {
      provoke: async () => {
        const secure = await startSandbox({ https: true });
        try {
          return await (await api({ apiBase: secure.apiUrl })).client.getCurrentUser();
        } finally {
          await secure.close();
        }
      },
      what: 'Certificate not trusted',
      hint: /http\.systemCertificates.*\([A-Z_]+\)$/,
      remedy: 'retry',
    },
    proxyLogin: {
      provoke: failing('UND_ERR_ABORTED', 'Proxy response (407) !== 200 when HTTP Tunneling'),
      what: 'A proxy asks for a login',
      hint: /\(407\).*http\.proxySupport/,
      remedy: 'retry',
    },
    network: {
      provoke: under('reset'),
      what: 'Connection failed',
      hint: /Try again\. \([A-Z_]+\)$/,
      remedy: 'retry',
    },
    timeout: {
      provoke: under('hang', { timeoutMs: 100 }),
      what: 'No answer in time',
      hint: /did not answer within \d+ s/,
      remedy: 'retry',
    },
    redirected: {
      provoke: under('redirect=302'),
      what: 'Unexpected redirect',
      hint: /the token would travel with them/,
      remedy: 'retry',
    },
    invalidResponse: {
      provoke: under('truncate'),
      what: 'Answer not understood',
      hint: /^It is not JSON, or it is cut off/,
      remedy: 'retry',
    },
    unexpected: {
      provoke: () => Promise.reject(new FakturoidError({ kind: 'unexpected' })),
      what: 'Fault of the extension',
      hint: /the log tells more\.$/,
      remedy: 'retry',
    },
  } satisfies Record<FailureKind, Row>;

  beforeEach(() => sandbox.reset());

  async function failureOf(work: Promise<unknown>): Promise<Failure> {
    try {
      await work;
    } catch (error) {
      assert.ok(error instanceof FakturoidError, String(error));
      return error.failure;
    }
    return assert.fail('did not fail');
  }

  for (const [kind, row] of Object.entries(ROWS) as [FailureKind, Row][]) {
    it(`says “${row.what}” for ${kind}`, async () => {
      const failure = await failureOf(row.provoke());
      assert.equal(failure.kind, kind);
      const { what, hint, links, remedy } = wordsOfFailure(failure);
      assert.equal(what, row.what);
      assert.match(links?.[0] ?? '', row.links ?? /^$/);
      assert.match(hint, row.hint);
      assert.equal(remedy, row.remedy);
      assert.ok(sentenceOfFailure(failure).startsWith(`${what}.`));
    });
  }

  for (const [name, provoke, hint] of [
    ['a page for people', under('html'), /^It is not JSON/],
    ['a body without an end', under('hugeBody'), /^It is larger than any answer/],
    [
      'a list without an end',
      under('hang', {
        fetch: () => Promise.resolve(Response.json({ id: 1, accounts: Array(2_001).fill({}) })),
      }),
      /^The response lists more accounts or users/,
    ],
    [
      'something else than a user',
      under('hang', { fetch: () => Promise.resolve(new Response('{"name":"secret"}')) }),
      /^It has another shape than Fakturoid documents\. \(user\.id: expected integer\)$/,
    ],
  ] as const) {
    it(`says what is wrong with ${name}`, async () => {
      const failure = await failureOf(provoke());
      assert.equal(failure.kind, 'invalidResponse');
      assert.match(wordsOfFailure(failure).hint, hint);
    });
  }

  it('says that an account out of reach is not about the sign-in, also when it answers 401', async () => {
    await sandbox.setSwitches({ foreignSlug: 401 });
    const { client } = await api();
    const { what, remedy } = wordsOfFailure(await failureOf(client.listUsers(SLUG)));
    assert.equal(what, 'No permission');
    assert.equal(remedy, 'retry');
  });
}).timeout(20_000);

import assert from 'node:assert/strict';
import type { Failure, FailureKind } from '../../../src/fakturoid/errors';
import { sentenceOfFailure, wordsOfFailure } from '../../../src/labels/failures';
import { startSandbox } from '../../sandbox';
import { SandboxControl } from '../../sandbox/control';
import { failure } from '../../kit/fakeClient';
import { apiAt, fixedToken } from '../../kit/realClient';
import { required } from '../support/required';

/** Each kind, what exactly a person is told of it in English, and a part of the hint that only this failure has. */
const WORDS: { readonly [K in FailureKind]: readonly [Failure & { kind: K }, what: string, hint: RegExp] } = {
  unauthorized: [{ kind: 'unauthorized' }, 'Sign-in no longer valid', /Sign in again\./],
  grantRefused: [
    { kind: 'grantRefused', status: 401, description: 'Client authentication failed' },
    'Credentials rejected',
    /probably deleted there.* Sign in again\. \(Client authentication failed\)$/,
  ],
  forbidden: [
    { kind: 'forbidden', description: 'bank_account: Please set up a bank account' },
    'No permission',
    /\(403\).*\(bank_account: Please set up a bank account\)$/,
  ],
  blockedAccount: [
    { kind: 'blockedAccount', invoiceUrls: ['https://app.fakturoid.cz/firm/p/1/2026-0002'] },
    'Account blocked',
    /\(402\)\. Its owner can pay them\.$/,
  ],
  notFound: [{ kind: 'notFound', description: 'Gone' }, 'Not found', /\(404\)\. \(Gone\)$/],
  rateLimited: [
    { kind: 'rateLimited', retryAfterMs: 45_000 },
    'Too many requests',
    /\(429\)\. Try again in 45 s\.$/,
  ],
  userAgentRefused: [
    { kind: 'userAgentRefused', description: 'Required header "User-Agent" is missing' },
    'Contact rejected',
    /fakturoid\.contact.*User-Agent/,
  ],
  badRequest: [
    { kind: 'badRequest', status: 422, description: "name: can't be blank" },
    'Request rejected (422)',
    /See the log for details\. \(name: can't be blank\)$/,
  ],
  server: [{ kind: 'server', status: 503 }, 'Server error (503)', /Try again later\.$/],
  nameNotFound: [{ kind: 'nameNotFound' }, 'Server not found', /the VPN and the DNS server\.$/],
  connectionRefused: [{ kind: 'connectionRefused' }, 'Connection refused', /http\.proxy/],
  offline: [{ kind: 'offline' }, 'Offline', /Check your connection\.$/],
  certificate: [
    { kind: 'certificate', code: 'CERT_HAS_EXPIRED' },
    'Certificate not trusted',
    /http\.systemCertificates.*\(CERT_HAS_EXPIRED\)$/,
  ],
  proxyLogin: [{ kind: 'proxyLogin' }, 'Proxy requires sign-in', /\(407\).*http\.proxySupport/],
  network: [{ kind: 'network', code: 'ECONNRESET' }, 'Connection failed', /Try again\. \(ECONNRESET\)$/],
  timeout: [{ kind: 'timeout', afterMs: 15_000 }, 'Request timed out', /didn’t answer within 15 s/],
  redirected: [{ kind: 'redirected' }, 'Unexpected redirect', /so that the token isn’t sent elsewhere/],
  invalidResponse: [
    { kind: 'invalidResponse', reason: 'shape', detail: 'user.id: expected integer' },
    'Unexpected response',
    /^The response doesn’t match Fakturoid’s documentation\. \(user\.id: expected integer\)$/,
  ],
  unexpected: [{ kind: 'unexpected' }, 'Extension error', /See the log for details\.$/],
};

describe('failures in words', () => {
  for (const [kind, [failed, what, hint]] of Object.entries(WORDS)) {
    it(`are “${what}” for ${kind}`, () => {
      const words = wordsOfFailure(failed);
      assert.equal(words.what, what);
      assert.match(words.hint, hint);
      assert.deepEqual(words.links ?? [], failed.kind === 'blockedAccount' ? failed.invoiceUrls : []);
      assert.equal(words.remedy, ['unauthorized', 'grantRefused'].includes(kind) ? 'signIn' : 'retry');
      assert.ok(sentenceOfFailure(failed).startsWith(`${what}.`));
    });
  }

  for (const [reason, hint] of [
    ['notJson', /^The response isn’t valid JSON or is incomplete/],
    ['tooLarge', /^The response is larger than expected/],
    ['tooMany', /^The response lists more accounts or users/],
  ] as const) {
    it(`say what is wrong with an answer: ${reason}`, () =>
      assert.match(wordsOfFailure({ kind: 'invalidResponse', reason }).hint, hint));
  }
});

describe('the fetch of VS Code, which is not the one of Node,', () => {
  const kindAt = async (apiUrl: string, token = 'none'): Promise<string> =>
    (await failure(apiAt(apiUrl, fixedToken(token)).client.getCurrentUser())).kind;

  it('fails in ways that are known, too', async () => {
    const secure = await startSandbox({ https: true });
    assert.equal(await kindAt(secure.apiUrl), 'certificate');
    await secure.close();
    assert.equal(await kindAt(secure.apiUrl), 'connectionRefused');
    const sandbox = new SandboxControl(required('FAKTUROID_SANDBOX_ORIGIN'));
    await sandbox.reset();
    const token = await sandbox.issueToken('freelancer');
    for (const [fault, kind] of [
      ['reset', 'network'],
      ['truncate', 'invalidResponse'],
      ['hugeBody', 'invalidResponse'],
      ['redirect=302', 'redirected'],
      ['429', 'rateLimited'],
    ] as const) {
      await sandbox.fail('user', fault, 1);
      assert.equal(await kindAt(required('FAKTUROID_API_URL'), token), kind, fault);
    }
  });
});

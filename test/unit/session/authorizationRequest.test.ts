import assert from 'node:assert/strict';
import fc from 'fast-check';
import { AUTHORIZATION_LIFETIME_MS, AuthorizationRequest } from '../../../src/session/authorizationRequest';
import { FakeClock } from '../support/fakeClock';

describe('an authorization request', () => {
  const redirect = (parameters: Record<string, string>): string =>
    `https://vscode.dev/redirect?${new URLSearchParams(parameters).toString()}`;

  it('has a state of 128 random bits', () => {
    const states = Array.from({ length: 100 }, () => new AuthorizationRequest(new FakeClock()).state);
    assert.equal(new Set(states).size, 100);
    assert.ok(states.every((state) => Buffer.from(state, 'base64url').length === 16));
  });

  it('takes the code of an answer with its state, once', () => {
    const request = new AuthorizationRequest(new FakeClock());
    const address = redirect({ code: 'abc', state: request.state });
    assert.deepEqual(request.answer(` ${address}\n`), { kind: 'code', code: 'abc' });
    assert.deepEqual(request.answer(address), { kind: 'used' });
  });

  it('refuses a state that is not its own, and still takes the right one', () => {
    const request = new AuthorizationRequest(new FakeClock());
    const older = new AuthorizationRequest(new FakeClock());
    for (const state of [older.state, '', `${request.state}x`, request.state.toLowerCase() + 'A']) {
      assert.deepEqual(request.answer(redirect({ code: 'abc', state })), { kind: 'foreign' });
    }
    assert.deepEqual(request.answer(redirect({ code: 'abc' })), { kind: 'foreign' });
    assert.equal(request.answer(redirect({ code: 'abc', state: request.state })).kind, 'code');
  });

  it('expires after ten minutes', async () => {
    const clock = new FakeClock();
    const request = new AuthorizationRequest(clock);
    await clock.advance(AUTHORIZATION_LIFETIME_MS);
    assert.deepEqual(request.answer(redirect({ code: 'abc', state: request.state })), { kind: 'expired' });
  });

  it('takes an error, or a redirect without a code, for a denial', () => {
    const request = new AuthorizationRequest(new FakeClock());
    assert.deepEqual(request.answer('https://vscode.dev/redirect'), {
      kind: 'denied',
      description: undefined,
    });
    assert.deepEqual(
      request.answer(redirect({ error: 'access_denied', error_description: 'No', state: request.state })),
      { kind: 'denied', description: 'No' },
    );
    assert.equal(request.answer(redirect({ code: 'abc', state: request.state })).kind, 'used');
  });

  it('gives a code for nothing but its own state, whatever comes', () => {
    const request = new AuthorizationRequest(new FakeClock());
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.webUrl({ withQueryParameters: true })),
        fc.dictionary(fc.constantFrom('code', 'state', 'error'), fc.string()),
        (address, parameters) => {
          assert.notEqual(request.answer(address).kind, 'code');
          assert.notEqual(request.answer(redirect(parameters)).kind, 'code');
        },
      ),
    );
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  addressOfCallback,
  AuthorizationRequest,
} from '../../../../src/features/signIn/authorizationRequest';
import { FakeClock } from '../../../kit/fakeClock';
import { authorize, useSandbox } from '../../../kit/sandboxRequests';

describe('an authorization request', () => {
  const sandbox = useSandbox();

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
    await clock.advance(600_000);
    assert.deepEqual(request.answer(redirect({ code: 'abc', state: request.state })), { kind: 'expired' });
  });

  it('takes an error, or an answer without a code, for a denial, once', () => {
    for (const [parameters, description] of [
      [{ error: 'access_denied', error_description: 'No, thank you' }, 'No, thank you'],
      [{ error: 'access_denied' }, undefined],
      [{}, undefined],
    ] as const) {
      const request = new AuthorizationRequest(new FakeClock());
      assert.deepEqual(request.answer(redirect({ ...parameters, state: request.state })), {
        kind: 'denied',
        description,
      });
      assert.equal(request.answer(redirect({ code: 'abc', state: request.state })).kind, 'used');
    }
  });

  it('takes nothing from a stranger: without the state a denial is refused and its text is not passed on', () => {
    const request = new AuthorizationRequest(new FakeClock());
    const description = '[Open the browser again](command:workbench.action.terminal.new)';
    for (const parameters of [
      { error: 'access_denied', error_description: description },
      { error_description: description },
      { error: description },
      { error: 'access_denied', error_description: description, state: '' },
      { error: 'access_denied', error_description: description, state: 'x'.repeat(22) },
    ]) {
      assert.deepEqual(request.answer(redirect(parameters)), { kind: 'foreign' });
    }
    assert.equal(request.answer(redirect({ code: 'abc', state: request.state })).kind, 'code');
  });

  it('says of an address without any answer that it has none, and goes on', () => {
    const request = new AuthorizationRequest(new FakeClock());
    for (const address of ['https://vscode.dev/redirect', 'https://vscode.dev/redirect?windowId=1#top']) {
      assert.deepEqual(request.answer(address), { kind: 'empty' });
    }
    assert.equal(request.answer(redirect({ code: 'abc', state: request.state })).kind, 'code');
  });

  it('reads no address that is longer than any answer', () => {
    const request = new AuthorizationRequest(new FakeClock());
    const address = redirect({ code: 'a'.repeat(10_000), state: request.state });
    assert.deepEqual(request.answer(address), { kind: 'unreadable' });
  });

  it('gives a code as it was sent, whatever signs it has, pasted or from the URI handler', () => {
    const code = fc.oneof(
      fc.constantFrom('a b', 'a+b', 'a%b', 'a%2Bb', 'a&b', 'a=b/c?d#e', '&state', '%', 'ž🙂'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 100 }),
    );
    fc.assert(
      fc.property(
        // A code that ends like the next parameter begins could not be told apart by anybody.
        code.filter((text) => text.trim() !== '' && !/&(code|state|error|error_description)=/.test(text)),
        fc.boolean(),
        (sent, isFirst) => {
          const parametersOf = (state: string): string => {
            const pair = [`code=${encodeURIComponent(sent)}`, `state=${state}`];
            return (isFirst ? pair : pair.reverse()).join('&');
          };
          const pasted = new AuthorizationRequest(new FakeClock());
          const address = `https://vscode.dev/redirect?${parametersOf(pasted.state)}`;
          assert.deepEqual(pasted.answer(address), { kind: 'code', code: sent });
          const handled = new AuthorizationRequest(new FakeClock());
          // As VS Code parses an address: the query is decoded as a whole.
          const query = decodeURIComponent(parametersOf(handled.state));
          const callback = addressOfCallback('vscode://publisher.extension/callback', query);
          assert.deepEqual(handled.answer(callback), { kind: 'code', code: sent });
        },
      ),
    );
  });

  it('understands a denial on the page', async () => {
    const request = new AuthorizationRequest(new FakeClock());
    const address = await authorize(sandbox(), { state: request.state }, 'deny');
    assert.deepEqual(request.answer(address.toString()), {
      kind: 'denied',
      description: 'The resource owner denied the request',
    });
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

import assert from 'node:assert/strict';
import type {
  AuthenticationProviderAuthenticationSessionsChangeEvent as Change,
  EventEmitter as VsCodeEmitter,
} from 'vscode';
import { createExtensionApi } from '../../../src/extensionApi';
import { Emitter } from '../../../src/base/event';
import { FakturoidAuthenticationProvider } from '../../../src/session/authenticationProvider';
import { FakeClock } from '../../kit/fakeClock';
import { openWindow, signIn } from '../../kit/testWindow';

const API = 'https://fakturoid.example/api/v3';

describe('what other extensions get', () => {
  let issued: number;
  let isDown: boolean;
  const fetch: typeof globalThis.fetch = (input) => {
    if ((input as string).endsWith('/oauth/token')) {
      return Promise.resolve(
        isDown
          ? new Response(null, { status: 503 })
          : Response.json({ access_token: `token-${++issued}`, expires_in: 7200 }),
      );
    }
    const accounts = [{ slug: 'kometa', name: 'Kometa', permission: 'owner', allowed_scope: ['invoices'] }];
    const user = { id: 1, full_name: '[x](command:y)', email: 'jana@example.org', accounts };
    return Promise.resolve(
      Response.json(
        (input as string).includes('users.json') ? [{ ...user, allowed_scope: ['invoices'] }] : user,
      ),
    );
  };
  beforeEach(() => {
    issued = 0;
    isDown = false;
  });

  it('is a session whose token has not ended, renewed where it had, and none where that fails', async () => {
    const clock = new FakeClock();
    const { sessions } = openWindow({ apiUrl: API, clock, fetch });
    await signIn(sessions, { clientId: 'client-id', clientSecret: 'client-secret' });
    const changed = new Emitter<Change>() as unknown as VsCodeEmitter<Change>;
    const provider = new FakturoidAuthenticationProvider(sessions, () => Promise.resolve(undefined), changed);
    const tokens = async (): Promise<string[]> =>
      (await provider.getSessions([], {})).map(({ accessToken }) => accessToken);
    assert.deepEqual(await tokens(), ['token-1']);
    await clock.advance(3 * 3_600_000);
    isDown = true;
    assert.deepEqual(await tokens(), []);
    isDown = false;
    assert.deepEqual(await tokens(), ['token-2']);
  });

  it('is a copy, whose change changes nothing here', async () => {
    const window = openWindow({ apiUrl: API, clock: new FakeClock(), fetch });
    const { id } = await signIn(window.sessions, { clientId: 'client-id', clientSecret: 'client-secret' });
    await window.directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    await window.directory.ensure({ kind: 'users', identityId: id, slug: 'kometa' }).settled;
    const api = createExtensionApi(window, () => Promise.reject(new Error('not shown')));
    const given = [await api.identities(), api.accounts(id), api.users(id, 'kometa') ?? []];
    for (const list of given) {
      const [record] = list;
      assert.ok(record);
      assert.throws(() => (list as unknown[]).push(record), TypeError);
      assert.throws(() => Object.assign(record, { name: 'made up' }), TypeError);
      if ('scopes' in record) {
        assert.deepEqual(record.scopes, ['invoices']);
        assert.throws(() => (record.scopes as string[]).push('made up'), TypeError);
      }
    }
    assert.deepEqual(window.directory.users(id, 'kometa').value?.users[0]?.allowed_scope, ['invoices']);
  });
});

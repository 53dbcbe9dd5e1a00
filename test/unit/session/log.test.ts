import assert from 'node:assert/strict';
import { signIn, openWindow } from '../../kit/testWindow';
import { startSandbox } from '../../sandbox';

describe('what is logged', () => {
  it('names no secret, no token and nobody, whatever goes wrong', async () => {
    const sandbox = await startSandbox();
    const window = openWindow({ apiUrl: sandbox.apiUrl });
    const { agency } = sandbox.people;
    const wrong = { clientId: agency.clientId, clientSecret: 'w'.repeat(40) };
    await assert.rejects(signIn(window.sessions, wrong));
    const identity = await signIn(window.sessions, agency);
    await window.directory.loadAll();
    const accounts = window.directory.currentUser(identity.id).value?.accounts ?? [];
    const keys = accounts.flatMap(({ slug }) =>
      (['users', 'account'] as const).map((kind) => ({ kind, identityId: identity.id, slug })),
    );
    for (const fault of ['401', '402', '404', 'html', 'garbage', 'redirect=302', 'truncate'] as const) {
      sandbox.fail('any', fault, 4);
      await Promise.all(keys.slice(0, 4).map((key) => window.directory.reload(key).settled));
    }
    const { id } = identity;
    sandbox.expireTokens();
    sandbox.fail('token', '401', Infinity);
    await window.directory.reload({ kind: 'currentUser', identityId: id }).settled;
    const warnings = window.log.lines.filter((line) => line.startsWith('warn '));
    assert.ok(warnings.length > 10);
    assert.ok(warnings.some((line) => line.includes('/accounts/{slug}/users.json')));

    const users = accounts.flatMap(({ slug }) => window.directory.users(id, slug).value?.users ?? []);
    const tokens = sandbox.requests.map(({ headers }) => headers['authorization']?.split(' ')[1] ?? '');
    const words = [
      ...Object.values(agency).map(String),
      wrong.clientSecret,
      id,
      ...tokens,
      ...accounts.flatMap(({ slug, name, registration_no }) => [slug, name, registration_no]),
      ...users.flatMap((user) => [user.full_name, user.email, user.id]),
    ];
    // Milliseconds and ids of requests may be any number.
    const text = window.log.text.replace(/\d+ ms|X-Request-Id [\w-]+/g, '');
    const told = words.filter((word) => word && text.includes(String(word)));
    assert.deepEqual(told, []);
    window.dispose();
    await sandbox.close();
  });
});

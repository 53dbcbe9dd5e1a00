import assert from 'node:assert/strict';
import { attemptWith } from '../../../../../src/features/inCode/rules/pairs';
import { recognise } from '../../../../../src/features/inCode/rules/recognise';
import { filled, hex, VALUES } from './corpus';

const ID = VALUES['«id»'] ?? '';
const SECRET = VALUES['«secret»'] ?? '';

/** What can be tried of each credential of a file. */
function attempts(text: string): unknown[] {
  const credentials = recognise(text, '.env');
  return credentials.map((credential) => attemptWith(text, credential, credentials));
}

describe('what can be tried of a credential in code', () => {
  const both = { type: 'clientCredentials', client: { clientId: ID, clientSecret: SECRET } };

  it('is an id with its secret, from either of them', () => {
    for (const template of [
      'FAKTUROID_CLIENT_ID=«id»\nFAKTUROID_CLIENT_SECRET=«secret»',
      '{"fakturoid":{"client_secret":"«secret»","client_id":"«id»"}}',
      'new FakturoidClient("«id»", "«secret»")',
      'FAKTUROID="«id»:«secret»"',
    ]) {
      assert.deepEqual(attempts(filled(template)), [both, both], template);
    }
    assert.deepEqual(attempts(filled('Authorization: Basic «basic»')), [both]);
  });

  it('is the secret of the same name where there are several', () => {
    const other = { clientId: hex('x', 40), clientSecret: hex('y', 40) };
    const text = filled(
      `FAKTUROID_TEST_CLIENT_ID=«id»\nFAKTUROID_PRODUCTION_CLIENT_ID=${other.clientId}\n` +
        `FAKTUROID_PRODUCTION_CLIENT_SECRET=${other.clientSecret}\nFAKTUROID_TEST_CLIENT_SECRET=«secret»`,
    );
    const production = { type: 'clientCredentials', client: other };
    assert.deepEqual(attempts(text), [both, production, production, both]);
  });

  it('is a token on its own, and nothing of a half, a refresh token or a name', () => {
    assert.deepEqual(attempts(filled('FAKTUROID_TOKEN=«token»')), [
      { type: 'accessToken', accessToken: VALUES['«token»'] },
    ]);
    assert.deepEqual(attempts(filled('FAKTUROID_CLIENT_SECRET=«secret»')), [{ type: 'none', why: 'half' }]);
    assert.deepEqual(attempts(filled('FAKTUROID_REFRESH_TOKEN=«refresh»')), [
      { type: 'none', why: 'refreshToken' },
    ]);
    assert.deepEqual(attempts('VITE_FAKTUROID_SECRET='), [{ type: 'none', why: 'noValue' }]);
  });
});

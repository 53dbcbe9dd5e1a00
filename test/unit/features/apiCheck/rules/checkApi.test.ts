import assert from 'node:assert/strict';
import { UNKNOWNS } from '../../../../../src/features/apiCheck/rules/unknowns';
import { checked, concluded } from '../../../../kit/checkedApi';
import { startSandbox, type Sandbox } from '../../../../sandbox';

describe('the check of the API', () => {
  let sandbox: Sandbox;
  before(async () => (sandbox = await startSandbox()));
  beforeEach(() => sandbox.reset());
  after(() => sandbox.close());

  it('only reads, as the one identity, 15 times at most', async () => {
    const { agency } = sandbox.people;
    const token = sandbox.issueToken(agency);
    let asked = 0;
    await checked(sandbox, agency, { token, onRequest: (number) => assert.equal(number, ++asked) });
    assert.ok(sandbox.requests.length <= 15 && sandbox.requests.length === asked);
    for (const request of sandbox.requests) {
      assert.equal(request.method, 'GET');
      assert.equal(request.authorization, 'bearer');
    }
  });

  it('asks for one token where that is wanted', async () => {
    const result = await checked(sandbox, sandbox.people.agency, { wantsNewToken: true });
    assert.equal(sandbox.requests.filter(({ method }) => method === 'POST').length, 1);
    assert.ok(result.observations.length <= 15);
    assert.equal(result.newToken.kind, 'done');
  });

  it('goes on when the new token is refused', async () => {
    const refuse = (): Promise<string> => Promise.reject(new Error('refused'));
    const result = await checked(sandbox, sandbox.people.agency, { renew: refuse });
    assert.deepEqual(result.newToken, { kind: 'failed', failure: 'unexpected' });
    assert.equal(concluded(result, 'newTokenInvalidatesOld'), undefined);
    assert.equal(concluded(result, 'foreignSlug')?.side, '404');
  });

  it('ends at once when it is cancelled', async () => {
    const stop = new AbortController();
    sandbox.fail('users', 'hang');
    void sandbox.nextRequest('users').then(() => stop.abort());
    const { observations, stopped } = await checked(sandbox, sandbox.people.agency, { signal: stop.signal });
    assert.equal(stopped, 'cancelled');
    const { length } = sandbox.requests;
    assert.ok(length < 5, 'no request follows');
    assert.equal(observations.length, length - 1, 'what was seen before is told');
  });

  for (const fault of ['hang', 'reset', 'abort', 'redirect=302', 'hugeBody']) {
    it(`gives up where ${fault} is all that comes`, async () => {
      sandbox.fail('any', fault, Infinity);
      const { gaveUp, observations } = await checked(sandbox, sandbox.people.agency, { timeoutMs: 300 });
      assert.equal(gaveUp, true);
      assert.deepEqual(
        observations.map(({ outcome }) => outcome.kind),
        ['unanswered'],
      );
      assert.deepEqual(
        UNKNOWNS.filter((unknown) =>
          unknown.conclude({ gaveUp, observations, newToken: { kind: 'notAsked' }, isContactEmail: false }),
        ),
        [],
      );
    });
  }

  for (const fault of ['garbage', 'html', 'emptyBody', 'truncate']) {
    it(`concludes nothing about data by ${fault}`, async () => {
      sandbox.fail('any', fault, Infinity);
      const result = await checked(sandbox, sandbox.people.agency);
      const seen = UNKNOWNS.filter((unknown) => unknown.conclude(result)).map(({ id }) => id);
      assert.deepEqual(
        seen.filter((id) => !/^U9 |foreignSlug|otherFormat|errorBody/.test(id)),
        [],
      );
      assert.ok(
        result.observations.every(({ outcome }) => outcome.kind === 'seen' && outcome.body !== 'record'),
      );
    });
  }

  it('gives up after two requests in a row without an answer, and keeps what it has', async () => {
    sandbox.fail('users', 'reset', Infinity);
    sandbox.fail('events', 'reset', Infinity);
    const result = await checked(sandbox, sandbox.people.agency);
    assert.equal(result.gaveUp, true);
    assert.equal(result.observations.length, 4);
    assert.equal(concluded(result, 'extraAttributes')?.side, 'no');
  });

  it('finds every attribute of the documented type, and tells of another one', async () => {
    const { freelancer } = sandbox.people;
    const otherTypes = async (): Promise<string[]> =>
      (await checked(sandbox, freelancer)).observations
        .flatMap(({ outcome }) => (outcome.kind === 'seen' ? outcome.facts.records : []))
        .flatMap(({ attributes }) => Object.entries(attributes))
        .flatMap(([name, { otherTypes: found }]) => found.map((type) => `${name} ${type}`));
    assert.deepEqual(await otherTypes(), []);
    const account = sandbox.world.accounts.get('ondrej-dvorak');
    assert.ok(account);
    account.attributes = { due: '14' };
    assert.deepEqual(await otherTypes(), ['due string']);
  });

  it('tells of a token that is refused, and takes that for nothing else', async () => {
    const { agency } = sandbox.people;
    const refused = { token: 'f'.repeat(80) };
    const revoke = (number: number): void => {
      if (number === 3) sandbox.fail('any', '401', Infinity);
    };
    for (const options of [refused, { onRequest: revoke }]) {
      const result = await checked(sandbox, agency, options);
      assert.equal(concluded(result, 'errorBody.401')?.side, 'codeAndText');
      for (const name of ['usersReadableBy', 'foreignSlug', 'otherFormat']) {
        assert.equal(concluded(result, name), undefined, name);
      }
    }
  });

  it('takes a server that is down for nothing else', async () => {
    sandbox.fail('account', '503', Infinity);
    const result = await checked(sandbox, sandbox.people.agency);
    assert.equal(concluded(result, 'foreignSlug'), undefined);
  });
});

describe('the unknowns', () => {
  it('are all those of the list, each named once', () => {
    const numbers = new Set(UNKNOWNS.map(({ id }) => id.split(' ')[0]));
    assert.deepEqual(
      [...numbers],
      Array.from({ length: 19 }, (_, index) => `U${index + 1}`),
    );
    assert.equal(new Set(UNKNOWNS.map(({ id }) => id)).size, UNKNOWNS.length);
  });
});

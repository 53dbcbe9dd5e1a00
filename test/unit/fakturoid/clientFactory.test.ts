import assert from 'node:assert/strict';
import { ClientFactory } from '../../../src/fakturoid/clientFactory';
import type { TokenSource } from '../../../src/fakturoid/client';
import { FakeClock } from '../../kit/fakeClock';
import { CURRENT_USER, TOKEN } from '../../kit/documentedAnswers';
import { type Asked, BASE, failure, fakeFetch, json, text } from '../../kit/fakeClient';
import { MemoryLog } from '../../kit/memoryLog';

const PAIR = { clientId: 'id', clientSecret: 'secret' };
const USED_UP = { 'X-RateLimit-Policy': 'default;q=400;w=60', 'X-RateLimit': 'default;r=0;t=45' };

/** The API over a fake server, which is asked at these times. */
function setUp(reply: (asked: Asked, count: number) => Response) {
  const clock = new FakeClock();
  const start = clock.now();
  const requests: string[] = [];
  const waits: (number | undefined)[] = [];
  const { fetch } = fakeFetch((asked, count) => {
    requests.push(`${asked.method} ${asked.path} ${clock.now() - start}`);
    return reply(asked, count);
  });
  const api = new ClientFactory({
    apiBase: BASE,
    fetch,
    clock,
    userAgent: () => 'x (y)',
    log: new MemoryLog(),
    onWait: (until) => waits.push(until && until - start),
  });
  return { api, clock, requests, waits };
}

/** Tokens that are minted when they are asked for. */
function renewing(api: ClientFactory): TokenSource {
  const get = async (): Promise<string> => (await api.oauth.clientCredentials(PAIR)).accessToken;
  return { get, renew: get };
}

/** Random waits are rounded away: half a second of jitter at most. */
const inSeconds = (requests: readonly string[]): string[] =>
  requests.map((request) => request.replace(/[\d.]+$/, (ms) => `${Math.floor(Number(ms) / 1000)} s`));

describe('ClientFactory', () => {
  it('has one rate limit for all identities and the token route, as the server has, and tells once of a wait', async () => {
    const { api, clock, requests, waits } = setUp((asked, count) =>
      json(asked.method === 'POST' ? TOKEN : CURRENT_USER, 200, count === 1 ? USED_UP : {}),
    );
    await clock.drive(api.clientWithToken('first').getCurrentUser());
    await clock.drive(
      Promise.all([api.clientWithToken('second').getCurrentUser(), api.oauth.clientCredentials(PAIR)]),
    );
    assert.deepEqual(inSeconds(requests).toSorted(), [
      'GET /user.json 0 s',
      'GET /user.json 45 s',
      'POST /oauth/token 45 s',
    ]);
    assert.equal(waits.at(-1), undefined);
    assert.ok(waits.length <= 3, waits.join(', '));
  });

  it('has a queue for each identity: nobody waits for the review of another one', async () => {
    const { api, clock } = setUp(() => json(CURRENT_USER));
    const busy = api.clientWithToken('busy');
    const order: string[] = [];
    const review = Array.from({ length: 100 }, async () => {
      await busy.getCurrentUser();
      order.push('review');
    });
    const other = api
      .clientWithToken('other')
      .getCurrentUser()
      .then(() => order.push('other'));
    await clock.drive(Promise.all([...review, other]));
    assert.ok(order.indexOf('other') < 8, String(order.indexOf('other')));
  });

  it('waits for a 429 of the token route as its headers say, also when a request needs the token', async () => {
    const { api, clock, requests } = setUp(({ method }, count) => {
      if (method === 'GET') return json(CURRENT_USER);
      return count <= 2 ? text('', 429, { 'X-RateLimit': 'default;r=0;t=20' }) : json(TOKEN);
    });
    await clock.drive(api.clientWith(renewing(api)).getCurrentUser());
    assert.deepEqual(inSeconds(requests), [
      'POST /oauth/token 0 s',
      'POST /oauth/token 20 s',
      'POST /oauth/token 40 s',
      'GET /user.json 40 s',
    ]);
  });

  it('gets a token also while 4 requests wait for it', async () => {
    const { api, clock, requests } = setUp(({ method }) => json(method === 'POST' ? TOKEN : CURRENT_USER));
    const client = api.clientWith(renewing(api));
    await clock.drive(Promise.all(Array.from({ length: 8 }, () => client.getCurrentUser())));
    assert.equal(requests.length, 16);
  });

  it('asks for no token again when the server has a fault: that might end the one before', async () => {
    const { api, clock, requests } = setUp(() => text('', 503));
    const failed = await clock.drive(failure(api.clientWith(renewing(api)).getCurrentUser()));
    assert.deepEqual(failed, { kind: 'server', status: 503 });
    assert.deepEqual(inSeconds(requests), ['POST /oauth/token 0 s']);
  });
});

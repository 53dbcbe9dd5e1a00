import assert from 'node:assert/strict';
import type { FakturoidClient } from '../../../../src/fakturoid/client';
import { startSandbox, type Sandbox, type Switches } from '../../../sandbox';
import { JumpingClock } from './jumpingClock';
import { apiAt, fixedToken } from '../../../kit/overHttp';

const ACCOUNTS = 100;
const USERS = 40;
const WINDOW_MS = 60_000;

/** A minute of the server passes in no time here, so these are as long as they would be in earnest. */
describe('many requests', () => {
  let sandbox: Sandbox;
  const clock = new JumpingClock();

  before(async () => {
    sandbox = await startSandbox({
      clock: clock.ofServer,
      accounts: ACCOUNTS,
      users: USERS,
      usersPerAccount: USERS,
      latency: 100,
    });
  });
  beforeEach(() => sandbox.reset());
  after(() => sandbox.close());

  /** What windows of one user have: the same token, and a limiter each. */
  function windows(count: number): FakturoidClient[] {
    assert.ok(sandbox.people.scale);
    const token = sandbox.issueToken(sandbox.people.scale);
    const options = { clock, requestClock: clock.ofTransport, retryBudgetMs: 90_000 };
    return Array.from({ length: count }, () => apiAt(sandbox.apiUrl, fixedToken(token), options).client);
  }

  const statuses = (): Record<string, number> => {
    const counts: Record<string, number> = {};
    for (const { status } of sandbox.requests) counts[String(status)] = (counts[String(status)] ?? 0) + 1;
    return counts;
  };

  const slugs = Array.from({ length: ACCOUNTS }, (_, index) => `scale-${index + 1}`);

  function review(client: FakturoidClient | undefined): Promise<number[]> {
    assert.ok(client);
    return Promise.all(slugs.map(async (slug) => (await client.listUsers(slug)).users.length));
  }

  function many(client: FakturoidClient | undefined, requests: number): Promise<unknown[]> {
    assert.ok(client);
    return Promise.all(
      Array.from({ length: requests }, (_, index) => client.getAccount(slugs[index % ACCOUNTS] ?? '')),
    );
  }

  it('of a review of 100 accounts are never refused, and not slowed down', async () => {
    const start = clock.now();
    assert.deepEqual(
      await review(windows(1)[0]),
      slugs.map(() => USERS),
    );
    assert.deepEqual(statuses(), { 200: 2 * ACCOUNTS });
    assert.ok(clock.now() - start < 10_000, `took ${clock.now() - start} ms`);
  });

  it('are never refused over several windows of the limit, and use them well', async () => {
    const start = clock.now();
    await many(windows(1)[0], 1_000);
    assert.deepEqual(statuses(), { 200: 1_000 });
    const took = clock.now() - start;
    assert.ok(took > 2 * WINDOW_MS && took < 3 * WINDOW_MS, `took ${took} ms`);
  });

  it('are never refused from a quota that is small from the very first answer', async () => {
    Object.assign(sandbox.switches, { rateQuota: 12, rateWindow: 5 } satisfies Partial<Switches>);
    await many(windows(1)[0], 60);
    assert.deepEqual(statuses(), { 200: 60 });
  });

  it('that start with a burst into a quota which others have used up end well', async () => {
    Object.assign(sandbox.switches, { rateQuota: 50 } satisfies Partial<Switches>);
    const [first, second] = windows(2);
    await many(first, 45);
    // The second window knows nothing yet of what is left.
    await Promise.all([many(first, 25), many(second, 75)]);
    const { 200: served, 429: refused = 0 } = statuses();
    assert.equal(served, 145);
    assert.ok(refused <= 8, `${refused} refused`);
  });

  it('of two windows with one token end well', async () => {
    Object.assign(sandbox.switches, { rateQuota: 50 } satisfies Partial<Switches>);
    const [first, second] = windows(2);
    await Promise.all([many(first, 100), many(second, 100)]);
    const { 200: served, 429: refused = 0 } = statuses();
    assert.equal(served, 200);
    assert.ok(refused <= 8, `${refused} refused`);
  });

  for (const rateHeaders of ['2xx-only', 'none'] as const) {
    for (const retryAfter of ['off', 'on'] as const) {
      it(`end well with rate limit headers ${rateHeaders} and Retry-After ${retryAfter}`, async () => {
        Object.assign(sandbox.switches, {
          rateQuota: 50,
          rateHeaders,
          retryAfter,
        } satisfies Partial<Switches>);
        await many(windows(1)[0], 125);
        const { 200: served, 429: refused = 0 } = statuses();
        assert.equal(served, 125);
        // Without headers each backoff ends in trying.
        assert.ok(refused <= (rateHeaders === 'none' ? 60 : 0), `${refused} refused`);
      });
    }
  }

  it('wait for a limit that nobody announces as long as a window lasts', async () => {
    Object.assign(sandbox.switches, { rateQuota: 1, rateHeaders: 'none' } satisfies Partial<Switches>);
    const start = clock.now();
    await many(windows(1)[0], 2);
    assert.ok(clock.now() - start >= WINDOW_MS);
  });
});

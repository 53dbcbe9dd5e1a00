import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { RenewalLock } from '../../../src/session/renewalLock';
import { FakeClock, settle } from '../../kit/fakeClock';
import { FakeVault } from '../../kit/fakeSecrets';
import { FakeServer } from '../../kit/fakeServer';
import { openWindow, sharedLock, signIn, type TestWindow } from '../../kit/testWindow';

const RUNS = 200;
const HOUR = 3_600_000;
const API = 'https://fakturoid.example/api/v3';
const PAIR = { clientId: 'user1', clientSecret: 's3cret' };

/** Ticks the clock so that tokens can be told apart by when they were issued. */
function tickingClock(): FakeClock {
  const clock = new FakeClock();
  const now = clock.now.bind(clock);
  let ticks = 0;
  clock.now = () => now() + ++ticks;
  return clock;
}

/** Windows of one person, who signed in in the first of them; all know it, and the token has ended. */
async function openWindows(scheduler: fc.Scheduler, count: number, lock?: RenewalLock) {
  const vault = new FakeVault();
  const server = new FakeServer(scheduler);
  const clock = tickingClock();
  const windows = Array.from({ length: count }, () =>
    openWindow({ apiUrl: API, vault, clock, fetch: server.fetch, ...(lock && { lock }) }),
  );
  const [first] = windows;
  assert.ok(first);
  const { id } = await scheduler.waitFor(signIn(first.sessions, PAIR));
  await Promise.all(windows.map(({ sessions }) => sessions.list()));
  server.expire();
  return { vault, server, clock, windows, id };
}

describe('several windows', () => {
  it('never fight over a token: one renewal serves them all, in whatever order things happen', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.integer({ min: 2, max: 3 }), async (scheduler, count) => {
        const { vault, server, windows, id } = await openWindows(scheduler, count, sharedLock());
        await scheduler.waitFor(
          Promise.all(
            windows.map(({ directory }) => directory.ensure({ kind: 'currentUser', identityId: id }).settled),
          ),
        );
        for (const { directory } of windows) {
          assert.equal(directory.currentUser(id).status, 'ready');
        }
        assert.equal(server.issued, 2, 'one to sign in and one to renew');
        const stored = /user1-token-\d+/.exec(vault.text)?.[0] ?? '';
        assert.ok(server.isLive(stored), 'what is stored is what is live');
        dispose(windows);
      }),
      { numRuns: RUNS },
    );
  });

  it('come together again where no lock reaches them', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        const { server, clock, windows, id } = await openWindows(scheduler, 2);
        const load = ({ directory }: (typeof windows)[number]): Promise<unknown> =>
          directory.reload({ kind: 'currentUser', identityId: id }).settled;
        for (let round = 0; round < 3; round++) {
          await scheduler.waitFor(Promise.all(windows.map(load)));
        }
        assert.ok(server.issued <= 1 + 2 * 3, `${server.issued} tokens`);
        // Those who ended each other's tokens in the worst order give up for a minute. They come together on their own:
        // one that took a token from the store which had ended by then renews it the next time.
        await scheduler.waitIdle();
        await clock.advance(60_000);
        for (const window of [...windows, ...windows]) {
          await scheduler.waitFor(load(window));
        }
        const { issued } = server;
        for (const window of windows) {
          await scheduler.waitFor(load(window));
          assert.equal(window.directory.currentUser(id).status, 'ready');
        }
        assert.equal(server.issued, issued, 'they share a token');
        dispose(windows);
      }),
      { numRuns: RUNS },
    );
  });

  it('sign out and in while others load, and end as the last one left it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.nat(6), async (scheduler, when) => {
        const { vault, windows, id } = await openWindows(scheduler, 2, sharedLock());
        const [here, there] = windows;
        assert.ok(here && there);
        const loading = there.directory.ensure({ kind: 'currentUser', identityId: id }).settled;
        // Some steps later, at any of which the renewal may be.
        const leaving = steps(scheduler, when).then(() => here.sessions.signOut(id));
        await scheduler.waitFor(Promise.all([loading, leaving]));
        // The renewal goes on behind the load that was given up.
        await scheduler.waitIdle();
        await settle();
        assert.deepEqual(await here.sessions.list(), []);
        assert.deepEqual(await there.sessions.list(), []);
        assert.doesNotMatch(vault.text, /token-|s3cret/);
        dispose(windows);
      }),
      { numRuns: RUNS },
    );
  });
});

describe('several identities', () => {
  it('each travel with their own token, however their loads interleave', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.scheduler(),
        fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 3, maxLength: 12 }),
        async (scheduler, order) => {
          const server = new FakeServer(scheduler);
          const window = openWindow({ apiUrl: API, clock: tickingClock(), fetch: server.fetch });
          const { sessions, directory } = window;
          const ids: string[] = [];
          for (const clientId of ['user1', 'user2', 'user3']) {
            ids.push((await scheduler.waitFor(signIn(sessions, { clientId, clientSecret: 's3cret' }))).id);
          }
          server.expire();
          await scheduler.waitFor(
            Promise.all(
              order.map(
                (index) => directory.reload({ kind: 'currentUser', identityId: ids[index] ?? '' }).settled,
              ),
            ),
          );
          assert.ok(server.seen.every(({ user, token }) => token.startsWith(`user${user}-`)));
          for (const index of order) {
            assert.equal(directory.currentUser(ids[index] ?? '').value?.full_name, `user${index + 1}`);
          }
          dispose([window]);
        },
      ),
      { numRuns: RUNS },
    );
  });

  it('are renewed by the clock before their tokens end', async () => {
    const server = new FakeServer();
    const clock = new FakeClock();
    const window = openWindow({ apiUrl: API, clock, fetch: server.fetch });
    const { id } = await signIn(window.sessions, PAIR);
    await clock.advance(2 * HOUR - 60_000);
    await window.directory.ensure({ kind: 'currentUser', identityId: id }).settled;
    assert.equal(server.issued, 2);
    assert.equal(window.directory.currentUser(id).status, 'ready');
    dispose([window]);
  });
});

async function steps(scheduler: fc.Scheduler, count: number): Promise<void> {
  for (let step = 0; step < count; step++) {
    await scheduler.schedule(Promise.resolve(), 'a step before signing out');
  }
}

function dispose(windows: readonly TestWindow[]): void {
  for (const window of windows) {
    window.dispose();
  }
}

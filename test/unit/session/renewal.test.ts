import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import type { RenewalLock } from '../../../src/session/renewalLock';
import { SignedOut } from '../../../src/session/signedOut';
import { fetchFailed, systemError } from '../../kit/fakeClient';
import { FakeClock, settle } from '../../kit/fakeClock';
import { FakeVault } from '../../kit/fakeSecrets';
import { FakeServer } from '../../kit/fakeServer';
import { openWindow, sharedLock, signIn, type TestWindow } from '../../kit/testWindow';

const API = 'https://fakturoid.example/api/v3';
const PAIR = { clientId: 'user1', clientSecret: 'client-secret-1' };
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

describe('a renewal', () => {
  let server: FakeServer;
  let clock: FakeClock;
  let vault: FakeVault;

  const open = (more: { lock?: RenewalLock; signedOut?: Set<string>; vault?: FakeVault } = {}): TestWindow =>
    openWindow({ apiUrl: API, vault, clock, fetch: server.fetch, ...more });

  /** Loads who is signed in again; how that failed, or that it did not. */
  async function reload({ sessions, directory }: TestWindow): Promise<string> {
    const [identity] = await sessions.list();
    assert.ok(identity);
    await drive(clock, directory.reload({ kind: 'currentUser', identityId: identity.id }).settled);
    const state = directory.currentUser(identity.id);
    return state.status === 'failed' ? state.failure.kind : state.status;
  }

  beforeEach(() => {
    server = new FakeServer();
    clock = new FakeClock();
    vault = new FakeVault();
  });

  for (const [kind, answer] of [
    ['server', () => new Response(null, { status: 503 })],
    ['network', () => Promise.reject(fetchFailed(systemError('ECONNRESET')))],
    ['nameNotFound', () => Promise.reject(fetchFailed(systemError('ENOTFOUND')))],
  ] as const) {
    it(`that fails for a passing reason (${kind}) is that failure, however often, and works once it has passed`, async () => {
      const window = open();
      await signIn(window.sessions, PAIR);
      await clock.advance(3 * HOUR);
      server.expire();
      server.tokenRoute = answer;
      for (let round = 0; round < 6; round++) {
        assert.equal(await reload(window), kind);
      }
      server.tokenRoute = undefined;
      assert.equal(await reload(window), 'ready');
    });
  }

  it('that Fakturoid refuses ends the sign-in', async () => {
    const window = open();
    await signIn(window.sessions, PAIR);
    await clock.advance(3 * HOUR);
    server.expire();
    server.tokenRoute = () => Response.json({ error: 'invalid_client' }, { status: 401 });
    assert.equal(await reload(window), 'grantRefused');
  });

  it('is done without while the old token lasts and only the token route is down', async () => {
    const window = open();
    await signIn(window.sessions, PAIR);
    await clock.advance(2 * HOUR - 59_000);
    server.tokenRoute = () => new Response(null, { status: 503 });
    assert.equal(await reload(window), 'ready');
    await clock.advance(MINUTE);
    server.expire();
    assert.equal(await reload(window), 'server');
  });

  it('mends a sign-in that was stored while the clock was a day ahead, once, and for the next start too', async () => {
    clock = new FakeClock(Date.UTC(2026, 10, 23));
    const before = open();
    await signIn(before.sessions, PAIR);
    // The clock is set right, and the token ends at the server after its two hours.
    clock = new FakeClock(Date.UTC(2026, 10, 22, 3));
    server.expire();
    const window = open();
    const other = open();
    assert.equal(await reload(window), 'ready');
    assert.equal(server.issued, 2);
    assert.match(vault.text, /token-2/);
    assert.equal(await reload(other), 'ready', 'another window adopts it');
    assert.equal(await reload(open()), 'ready', 'so does the next start');
    assert.equal(server.issued, 2);
  });

  it('comes after half the life of a token that lasts a minute, and not with each request', async () => {
    server.expiresIn = 60;
    const window = open();
    await signIn(window.sessions, PAIR);
    for (let round = 0; round < 5; round++) {
      assert.equal(await reload(window), 'ready');
    }
    assert.equal(server.issued, 1);
    for (let round = 0; round < 10; round++) {
      await clock.advance(31_000);
      assert.equal(await reload(window), 'ready');
    }
    assert.equal(server.issued, 11);
  });

  it('survives an end of a token that no clock can reach', async () => {
    for (const expiresIn of [1e306, Number.MAX_SAFE_INTEGER, -1, 0]) {
      vault = new FakeVault();
      server.expiresIn = expiresIn;
      await signIn(open().sessions, PAIR);
      assert.equal((await open().sessions.list()).length, 1, String(expiresIn));
    }
    const [key, text] = [...vault.entries].find(([name]) => name.startsWith('fakturoid.identity.')) ?? [];
    assert.ok(key !== undefined && text !== undefined);
    const record = JSON.parse(text) as { token: object };
    vault.entries.set(key, JSON.stringify({ ...record, token: { ...record.token, expiresAt: null } }));
    assert.equal(await reload(open()), 'ready');
  });

  it('is never lost to a new name, nor the name to it, however the two interleave in two windows', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), fc.boolean(), async (scheduler, isSameWindow) => {
        server = new FakeServer(scheduler);
        clock = new FakeClock();
        vault = new FakeVault();
        const lock = sharedLock();
        const [one, two] = [open({ lock }), open({ lock })];
        const { id } = await scheduler.waitFor(signIn(one.sessions, PAIR));
        await two.sessions.list();
        server.expire();
        const renaming = scheduler
          .schedule(Promise.resolve())
          .then(() => (isSameWindow ? one : two).sessions.rename(id, 'production'));
        await scheduler.waitFor(
          Promise.all([one.directory.reload({ kind: 'currentUser', identityId: id }).settled, renaming]),
        );
        assert.match(vault.text, /token-2/);
        assert.match(vault.text, /production/);
      }),
      { numRuns: 1_000 },
    );
  });

  it('never stores older credentials over a sign-in that came meanwhile', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), async (scheduler) => {
        server = new FakeServer(scheduler);
        clock = new FakeClock();
        vault = new FakeVault();
        const window = open({ lock: sharedLock() });
        const { id } = await scheduler.waitFor(signIn(window.sessions, PAIR));
        server.expire();
        const newPair = { clientId: 'user1-again', clientSecret: 'client-secret-2' };
        await scheduler.waitFor(
          Promise.all([
            window.directory.reload({ kind: 'currentUser', identityId: id }).settled,
            // It may be refused where the renewal has ended its token meanwhile.
            signIn(window.sessions, newPair).then(
              () => assert.match(vault.text, /client-secret-2/),
              () => undefined,
            ),
          ]),
        );
      }),
      { numRuns: 300 },
    );
  });
});

describe('signing out', () => {
  let server: FakeServer;
  let clock: FakeClock;

  const throughBrowser = async ({ sessions }: TestWindow): Promise<string> => {
    const request = {
      type: 'authorizationCode',
      client: PAIR,
      code: 'code-1',
      redirectUri: 'https://example.org/callback',
    } as const;
    return (await sessions.add(await sessions.verify(request))).id;
  };

  beforeEach(() => {
    server = new FakeServer();
    clock = new FakeClock();
  });

  it('ends at Fakturoid the access that was given through the browser', async () => {
    const vault = new FakeVault();
    const window = openWindow({ apiUrl: API, vault, clock, fetch: server.fetch });
    const id = await throughBrowser(window);
    assert.equal(await window.sessions.signOut(id), 'revoked');
    assert.deepEqual(server.revoked, ['refresh-token-1']);
    assert.doesNotMatch(vault.text, /refresh-token/);
  });

  for (const [what, answer] of [
    ['does not answer within five seconds', () => new Promise<Response>(() => undefined)],
    ['is down', () => Promise.resolve(new Response(null, { status: 503 }))],
    ['cannot be reached', () => Promise.reject(new TypeError('fetch failed'))],
  ] as const) {
    it(`forgets the identity at once, and says so where Fakturoid ${what}`, async () => {
      const vault = new FakeVault();
      const window = openWindow({ apiUrl: API, vault, clock, fetch: server.fetch });
      const id = await throughBrowser(window);
      const arrived = new Promise<void>((resolve) => {
        server.revokeRoute = () => {
          resolve();
          return answer();
        };
      });
      const forgotten = new Promise<readonly unknown[]>((resolve) => {
        window.sessions.onDidChange(() => resolve(window.sessions.known));
      });
      const signingOut = window.sessions.signOut(id);
      assert.deepEqual(await forgotten, [], 'before any time has passed');
      await arrived;
      await clock.advance(5_000);
      assert.equal(await signingOut, 'notRevoked');
      assert.doesNotMatch(vault.text, /refresh-token/);
    });
  }

  it('asks Fakturoid nothing where the API can end nothing', async () => {
    const window = openWindow({ apiUrl: API, clock, fetch: server.fetch });
    const { id } = await signIn(window.sessions, PAIR);
    const before = server.requests.length;
    assert.equal(await window.sessions.signOut(id), 'kept');
    assert.equal(await window.sessions.signOut('nobody'), 'kept');
    assert.equal(server.requests.length, before);
  });

  it('is not undone by another tab, which shares no secrets, and counts there too', async () => {
    const signedOut = new Set<string>();
    const vaults = [new FakeVault(), new FakeVault()] as const;
    const here = openWindow({ apiUrl: API, vault: vaults[0], clock, fetch: server.fetch, signedOut });
    const { id } = await signIn(here.sessions, PAIR);
    // A tab keeps its own copy of all secrets.
    vaults[0].entries.forEach((value, key) => vaults[1].entries.set(key, value));
    const there = openWindow({ apiUrl: API, vault: vaults[1], clock, fetch: server.fetch, signedOut });
    await there.sessions.list();
    await here.sessions.signOut(id);

    server.expire();
    await drive(clock, there.directory.reload({ kind: 'currentUser', identityId: id }).settled);
    const state = there.directory.currentUser(id);
    assert.equal(state.status === 'failed' && state.failure.kind, 'unauthorized');
    const reloaded = openWindow({ apiUrl: API, vault: vaults[1], clock, fetch: server.fetch, signedOut });
    assert.deepEqual(await reloaded.sessions.list(), []);
    assert.doesNotMatch(vaults[1].text, /client-secret|token-/);

    // The same user may come back, also where the tab still takes the old identity for signed in.
    const again = await signIn(there.sessions, PAIR);
    assert.notEqual(again.id, id);
    assert.deepEqual(
      (await there.sessions.list()).map((identity) => identity.id),
      [again.id],
    );
  });
});

describe('the list of those who signed out', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'fakturoid-signed-out-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('is shared by windows, holds ids only, and so many at most', async () => {
    const file = join(folder, 'signedOut.json');
    for (let number = 1; number <= 130; number++) {
      await new SignedOut(file).add(`id-${number}`);
    }
    const ids = await new SignedOut(file).ids();
    assert.equal(ids.size, 100);
    assert.ok(ids.has('id-130') && !ids.has('id-30'));
    assert.deepEqual(JSON.parse(await readFile(file, 'utf8')), [...ids]);
  });

  it('is empty where it is damaged, and no harm where it cannot be written', async () => {
    const file = join(folder, 'signedOut.json');
    for (const text of ['', '{', '{"a":1}', '[1]', `["${'x'.repeat(1000)}"]`]) {
      await writeFile(file, text);
      assert.equal((await new SignedOut(file).ids()).size, 0, text);
    }
    await new SignedOut(join(file, 'below')).add('id');
  });
});

/** Waits for work, and moves the clock in small steps whenever there is nothing else to do. */
async function drive<T>(clock: FakeClock, work: Promise<T>): Promise<T> {
  const pending = new Set([work]);
  const finish = (): void => pending.clear();
  work.then(finish, finish);
  for (;;) {
    // Sessions import this at need, in real time; who asks later for it gets it later.
    await import('../../../src/session/identityRecord');
    for (let turn = 0; turn < 3; turn++) await settle();
    if (pending.size === 0) return work;
    await clock.advance(100);
  }
}

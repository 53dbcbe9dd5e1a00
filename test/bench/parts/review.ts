import { startSandbox } from '../../sandbox';
import { JumpingClock } from '../../unit/fakturoid/overHttp/jumpingClock';
import { apiAt, fixedToken } from '../../kit/overHttp';
import { FakeVault } from '../../kit/fakeSecrets';
import { openWindow, signIn } from '../../kit/window';
import { BUDGETS } from '../budgets';
import { directoryOf, IDENTITY } from '../cannedDirectory';
import type { Figure } from '../figures';
import { startLocalSandbox } from '../localSandbox';
import type { Bench, Part } from '../part';

const USERS = 40;
const ROUND_TRIP_MS = 100;
const AT_A_TIME = 4;
const ROUNDS = 3;
/** A full page does not tell that it is the last one. */
const REQUESTS_PER_ACCOUNT = 2;
const QUOTA = 400;
const WINDOW_MS = 60_000;

/** The loads of an access review: all users of all accounts. */
export const review: Part = {
  what: 'loading all users of 100 accounts at 100 ms, and of 500 under the rate limit',

  async measure(bench) {
    return [await hundred(bench), ...(await fiveHundred())];
  },
};

async function hundred(bench: Bench): Promise<Figure> {
  const accounts = 100;
  const sandbox = await startLocalSandbox(bench, [
    ...['--accounts', String(accounts), '--users', String(USERS), '--users-per-account', String(USERS)],
    ...['--delay', String(ROUND_TRIP_MS)],
  ]);
  const vault = new FakeVault();
  const { scale } = await sandbox.people();
  if (scale === undefined) {
    throw new Error('The sandbox has nobody with so many accounts.');
  }
  const samples: number[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    // A new quota: this is about the network alone.
    await sandbox.advance(WINDOW_MS);
    const window = openWindow({ apiUrl: sandbox.apiUrl, vault });
    await signIn(window.sessions, scale);
    const begin = performance.now();
    let done = 0;
    await window.directory.loadAll((now) => {
      done = now;
    });
    samples.push(performance.now() - begin);
    if (done !== accounts) {
      throw new Error(`${done} of ${accounts} accounts were loaded.`);
    }
    window.dispose();
  }
  await sandbox.stop();
  const bound = ROUND_TRIP_MS + ((accounts * REQUESTS_PER_ACCOUNT) / AT_A_TIME) * ROUND_TRIP_MS;
  return {
    name: `${accounts} accounts of ${USERS} users at ${ROUND_TRIP_MS} ms`,
    unit: 'ms',
    samples,
    floor: { what: `as many requests, ${AT_A_TIME} at a time, reckoned`, samples: [bound] },
    ratioBudget: BUDGETS.reviewRatio,
  };
}

/** Minutes of waiting, which a clock that jumps over them passes in seconds. It tells the same each time. */
async function fiveHundred(): Promise<readonly Figure[]> {
  const accounts = 500;
  const clock = new JumpingClock();
  const sandbox = await startSandbox({
    clock: clock.ofServer,
    accounts,
    users: USERS,
    usersPerAccount: USERS,
    latency: ROUND_TRIP_MS,
    switches: { rateQuota: QUOTA, rateWindow: WINDOW_MS / 1000 },
  });
  try {
    const { scale } = sandbox.people;
    if (scale === undefined) {
      throw new Error('The sandbox has nobody with so many accounts.');
    }
    const { client } = apiAt(sandbox.apiUrl, fixedToken(sandbox.issueToken(scale)), {
      clock,
      requestClock: clock.ofTransport,
      retryBudgetMs: 90_000,
    });
    const directory = directoryOf(client);
    const begin = clock.now();
    await directory.loadAll(() => undefined);
    const tookMs = clock.now() - begin;
    const known = (directory.currentUser(IDENTITY.id).value?.accounts ?? []).filter(
      ({ slug }) => directory.users(IDENTITY.id, slug).status === 'ready',
    );
    if (known.length !== accounts) {
      throw new Error(`${known.length} of ${accounts} accounts were loaded.`);
    }
    const total = 1 + accounts * REQUESTS_PER_ACCOUNT;
    const full = Math.ceil(total / QUOTA) - 1;
    const bound = full * WINDOW_MS + ((total - full * QUOTA) / AT_A_TIME) * ROUND_TRIP_MS;
    const refused = sandbox.requests.filter(({ status }) => status === 429).length;
    const name = `${accounts} accounts of ${USERS} users, ${QUOTA} requests a minute`;
    return [
      {
        name: `${name}, on a clock that jumps`,
        unit: 's',
        samples: [tookMs / 1000],
        floor: { what: 'as many requests, each minute its quota at once, reckoned', samples: [bound / 1000] },
        ratioBudget: BUDGETS.reviewRatio,
      },
      { name: `${name}: requests`, unit: 'requests', samples: [sandbox.requests.length], budget: total },
      { name: `${name}: refused`, unit: 'requests', samples: [refused], budget: 0 },
    ];
  } finally {
    await sandbox.close();
  }
}

import { accountNodes, type NodeContext, userNodes } from '../../../src/features/accountsTree/nodes';
import { NO_FILTER } from '../../../src/rights/filter';
import { FakeVault } from '../../kit/fakeSecrets';
import { openWindow, signIn } from '../../kit/window';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import { type LocalSandbox, startLocalSandbox } from '../localSandbox';
import type { Part } from '../part';

const ROUND_TRIPS_MS = [0, 50, 200];
const ROUNDS = 15;
/** Fits on a page. */
const SLUG = 'studio-kometa';
const CONTEXT: NodeContext = {
  options: { arrangement: 'byAccount', order: 'byName', filter: NO_FILTER, hidesProgrammatic: false },
  collator: new Intl.Collator('cs'),
  marks: new Map(),
};

/** How long people wait for what the network brings, in new windows with a token that is stored. */
export const requests: Part = {
  what: 'from a stored token to accounts, and from there to users, at round trips of 0, 50 and 200 ms',

  async measure(bench) {
    const sandbox = await startLocalSandbox(bench, ['--switch', 'rateQuota=100000']);
    const vault = new FakeVault();
    const { agency } = await sandbox.people();
    const first = openWindow({ apiUrl: sandbox.apiUrl, vault });
    await signIn(first.sessions, agency);
    first.dispose();
    const token = await sandbox.issueToken('agency');
    const figures: Figure[] = [];
    for (const roundTrip of ROUND_TRIPS_MS) {
      await sandbox.setLatency(roundTrip);
      const rounds: Round[] = [];
      // The first one compiles the code and opens the connection, as everywhere.
      await measureRound(sandbox, vault, token);
      for (let round = 0; round < ROUNDS; round++) {
        rounds.push(await measureRound(sandbox, vault, token));
      }
      figures.push(...figuresOf(roundTrip, rounds));
    }
    await sandbox.stop();
    return figures;
  },
};

interface Round {
  readonly accountsMs: number;
  readonly bareAccountsMs: number;
  readonly accountsRequests: number;
  readonly usersMs: number;
  readonly bareUsersMs: number;
  readonly usersRequests: number;
}

async function measureRound(sandbox: LocalSandbox, vault: FakeVault, token: string): Promise<Round> {
  const bareAccountsMs = await timed(() => bare(sandbox, token, '/user.json'));
  const bareUsersMs = await timed(() => bare(sandbox, token, `/accounts/${SLUG}/users.json?page=1`));
  await sandbox.clearRequests();
  const window = openWindow({ apiUrl: sandbox.apiUrl, vault });
  const { directory } = window;
  const accountsMs = await timed(async () => {
    const [identity] = await directory.identities();
    if (identity === undefined) {
      throw new Error('Nobody is signed in.');
    }
    await directory.ensure({ kind: 'currentUser', identityId: identity.id }).firstValue;
    return accountNodes(identity, directory.currentUser(identity.id), undefined, CONTEXT).length;
  });
  const accountsRequests = (await sandbox.requests()).length;
  const [identity] = await directory.identities();
  const account =
    identity &&
    accountNodes(identity, directory.currentUser(identity.id), undefined, CONTEXT).find(
      (node) => node.kind === 'account' && node.account.slug === SLUG,
    );
  if (account?.kind !== 'account') {
    throw new Error(`The account ${SLUG} is not there.`);
  }
  const usersMs = await timed(async () => {
    const identityId = account.identity.id;
    await directory.ensure({ kind: 'users', identityId, slug: SLUG }).firstValue;
    return (await userNodes(account, directory.users(identityId, SLUG), CONTEXT)).length;
  });
  const usersRequests = (await sandbox.requests()).length - accountsRequests;
  window.dispose();
  return { accountsMs, bareAccountsMs, accountsRequests, usersMs, bareUsersMs, usersRequests };
}

/** Only what cannot be left out: the request, its answer, `JSON.parse`. */
async function bare({ apiUrl }: LocalSandbox, token: string, path: string): Promise<number> {
  const answer = await fetch(`${apiUrl}${path}`, {
    headers: {
      Authorization: `Bearer ${token}`,
      'User-Agent': 'Bench (bench@example.org)',
      Accept: 'application/json',
    },
  });
  return answer.ok && JSON.parse(await answer.text()) !== null ? 1 : 0;
}

/** @param work gives how much there is to show, which must be something */
async function timed(work: () => Promise<number>): Promise<number> {
  const begin = performance.now();
  if ((await work()) === 0) {
    throw new Error('There is nothing to show.');
  }
  return performance.now() - begin;
}

function figuresOf(roundTrip: number, rounds: readonly Round[]): readonly Figure[] {
  const at = `at ${roundTrip} ms`;
  const what = 'the same request by a bare fetch, and JSON.parse';
  const budget = BUDGETS.shownRoundTrips * roundTrip + BUDGETS.shownMs;
  return [
    {
      name: `${at}: stored token to accounts`,
      unit: 'ms',
      samples: rounds.map(({ accountsMs }) => accountsMs),
      floor: { what, samples: rounds.map(({ bareAccountsMs }) => bareAccountsMs) },
      budget,
    },
    {
      name: `${at}: requests for accounts`,
      unit: 'requests',
      samples: rounds.map(({ accountsRequests }) => accountsRequests),
      budget: 1,
    },
    {
      name: `${at}: expanding to users`,
      unit: 'ms',
      samples: rounds.map(({ usersMs }) => usersMs),
      floor: { what, samples: rounds.map(({ bareUsersMs }) => bareUsersMs) },
      budget,
    },
    {
      name: `${at}: requests for users`,
      unit: 'requests',
      samples: rounds.map(({ usersRequests }) => usersRequests),
      budget: 1,
    },
  ];
}

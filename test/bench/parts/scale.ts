import { setTimeout as sleep } from 'node:timers/promises';
import { startSandbox } from '../../sandbox';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import type { Bench, Part } from '../part';
import { BenchVsCode, type Probe, untilQuiet } from '../vscode';

const ACCOUNTS = 500;
const USERS = 10;
const ROUNDS = 3;
const QUERY = 'dvořák jan';
const LETTER_MS = 300;
const LIMIT_MS = 60_000;

/** What the extension host does for each step, in milliseconds of the longest turn. */
const STEPS = {
  rest: 'at rest, longest turn',
  accounts: 'accounts on the screen, longest turn',
  people: 'by person: loading and rows, longest turn',
  find: 'Find user opened, longest turn',
  letter: 'the slowest letter in a search, longest turn',
  review: 'reviewed and on the screen, longest turn',
} as const;

type Measured = Record<keyof typeof STEPS | 'keptMb', number>;

/** The largest thing that anybody has: an accountant with hundreds of clients. */
export const scale: Part = {
  what: `${ACCOUNTS} accounts of ${USERS} users by person, found, and reviewed on the screen`,

  async measure(bench) {
    const sandbox = await startSandbox({
      accounts: ACCOUNTS,
      users: USERS,
      usersPerAccount: USERS,
      // Nobody is to wait for the rate limit here.
      switches: { rateQuota: 1_000_000 },
    });
    bench.teardown.add('the sandbox', () => sandbox.close());
    const { scale: person } = sandbox.people;
    if (person === undefined) {
      throw new Error('The sandbox has nobody with so many accounts.');
    }
    const rounds: Measured[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      bench.say(`VS Code ${round + 1} of ${ROUNDS} …`);
      // A new one each time, because it remembers how the tree is arranged.
      const vscode = await BenchVsCode.start(bench, { env: { FAKTUROID_API_URL: sandbox.apiUrl } });
      await vscode.signIn(person);
      rounds.push(await measureWindow(bench, vscode, () => untilQuiet(sandbox)));
      await vscode.close();
    }
    return figuresOf(rounds);
  },
};

async function measureWindow(
  bench: Bench,
  vscode: BenchVsCode,
  quiet: () => Promise<number>,
): Promise<Measured> {
  const probe = await vscode.openWindow(await bench.extension());
  const { workbench } = vscode;
  const rest = await probe.longestTurnOf(quiet);
  const before = await probe.heapMb();
  const accounts = await probe.longestTurnOf(async () => {
    await workbench.openSideBar('Fakturoid');
    await workbench.tree().element.getByText('Měřítko').first().waitFor();
    await quiet();
  });
  const people = await probe.longestTurnOf(async () => {
    await probe.run('fakturoid.arrangeByPerson');
    await quiet();
  });
  const find = await probe.longestTurnOf(async () => {
    await probe.begin('fakturoid.findUser');
    await workbench.quickInput.input.waitFor();
    await quiet();
  });
  const letter = await slowestLetter(vscode, probe);
  await workbench.quickInput.cancel();
  const review = await probe.longestTurnOf(async () => {
    await probe.begin('fakturoid.reviewAccess');
    await workbench.webview().locator('.grid').waitFor({ timeout: LIMIT_MS });
    await quiet();
  });
  return { rest, accounts, people, find, letter, review, keptMb: (await probe.heapMb()) - before };
}

async function slowestLetter({ workbench }: BenchVsCode, probe: Probe): Promise<number> {
  let slowest = 0;
  for (const letter of QUERY) {
    const turn = await probe.longestTurnOf(async () => {
      await workbench.quickInput.input.pressSequentially(letter);
      await sleep(LETTER_MS);
    });
    slowest = Math.max(slowest, turn);
  }
  return slowest;
}

function figuresOf(rounds: readonly Measured[]): readonly Figure[] {
  const turns = Object.entries(STEPS).map(([step, name]): Figure => ({
    name,
    unit: 'ms',
    samples: rounds.map((round) => round[step as keyof typeof STEPS]),
    budget: BUDGETS.blockMs,
  }));
  const kept = rounds.map(({ keptMb }) => keptMb);
  return [...turns, { name: 'kept after all of it', unit: 'MB', samples: kept, budget: BUDGETS.keptMb }];
}

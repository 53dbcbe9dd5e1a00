import { startSandbox } from '../../sandbox';
import { SandboxControl } from '../../sandbox/control';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import type { Part } from '../part';
import { BenchVsCode } from '../vscode';

const ACCOUNTS = 100;
const USERS = 40;
const ROUND_TRIP_MS = 100;
const AT_A_TIME = 4;
const ROUNDS = 3;
const QUOTA_WINDOW_MS = 60_000;
const LIMIT_MS = 60_000;

/** A review of many accounts, over a network that takes its time. */
export const review: Part = {
  what: `a review of ${ACCOUNTS} accounts of ${USERS} users at ${ROUND_TRIP_MS} ms`,

  async measure(bench) {
    let lastAnswer = 0;
    const sandbox = await startSandbox({
      accounts: ACCOUNTS,
      users: USERS,
      usersPerAccount: USERS,
      onRequestDone: () => (lastAnswer = Date.now()),
    });
    bench.teardown.add('the sandbox', () => sandbox.close());
    const { scale } = sandbox.people;
    if (scale === undefined) {
      throw new Error('The sandbox has nobody with so many accounts.');
    }
    const vscode = await BenchVsCode.start(bench, { env: { FAKTUROID_API_URL: sandbox.apiUrl } });
    await vscode.signIn(scale);
    await new SandboxControl(sandbox.origin).setLatency(ROUND_TRIP_MS);
    const loads: number[] = [];
    const shown: number[] = [];
    const requests: number[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      bench.say(`Review ${round + 1} of ${ROUNDS} …`);
      const probe = await vscode.openWindow(await bench.extension());
      // A new quota: this is about the network alone.
      sandbox.advance(QUOTA_WINDOW_MS);
      const before = sandbox.requests.length;
      const begin = Date.now();
      const first = sandbox.nextRequest('user').then(() => Date.now());
      await probe.begin('fakturoid.reviewAccess');
      await vscode.workbench.webview().locator('.grid').waitFor({ timeout: LIMIT_MS });
      shown.push(Date.now() - begin);
      loads.push(lastAnswer - (await first));
      requests.push(sandbox.requests.length - before);
    }
    await vscode.close();
    return figuresOf(loads, shown, requests);
  },
};

function figuresOf(loads: number[], shown: number[], requests: number[]): readonly Figure[] {
  const bounds = requests.map((count) => ROUND_TRIP_MS + Math.ceil((count - 1) / AT_A_TIME) * ROUND_TRIP_MS);
  const floor = { what: `as many requests, ${AT_A_TIME} at a time, reckoned`, samples: bounds };
  return [
    {
      name: 'from the first request to the last answer',
      unit: 'ms',
      samples: loads,
      floor,
      ratioBudget: BUDGETS.reviewRatio,
    },
    { name: 'from the command to the page', unit: 'ms', samples: shown, floor },
    { name: 'requests', unit: 'requests', samples: requests },
  ];
}

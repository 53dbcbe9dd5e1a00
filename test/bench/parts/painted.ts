import { startSandbox } from '../../sandbox';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import type { Part } from '../part';
import { BenchVsCode, ownExtension, untilQuiet } from '../vscode';

const WINDOWS = 7;
/** An account with fewer users than a page holds. */
const ACCOUNT = 'Studio Kometa s.r.o.';

/** From the click on the icon to accounts on the screen, with a stored token. */
export const painted: Part = {
  what: `icon clicked to accounts painted, in ${WINDOWS} windows each by turns with a bare tree; requests`,

  async measure(bench) {
    const sandbox = await startSandbox();
    bench.teardown.add('the sandbox', () => sandbox.close());
    const { agency } = sandbox.people;
    const [ours, bare] = [await bench.extension(), await ownExtension(bench, 'bareTree')];
    const vscode = await BenchVsCode.start(bench, {
      env: { FAKTUROID_API_URL: sandbox.apiUrl, FAKTUROID_BENCH_TOKEN: sandbox.issueToken(agency) },
    });
    await vscode.signIn(agency);
    await (await vscode.openWindow(bare)).run('bareTree.signIn');
    const samples = {
      ours: [] as number[],
      bare: [] as number[],
      accounts: [] as number[],
      users: [] as number[],
    };
    for (let round = 0; round < WINDOWS; round++) {
      bench.say(`Window ${round + 1} of ${WINDOWS}, twice …`);
      await vscode.openWindow(bare);
      samples.bare.push(await paintedMs(vscode, 'Bare tree'));
      await vscode.openWindow(ours);
      const before = await untilQuiet(sandbox);
      samples.ours.push(await paintedMs(vscode, 'Fakturoid'));
      const withAccounts = await untilQuiet(sandbox);
      await vscode.workbench.tree().expand(ACCOUNT);
      samples.accounts.push(withAccounts - before);
      samples.users.push((await untilQuiet(sandbox)) - withAccounts);
    }
    await vscode.close();
    return figuresOf(samples);
  },
};

function figuresOf(samples: Readonly<Record<'ours' | 'bare' | 'accounts' | 'users', number[]>>): Figure[] {
  return [
    {
      name: 'icon clicked to accounts painted',
      unit: 'ms',
      samples: samples.ours,
      floor: { what: 'a bare tree that reads one secret and asks for the same', samples: samples.bare },
      ratioBudget: BUDGETS.paintedRatio,
    },
    { name: 'requests for accounts', unit: 'requests', samples: samples.accounts, budget: 1 },
    { name: 'requests for the users of an account', unit: 'requests', samples: samples.users, budget: 1 },
  ];
}

/** Clicks an icon of the activity bar. Gives the milliseconds from that click until the account is in the page. */
async function paintedMs({ page }: BenchVsCode, title: string): Promise<number> {
  await page.evaluate(`{
    let clicked;
    addEventListener('click', () => { clicked ??= performance.now(); }, { capture: true });
    const isThere = () => [...document.querySelectorAll('.customview-tree .label-name')]
      .some(({ textContent }) => textContent === ${JSON.stringify(ACCOUNT)});
    window.painted = new Promise((resolve, reject) => {
      setTimeout(() => reject(new Error('The account did not appear.')), 30_000);
      new MutationObserver((_changes, observer) => {
        if (isThere()) {
          resolve(performance.now() - clicked);
          observer.disconnect();
        }
      }).observe(document.body, { childList: true, subtree: true, characterData: true });
    });
    // What is last is waited for, if it is a promise.
    undefined;
  }`);
  await page.locator('.activitybar').getByRole('tab', { name: title }).click();
  return page.evaluate('window.painted');
}

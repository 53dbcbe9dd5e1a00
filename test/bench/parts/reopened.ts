import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { reviewToJson } from '../../../src/features/accessReview/rules/toJson';
import { eventually } from '../../e2e/support/eventually';
import { account, review, user } from '../../kit/sampleReviews';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import type { Part } from '../part';
import { BenchVsCode, ownExtension, type Probe } from '../vscode';

const WINDOWS = 5;
const ACCOUNTS = 500;
const USERS = 10;
const LIMIT_MS = 30_000;
/** How long a person looks at a list. */
const CHOICE_MS = 2_000;
const OPEN = 'fakturoid.openReview';
/** Of the saved reviews, as they are listed. */
const MONTHS = [6, 5];
const REVIEWS = 'User/globalStorage/fakturoid-explorer.fakturoid-explorer/reviews';

interface Painted {
  readonly head: number;
  readonly rows: number;
}

/** From a choice in the list of saved reviews to what is painted, in pages that are new and in one that is open. */
export const reopened: Part = {
  what: `a saved review of ${ACCOUNTS * USERS} rows opened in ${WINDOWS} windows, beside a bare page`,

  async measure(bench) {
    const [ours, bare] = [await bench.extension(), await ownExtension(bench, 'bareTree')];
    const vscode = await BenchVsCode.start(bench, {});
    const { page, userData } = vscode.workbench;
    await mkdir(path.join(userData, REVIEWS), { recursive: true });
    for (const month of MONTHS) {
      const file = `review-20260${month}14T120600000Z-0000000${month}.json`;
      await writeFile(path.join(userData, REVIEWS, file), reviewToJson(largeReview(month)));
    }
    await watchFrames(page);
    const samples = {
      bare: [] as number[],
      head: [] as number[],
      rows: [] as number[],
      headAgain: [] as number[],
      rowsAgain: [] as number[],
    };
    for (let round = 0; round < WINDOWS; round++) {
      bench.say(`Window ${round + 1} of ${WINDOWS}, twice …`);
      const bareProbe = await vscode.openWindow(bare);
      await bareProbe.activate('fakturoid-bench.bare-tree');
      samples.bare.push((await choose(vscode, bareProbe, 'bareTree.choosePage', 0)).head);
      const probe = await vscode.openWindow(ours);
      const { head, rows } = await choose(vscode, probe, OPEN, 0);
      samples.head.push(head);
      samples.rows.push(rows);
      const again = await choose(vscode, probe, OPEN, 1);
      samples.headAgain.push(again.head);
      samples.rowsAgain.push(again.rows);
    }
    await vscode.close();
    return figuresOf(samples);
  },
};

function figuresOf({
  bare,
  head,
  rows,
  headAgain,
  rowsAgain,
}: Readonly<Record<'bare' | 'head' | 'rows' | 'headAgain' | 'rowsAgain', number[]>>): Figure[] {
  const beyond = (samples: readonly number[]) => samples.map((ms, round) => ms - (bare[round] ?? 0));
  return [
    { name: 'a bare page painted', unit: 'ms', samples: bare },
    {
      name: 'head of a review painted, beyond that',
      unit: 'ms',
      samples: beyond(head),
      budget: BUDGETS.reopenMs,
    },
    { name: 'its rows painted, beyond that', unit: 'ms', samples: beyond(rows) },
    {
      name: 'another review in the page that is open, head painted',
      unit: 'ms',
      samples: headAgain,
      budget: BUDGETS.reopenMs,
    },
    { name: 'its rows painted there', unit: 'ms', samples: rowsAgain },
  ];
}

/** When each head and each first cell was seen, in every frame, and when Enter was pressed. */
async function watchFrames(page: Page): Promise<void> {
  await page.addInitScript(`{
    const seen = window.seen = {};
    const note = (what, text) => { if (text) { seen[what + text] ??= Date.now(); } };
    addEventListener('keydown', ({ key }) => { if (key === 'Enter') { window.enter = Date.now(); } }, { capture: true });
    // VS Code opens the document of a page once more, after which an observer sees nothing.
    setInterval(() => {
      // With when the review was made: all reviews have one title.
      note('head', [...document.querySelectorAll('h1, main > div > dl > dd:first-of-type')].map((each) => each.textContent).join());
      note('rows', document.querySelector('.grid td, .grid [role="cell"]')?.textContent);
    }, 2);
  }`);
}

/** Takes a choice of a command's list. Gives the milliseconds from Enter until its heading and its rows are there. */
async function choose(vscode: BenchVsCode, probe: Probe, command: string, at: number): Promise<Painted> {
  const { page, workbench } = vscode;
  await probe.begin(command);
  await workbench.quickInput.widget.locator('.monaco-list-row').nth(at).waitFor();
  // People read before they choose, and meanwhile the extension reads what it lists.
  await sleep(CHOICE_MS);
  await page.keyboard.press('Home');
  for (let row = 0; row < at; row++) {
    await page.keyboard.press('ArrowDown');
  }
  await workbench.quickInput.accept();
  const wanted = command === OPEN ? `rows${emailIn(MONTHS[at], 0)}` : 'headBare page';
  const body = workbench.webview().locator('body');
  return eventually(async () => {
    const seen = await body.evaluate(() => (globalThis as unknown as { seen: Record<string, number> }).seen);
    assert.ok(seen[wanted], JSON.stringify([wanted, seen]));
    const enter = await page.evaluate(() => (globalThis as unknown as { enter: number }).enter);
    const heads = Object.entries(seen).filter(([what, at]) => what.startsWith('head') && at >= enter);
    return { head: Math.min(...heads.map(([, at]) => at)) - enter, rows: (seen[wanted] ?? NaN) - enter };
  }, LIMIT_MS);
}

function emailIn(month: number | undefined, id: number): string {
  return `user${id}@m${month}.example`;
}

function largeReview(month: number): ReturnType<typeof review> {
  const accounts = Array.from({ length: ACCOUNTS }, (_, at) => {
    const users = Array.from({ length: USERS }, (_none, of) =>
      user(at * USERS + of, { email: emailIn(month, at * USERS + of) }),
    );
    return account(`firma${at}`, users, { name: `Firma ${at}` });
  });
  return review(accounts, { madeAt: `2026-0${month}-14T12:06:00.000Z` });
}

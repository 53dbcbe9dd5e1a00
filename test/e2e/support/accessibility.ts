import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import type { FrameLocator, Page } from 'playwright-core';

/** The rules of WCAG 2.2 AA and the practices that axe recommends beside them. */
const RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

interface AxeResults {
  readonly violations: readonly {
    readonly id: string;
    readonly help: string;
    readonly nodes: readonly { readonly html: string; readonly failureSummary?: string }[];
  }[];
  readonly passes: readonly unknown[];
}

/** What is taken out of the page: all that axe has to say of a large page is two megabytes. */
interface Found extends Pick<AxeResults, 'violations'> {
  readonly passed: number;
}

/** Fails with what axe finds wrong in a page. */
export async function assertAccessible(page: Page | FrameLocator): Promise<void> {
  const root = page.locator('html');
  if (!(await root.evaluate(() => 'axe' in globalThis))) {
    const source = await readFile(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
    // As an expression it comes through the browser's debugger: the page's own policy forbids to evaluate text.
    await root.evaluate(`${source}\n;undefined`);
  }
  const { passed, violations } = await root.evaluate<Found, readonly string[]>(async (_, rules) => {
    const { axe } = globalThis as unknown as { axe: { run: (options: unknown) => Promise<AxeResults> } };
    // The same rules for the same elements: only the report on what they passed, and where each stands, is shorter.
    const options = { runOnly: rules, resultTypes: ['violations'], selectors: false };
    const { passes, violations } = await axe.run(options);
    return { passed: passes.length, violations };
  }, RULES);
  assert.ok(passed > 5, 'axe looked at the page');
  assert.deepEqual(
    violations.map(({ id, help, nodes }) => ({
      id,
      help,
      nodes: nodes.map(({ html, failureSummary }) => `${html}\n${failureSummary ?? ''}`),
    })),
    [],
  );
}

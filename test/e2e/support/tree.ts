import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';
import { pickFromMenu } from './menu';

/** For one try of a step that is tried until it holds. */
const TRY_MS = 2_000;

/** A row of a tree as people see it, and as a screen reader announces it. */
export interface TreeRow {
  readonly label: string;
  readonly description: string;
  readonly level: number;
  /** Undefined for a row that has nothing below it. */
  readonly expanded: boolean | undefined;
  readonly announced: string;
}

/** A row as the page has it: the order of the elements is not the order on the screen. */
interface ReadRow extends Omit<TreeRow, 'expanded'> {
  readonly index: number;
  readonly expanded: string | null;
}

/** As much of an element of the page as is read there: its own types would come into the whole project. */
interface PageElement {
  getAttribute(name: string): string | null;
  querySelector(selector: string): { readonly textContent: string | null } | null;
}

/** One tree view. Only rows on the screen exist in the page: a long tree must be scrolled. */
export class Tree {
  readonly #page: Page;
  readonly #rows: Locator;
  readonly element: Locator;
  /** The bar that moves over the tree while something loads. */
  readonly #progress: Locator;

  /** @param name the view's name; without one, the only tree of the side bar */
  constructor(page: Page, name?: string) {
    this.#page = page;
    const trees = page.locator('.customview-tree').filter({ visible: true });
    this.element =
      name === undefined ? trees : trees.filter({ has: page.getByRole('tree', { name, exact: true }) });
    this.#rows = this.element.getByRole('treeitem');
    this.#progress = page.locator('.sidebar .monaco-progress-container.active').first();
  }

  /** The rows from the top down. */
  async rows(): Promise<TreeRow[]> {
    // In one go inside the page: between two questions the tree may be drawn again.
    const rows = await this.#rows.evaluateAll((elements): ReadRow[] =>
      (elements as unknown as PageElement[]).map((element) => ({
        index: Number(element.getAttribute('data-index')),
        label: element.querySelector('.label-name')?.textContent ?? '',
        description: element.querySelector('.label-description')?.textContent ?? '',
        level: Number(element.getAttribute('aria-level')),
        expanded: element.getAttribute('aria-expanded'),
        announced: element.getAttribute('aria-label')?.trim() ?? '',
      })),
    );
    return rows
      .toSorted((one, other) => one.index - other.index)
      .map(({ label, description, level, expanded, announced }) => ({
        label,
        description,
        level,
        expanded: expanded === null ? undefined : expanded === 'true',
        announced,
      }));
  }

  /** The labels from the top down. */
  async labels(): Promise<string[]> {
    return (await this.rows()).map((row) => row.label);
  }

  /** Waits until the keyboard is in the tree, on a row. */
  async waitForFocus(): Promise<void> {
    await this.element.locator('.monaco-list:focus .monaco-list-row.focused').waitFor();
  }

  /** The row with this label, waiting until it is there. */
  async row(label: string): Promise<Locator> {
    const row = this.#rows
      .filter({ has: this.#page.locator('.label-name').getByText(label, { exact: true }) })
      .first();
    await row.waitFor();
    return row;
  }

  /** Opens a row and waits until it is open; what it loads may still be on its way. */
  async expand(label: string): Promise<void> {
    await this.#toggle(label, 'true');
  }

  async collapse(label: string): Promise<void> {
    await this.#toggle(label, 'false');
  }

  async click(label: string): Promise<void> {
    await (await this.#uncovered(label)).click();
  }

  /** Waits until the description of a row matches. */
  async waitForDescription(label: string, pattern: RegExp): Promise<void> {
    await eventually(async () => {
      const row = (await this.rows()).find((candidate) => candidate.label === label);
      assert.match(row?.description ?? '', pattern);
    });
  }

  /** Presses a button that appears at the end of the row under the mouse. */
  async pressInline(label: string, action: string): Promise<void> {
    const row = await this.#uncovered(label);
    await row.hover();
    await row.getByRole('button', { name: action }).click();
  }

  /** The entries of a row's context menu; the menu stays open. */
  async openMenu(label: string): Promise<string[]> {
    return eventually(async () => {
      const row = await this.#uncovered(label);
      // While its rows are being loaded, the tree may be drawn again: what is then picked is picked for no row.
      await this.#progress.waitFor({ state: 'hidden', timeout: TRY_MS });
      // A menu that is still open lies over the rows; one that was opened closes where the tree is drawn again.
      if (await this.#menu().first().isVisible()) {
        await this.#page.keyboard.press('Escape');
      }
      await row.click({ button: 'right', timeout: TRY_MS });
      const entries = this.#menu().locator('.action-label:not(.separator)');
      await entries.first().waitFor({ timeout: TRY_MS });
      const names = await entries.allInnerTexts();
      assert.ok(names.length > 0);
      return names;
    });
  }

  /** Picks an entry of a row's context menu, or of a menu in it. */
  async chooseFromMenu(label: string, entry: string, submenu?: string): Promise<void> {
    const item = this.#menu().getByRole('menuitem', { name: entry });
    await pickFromMenu(item, async () => {
      await this.openMenu(label);
      if (submenu !== undefined) {
        await this.#menu().getByRole('menuitem', { name: submenu, exact: true }).hover({ timeout: TRY_MS });
      }
    });
  }

  /** A row that no tooltip lies over: that of the row under the mouse goes when the mouse goes. */
  async #uncovered(label: string): Promise<Locator> {
    await this.#page.mouse.move(0, 0);
    return this.row(label);
  }

  #menu(): Locator {
    return this.#page.locator('.monaco-menu').filter({ visible: true });
  }

  async #toggle(label: string, expanded: 'true' | 'false'): Promise<void> {
    const row = await this.#uncovered(label);
    if ((await row.getAttribute('aria-expanded')) !== expanded) {
      await row.locator('.monaco-tl-twistie').click();
    }
    await this.#rows
      .and(this.#page.locator(`[aria-expanded="${expanded}"]`))
      .filter({ has: this.#page.locator('.label-name').getByText(label, { exact: true }) })
      .first()
      .waitFor();
  }
}

import assert from 'node:assert/strict';
import type { Locator, Page } from 'playwright-core';
import { eventually } from './eventually';

/** For one try of a step: the box may be gone, or not yet be there. */
const TRY_MS = 2_000;

/** The box at the top of the window that asks for a text or a choice. */
export class QuickInput {
  readonly #page: Page;
  /** The whole box, while one is open. */
  readonly widget: Locator;
  readonly input: Locator;
  /** What stands under the input: the prompt, or why the text cannot be accepted. */
  readonly message: Locator;
  readonly title: Locator;
  /** The bar that moves while the box is busy. */
  readonly progress: Locator;

  constructor(page: Page) {
    this.#page = page;
    this.widget = page.locator('.quick-input-widget').filter({ visible: true });
    this.input = this.widget.locator('.quick-input-box input');
    this.message = this.widget.locator('.quick-input-message');
    this.title = this.widget.locator('.quick-input-title');
    this.progress = this.widget.locator('.monaco-progress-container.active');
  }

  /** Waits for a box whose title, prompt or choices contain the text. */
  async waitFor(text: string | RegExp): Promise<void> {
    await this.widget.filter({ hasText: text }).waitFor();
  }

  /**
   * Waits until a box with this title takes what is typed. A page that had the focus may have taken it back meanwhile
   * (microsoft/vscode#75209): then it is clicked into, as people do.
   */
  async waitUntilReady(title: string): Promise<void> {
    await this.title.filter({ hasText: title }).waitFor();
    await eventually(async () => {
      const isReady = (await this.input.and(this.#page.locator(':focus')).count()) > 0;
      if (!isReady) {
        await this.input.click({ timeout: TRY_MS });
      }
      assert.ok(isReady);
    });
  }

  /** Waits until the box, or the one with this text in it, is gone. */
  async waitUntilClosed(text: string | RegExp = ''): Promise<void> {
    await this.widget.filter({ hasText: text }).waitFor({ state: 'hidden' });
  }

  /** Waits for a message under the input that contains the text. */
  async waitForMessage(text: string | RegExp): Promise<void> {
    await this.message.filter({ hasText: text }).waitFor();
  }

  /** Replaces what stands in the input, and waits until it stands there: a box that still opens loses it. */
  async type(text: string): Promise<void> {
    await eventually(async () => {
      await this.input.fill(text, { timeout: TRY_MS });
      assert.equal(await this.input.inputValue({ timeout: TRY_MS }), text.replaceAll('\n', ''));
    });
  }

  async accept(): Promise<void> {
    await this.input.press('Enter');
  }

  /** Types and accepts. */
  async answer(text: string): Promise<void> {
    await this.type(text);
    await this.accept();
  }

  /** Leaves with Escape, and waits until the box is gone. */
  async cancel(): Promise<void> {
    await this.#page.keyboard.press('Escape');
    await this.waitUntilClosed();
  }

  /** Whether the input shows dots instead of what is typed. */
  async isMasked(): Promise<boolean> {
    return (await this.input.getAttribute('type')) === 'password';
  }

  /** The choice with this label. */
  item(label: string): Locator {
    const exact = this.#page
      .locator('.label-name')
      .filter({ hasText: new RegExp(`^\\s*${escape(label)}\\s*$`) });
    return this.widget.locator('.quick-input-list .monaco-list-row').filter({ has: exact });
  }

  /** The labels of the choices that are on the screen. */
  async items(): Promise<string[]> {
    // A choice may have a second line; rows that are not in use any more stay in the page unseen.
    const rows = this.widget.locator('.quick-input-list .monaco-list-row').filter({ visible: true });
    return rows.locator('.quick-input-list-row:first-child .label-name').allInnerTexts();
  }

  /**
   * Picks one choice, or ticks it where several may be picked. Fails where the choice did not get the click: a box that
   * loses the focus closes, and one that is still being filled takes the choice away, both from under the mouse.
   */
  async choose(label: string, options: { readonly timeout?: number } = {}): Promise<void> {
    const choice = this.item(label).first();
    const clicks = await choice.evaluateHandle(countClicks, undefined, options);
    await choice.click(options);
    assert.ok((await clicks.evaluate(({ count }) => count)) > 0, `“${label}” got the click`);
  }

  /** Presses a button of the title bar or, with `inItem`, one beside a choice. */
  async pressButton(name: string, inItem?: string): Promise<void> {
    const place = inItem === undefined ? this.widget : this.item(inItem);
    await place.getByRole('button', { name }).click();
  }
}

/** Runs in the page. */
function countClicks(element: { addEventListener(event: 'click', listener: () => void): void }): {
  count: number;
} {
  const clicks = { count: 0 };
  element.addEventListener('click', () => clicks.count++);
  return clicks;
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
}

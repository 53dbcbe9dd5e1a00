import type { Locator, Page } from 'playwright-core';

/** The messages at the bottom right of the window. */
export class Notifications {
  readonly #items: Locator;

  constructor(page: Page) {
    this.#items = page.locator('.notifications-toasts .notification-list-item');
  }

  /** The message that contains the text, waiting until it is there. */
  async waitFor(text: string | RegExp): Promise<Locator> {
    const item = this.#items.filter({ hasText: text }).first();
    await item.waitFor();
    return item;
  }

  /** Waits until no message contains the text. */
  async waitUntilGone(text: string | RegExp): Promise<void> {
    await this.#items.filter({ hasText: text }).first().waitFor({ state: 'hidden' });
  }

  /** What all messages on the screen say. */
  async texts(): Promise<string[]> {
    return this.#items.locator('.notification-list-item-message').allInnerTexts();
  }

  /** The names of the buttons of the message that contains the text. */
  async buttons(text: string | RegExp): Promise<string[]> {
    const item = await this.waitFor(text);
    return item.locator('.notification-list-item-buttons-container').getByRole('button').allInnerTexts();
  }

  /** Presses a button of the message that contains the text. */
  async press(text: string | RegExp, button: string): Promise<void> {
    const item = await this.waitFor(text);
    await item.getByRole('button', { name: button, exact: true }).click();
  }
}

import type { Locator, Page } from 'playwright-core';

/** A dialog in the middle of the window that must be answered. */
export class Dialog {
  readonly box: Locator;

  constructor(page: Page) {
    this.box = page.locator('.monaco-dialog-box').filter({ visible: true });
  }

  /** Waits for a dialog that contains the text; gives all that it says. */
  async waitFor(text: string | RegExp): Promise<string> {
    const box = this.box.filter({ hasText: text });
    await box.waitFor();
    return box.locator('.dialog-message-container').innerText();
  }

  /** The names of the buttons. */
  async buttons(): Promise<string[]> {
    return this.box.locator('.dialog-buttons').getByRole('button').allInnerTexts();
  }

  async press(button: string): Promise<void> {
    await this.box.getByRole('button', { name: button, exact: true }).click();
    await this.box.waitFor({ state: 'hidden' });
  }
}

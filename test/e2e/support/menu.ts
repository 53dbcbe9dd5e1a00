import type { Locator } from 'playwright-core';
import { eventually } from './eventually';

/** For one try: a menu closes where what it lies over is drawn again. */
const TRY_MS = 3_000;

/**
 * Picks an entry of a menu, with the mouse on it and Enter: a menu does not hear a click that comes right after it has
 * opened.
 *
 * @param open opens the menu, and is asked again where it has closed before anything was picked
 */
export async function pickFromMenu(item: Locator, open: () => Promise<unknown>): Promise<void> {
  let isPicked = false;
  await eventually(async () => {
    const isOpen = await item.isVisible();
    if (isPicked && !isOpen) {
      return;
    }
    if (!isOpen) {
      await open();
    }
    await item.hover({ timeout: TRY_MS });
    await item.page().keyboard.press('Enter');
    isPicked = true;
    await item.waitFor({ state: 'hidden', timeout: TRY_MS });
  });
}

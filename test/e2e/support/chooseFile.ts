import assert from 'node:assert/strict';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/** For one try of a step that is tried until it holds. */
const TRY_MS = 2_000;

/**
 * Answers VS Code's own dialog for files by the keyboard.
 *
 * @param title what stands in its title
 * @param proposal what stands in the box before anything is typed; by default a folder
 */
export async function chooseFile(
  { page, quickInput }: Workbench,
  title: string,
  file: string,
  proposal = /^\/.*\/$/,
): Promise<void> {
  const dialog = quickInput.title.filter({ hasText: title });
  await dialog.waitFor();
  // Before its own proposal is there, the dialog would put that in place of what was typed.
  await eventually(async () => assert.match(await quickInput.input.inputValue(), proposal));
  await eventually(async () => {
    if (await dialog.isVisible()) {
      await quickInput.type(file);
      // The dialog takes nothing in while it reads a folder.
      await quickInput.progress.waitFor({ state: 'hidden', timeout: TRY_MS });
      await page.keyboard.press('Enter');
    }
    await dialog.waitFor({ state: 'hidden', timeout: TRY_MS });
  });
}

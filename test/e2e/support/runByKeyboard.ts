import assert from 'node:assert/strict';
import { eventually } from './eventually';
import type { Workbench } from './workbench';

/** Runs a command from the palette with the keyboard: goes down the list until it is the one that Enter takes. */
export async function runByKeyboard({ page, quickInput }: Workbench, title: string): Promise<void> {
  const { widget, input } = quickInput;
  const { keyboard } = page;
  const focused = widget.locator('.monaco-list-row.focused .label-name').first();
  await eventually(async () => {
    // The workbench closes the palette when something else takes the focus, as a tree does that is drawn again.
    if (!(await input.isVisible())) {
      await keyboard.press('F1');
      await input.waitFor({ timeout: 2_000 });
    }
    // What is typed while the palette still opens is lost.
    if ((await input.inputValue({ timeout: 2_000 })) !== `>${title}`) {
      await keyboard.press('ControlOrMeta+A');
      // In one go: with each letter the palette would list all commands once more.
      await keyboard.insertText(`>${title}`);
    }
    const label = await focused.innerText({ timeout: 2_000 });
    if (label !== title) {
      await keyboard.press('ArrowDown');
    }
    assert.equal(label, title);
  });
  await keyboard.press('Enter');
}

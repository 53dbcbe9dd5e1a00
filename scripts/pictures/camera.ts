import type { Locator } from 'playwright-core';
import type { Workbench } from '../../test/e2e/support/workbench';

const SASH = '.monaco-sash.vertical:not(.disabled)';

/** Takes pictures of a workbench: of what matters in it, without what only the way of taking them brings along. */
export class Camera {
  readonly #workbench: Workbench;

  constructor(workbench: Workbench) {
    this.#workbench = workbench;
  }

  /** Gives the window this size, and waits until the workbench has taken it. */
  async setSize(width: number, height: number): Promise<void> {
    await this.#workbench.page.setViewportSize({ width, height });
    await this.#settle();
  }

  /** Drags the edge of the side bar until it is this wide. */
  async setSideBarWidth(width: number): Promise<void> {
    const { page } = this.#workbench;
    const sideBar = await boxOf(page.locator('.part.sidebar'));
    const edge = sideBar.x + sideBar.width;
    const boxes = await Promise.all((await page.locator(SASH).all()).map((sash) => sash.boundingBox()));
    const sash = boxes.find((box) => box !== null && Math.abs(box.x + box.width / 2 - edge) < 6);
    if (sash === null || sash === undefined) {
      throw new Error('The side bar has no edge to drag.');
    }
    const [x, y] = [sash.x + sash.width / 2, sash.y + sash.height / 3];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x + width - sideBar.width, y, { steps: 4 });
    await page.mouse.up();
    await this.rest();
  }

  /** Moves the mouse to where it changes nothing. */
  async rest(): Promise<void> {
    await this.#workbench.page.mouse.move(2, 2);
    await this.#settle();
  }

  /** The window down to its status bar, which tells of the browser that the pictures are taken in. */
  async window(): Promise<Buffer> {
    const { x, y, width } = await boxOf(this.#workbench.page.locator('.part.statusbar'));
    return this.#take({ x, y: 0, width, height: Math.floor(y) });
  }

  /**
   * The page in front, without its tab.
   *
   * @param last what is still on the picture; nothing that stands below it is
   * @param margin below that
   */
  async webview(last: Locator, margin = 14): Promise<Buffer> {
    const frame = await boxOf(this.#workbench.page.locator('iframe.webview.ready').filter({ visible: true }));
    const end = await boxOf(last);
    return this.#take({ ...frame, height: Math.ceil(end.y + end.height + margin - frame.y) });
  }

  /** The text in front with what lies over it. */
  async editor(): Promise<Buffer> {
    return this.#take(await boxOf(this.#workbench.page.locator('.part.editor .editor-instance')));
  }

  async #take(clip: Box): Promise<Buffer> {
    await this.#settle();
    return this.#workbench.page.screenshot({ clip, animations: 'disabled', caret: 'hide' });
  }

  /** Lets the page draw what it has been told: two frames of the browser. */
  async #settle(): Promise<void> {
    await this.#workbench.page.evaluate(
      'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done, 300))))',
    );
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

async function boxOf(element: Locator): Promise<Box> {
  const box = await element.boundingBox();
  if (box === null) {
    throw new Error('What the picture is of is not on the screen.');
  }
  return box;
}

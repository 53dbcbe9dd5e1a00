import { commands, TreeItemCollapsibleState } from 'vscode';
import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/event';
import { nextTurn } from '../../base/nextTurn';
import type { TreeItem, TreeView } from '../../platform/window';
import type { TreeNode } from './nodes';

// What VS Code's tree views do not do, each with the issue about it. Seen in VS Code 1.105 to 1.139.

/** Milliseconds: more than VS Code takes to redraw the tree from a computer far away. */
const PATIENCE_MS = 5_000;
const PAUSE_MS = 20;

/**
 * The row that is selected, or undefined. VS Code keeps the selection while it redraws the tree, but for that moment
 * knows none of its rows (https://github.com/microsoft/vscode/issues/144250).
 */
export async function selectedRow(
  view: { readonly selection: readonly TreeNode[] },
  clock: Clock,
): Promise<TreeNode | undefined> {
  for (let waited = 0; view.selection.length === 0 && waited < PATIENCE_MS; waited += PAUSE_MS) {
    await clock.sleep(PAUSE_MS);
  }
  return view.selection[0];
}

/**
 * Remembers which rows are open. VS Code keeps a row open only while it is below the same row, and can be told only
 * when it draws a row for the first time (https://github.com/microsoft/vscode/issues/324498). Without this an account
 * would be closed once another identity signs in, or after the filter had hidden it.
 */
export class OpenRows {
  readonly #ids = new Set</* node id */ string>();

  /** Learns from now on what a person opens and closes. */
  follow(view: Pick<TreeView<TreeNode>, 'onDidExpandElement' | 'onDidCollapseElement'>): Disposable {
    const subscriptions = [
      view.onDidExpandElement(({ element }) => this.#ids.add(element.id)),
      view.onDidCollapseElement(({ element }) => this.#ids.delete(element.id)),
    ];
    return {
      dispose: () => {
        for (const subscription of subscriptions) {
          subscription.dispose();
        }
      },
    };
  }

  /** Makes a row open if it was open before. */
  keep(item: TreeItem): TreeItem {
    if (item.id !== undefined && this.#ids.has(item.id)) {
      item.collapsibleState = TreeItemCollapsibleState.Expanded;
    }
    return item;
  }
}

/**
 * Delays the redraw of a row until the window has received the children that it is fetching of it or below it. VS
 * Code would forget their rows, which the window then shows anyway: no command would find them
 * (https://github.com/microsoft/vscode/issues/185629). VS Code 1.105 would even fetch them a second time meanwhile,
 * take those for duplicates, and show none (https://github.com/microsoft/vscode/pull/281000).
 */
export class RedrawGate {
  readonly #redraw: (nodeId: string) => void;
  /** Contains a row once for each time that its children are being fetched. */
  readonly #fetching: /* node id */ string[] = [];
  readonly #held = new Set</* node id */ string>();

  constructor(redraw: (nodeId: string) => void) {
    this.#redraw = redraw;
  }

  /** Redraws a row, or all for the empty id, now or once nothing of it is being fetched. */
  redraw(nodeId: string): void {
    if (this.#fetching.some((other) => nodeId === '' || other === nodeId || other.startsWith(`${nodeId}/`))) {
      this.#held.add(nodeId);
    } else {
      this.#redraw(nodeId);
    }
  }

  /** Fetches the children of a row for the window. */
  async fetch<T>(nodeId: string, children: () => Promise<T>): Promise<T> {
    this.#fetching.push(nodeId);
    try {
      return await children();
    } finally {
      void this.#release(nodeId);
    }
  }

  async #release(nodeId: string): Promise<void> {
    await nextTurn();
    await windowCaughtUp();
    this.#fetching.splice(this.#fetching.indexOf(nodeId), 1);
    const held = [...this.#held];
    this.#held.clear();
    held.forEach((each) => this.redraw(each));
  }
}

/**
 * Resolves once the window has done what it was told until now: the extension host's messages keep their order, and the
 * window answers this one. It may be far away.
 */
async function windowCaughtUp(): Promise<void> {
  await commands.executeCommand('setContext', 'fakturoid.heard', true);
}

import type { QuickPick, QuickPickItem } from '../../platform/window';

/**
 * Keeps VS Code from sorting choices again by where the typed text stands in their labels. What turns it off is not in its
 * types (microsoft/vscode#73904, still so in 1.139) but needs no permission; without it the order would only be worse.
 */
export function keepOrder(pick: QuickPick<QuickPickItem>): void {
  Object.assign(pick, { sortByLabel: false });
}

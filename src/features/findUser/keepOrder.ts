import type { QuickPick, QuickPickItem } from '../../platform/window';

/**
 * Keeps VS Code from sorting choices by the position of the typed text in their labels. The property for that is not
 * in its types (microsoft/vscode#73904, still so in 1.139) but needs no permission; without it only the order would
 * be worse.
 */
export function keepOrder(pick: QuickPick<QuickPickItem>): void {
  Object.assign(pick, { sortByLabel: false });
}

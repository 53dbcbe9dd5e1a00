import { commands } from 'vscode';
import { window } from './window';

/** The view that lists accounts, as `package.json` declares it. */
export const ACCOUNTS_VIEW = 'fakturoid.accounts';

/** Shows that something is under way where the accounts are listed. */
export async function withProgressInView<T>(task: () => Promise<T>): Promise<T> {
  return window.withProgress({ location: { viewId: ACCOUNTS_VIEW } }, task);
}

/** Opens the view of the accounts and moves the focus there. */
export async function focusAccountsView(): Promise<void> {
  await commands.executeCommand(`${ACCOUNTS_VIEW}.focus`);
}

import { window } from 'vscode';
import type { FailureNode } from '../views/accountsTree/nodes';
import { ACCOUNTS_VIEW, type CommandContext } from './context';

/** *Fakturoid: Refresh*: loads anew all that was loaded. */
export async function refresh({ directory }: CommandContext): Promise<void> {
  await window.withProgress({ location: { viewId: ACCOUNTS_VIEW } }, () => directory.refresh());
}

/** Loads anew what failed, and nothing else. */
export async function retry({ directory }: CommandContext, { place }: FailureNode): Promise<void> {
  await window.withProgress({ location: { viewId: ACCOUNTS_VIEW } }, () => directory.reload(place).ended);
}

import { commands } from 'vscode';

/**
 * Resolves once the window has done what it was told until now: the extension host's messages keep their order, and the
 * window answers this one. It may be far away.
 */
export async function heardByWindow(): Promise<void> {
  await commands.executeCommand('setContext', 'fakturoid.heard', true);
}

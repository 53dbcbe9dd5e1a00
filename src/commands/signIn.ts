import { commands } from 'vscode';
import type { Identity } from '../session/sessions';
import { promptForClientCredentials } from '../views/signIn/clientCredentialsPrompt';
import { ACCOUNTS_VIEW, type CommandContext } from './context';

/** *Fakturoid: Sign in*: asks for credentials, and shows the accounts. Undefined when the person left. */
export async function signIn({ sessions }: CommandContext): Promise<Identity | undefined> {
  const identity = await promptForClientCredentials((pair, signal) => sessions.signIn(pair, signal));
  if (identity !== undefined) {
    await commands.executeCommand(`${ACCOUNTS_VIEW}.focus`);
  }
  return identity;
}

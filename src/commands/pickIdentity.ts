import { l10n, window } from 'vscode';
import type { Identity } from '../session/sessions';
import { withoutIcons } from '../views/words/icons';
import { nameOfIdentity } from '../views/words/identity';
import type { CommandContext } from './context';

/**
 * The identity that a command is about: asks only where there are several. Undefined when the person left, or when
 * nobody is signed in, which is then said.
 */
export async function pickIdentity(
  { sessions }: CommandContext,
  title: string,
): Promise<Identity | undefined> {
  const identities = await sessions.list();
  if (identities.length === 0) {
    void window.showInformationMessage(l10n.t('Nobody is signed in to Fakturoid.'));
    return undefined;
  }
  if (identities.length === 1) {
    return identities[0];
  }
  const items = identities.map((identity) => ({
    label: withoutIcons(nameOfIdentity(identity)),
    description: identity.email ?? '',
    identity,
  }));
  return (await window.showQuickPick(items, { title }))?.identity;
}

import { shown, type Shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import type { Identity } from '../session/sessions';
import { nameOfIdentity } from '../labels/names';
import type { PickerContext } from './context';

/**
 * The identity that a command is about: asks only where there are several. Undefined when the person left, or when
 * nobody is signed in, which is then said.
 */
export async function pickIdentity({ sessions }: PickerContext, title: Shown): Promise<Identity | undefined> {
  const identities = await sessions.list();
  if (identities.length === 0) {
    void window.showInformationMessage(l10n.t('Nobody is signed in to Fakturoid.'));
    return undefined;
  }
  if (identities.length === 1) {
    return identities[0];
  }
  const items = identities.map((identity) => ({
    label: nameOfIdentity(identity),
    description: shown(identity.email ?? ''),
    identity,
  }));
  return (await window.showQuickPick(items, { title }))?.identity;
}

import { shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { UnusableIdentity } from '../../session/identityStore';
import type { SignInContext } from './context';

/** *Fakturoid: Remove unreadable sign-ins…*: shows those that cannot be read and removes what the person picks. */
export async function repair({ sessions }: SignInContext): Promise<void> {
  await sessions.list();
  if (sessions.unusable.length === 0) {
    void window.showInformationMessage(l10n.t('All stored sign-ins can be read.'));
    return;
  }
  const items = sessions.unusable.map((identity) => ({
    label: l10n.t('Sign-in {0}', shown(identity.id.slice(0, 8))),
    detail: reasonOf(identity),
    identity,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Remove stored sign-ins that cannot be used'),
    placeHolder: l10n.t('Pick those to remove. The others stay as they are.'),
    canPickMany: true,
  });
  for (const { identity } of picked ?? []) {
    await sessions.signOut(identity.id);
  }
}

function reasonOf({ reason }: UnusableIdentity): Shown {
  return reason === 'newer'
    ? l10n.t('Written by a newer version of this extension. Update it to use this sign-in.')
    : l10n.t('Damaged. Remove it and sign in again.');
}

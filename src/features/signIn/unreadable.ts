import type { Memento } from 'vscode';
import { shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { UnreadableIdentity } from '../../session/identityStore';
import type { Sessions } from '../../session/sessions';

const TOLD_KEY = 'fakturoid.toldUnreadable';

/** Tells the person once about each stored identity that cannot be read, and offers to remove it. */
export async function tellOfUnreadable(sessions: Sessions, memento: Memento): Promise<void> {
  const told = memento.get<readonly string[]>(TOLD_KEY, []);
  const news = sessions.unreadable.map(({ id }) => id).filter((id) => !told.includes(id));
  if (news.length === 0) {
    return;
  }
  await memento.update(TOLD_KEY, [...told, ...news]);
  const remove = l10n.t('Remove…');
  const answer = await window.showWarningMessage(
    l10n.t('A stored identity can’t be read. It was left unchanged; other identities aren’t affected.'),
    remove,
  );
  if (answer === remove) {
    await removeUnreadable(sessions);
  }
}

/** *Fakturoid: Remove unreadable identities…*: shows those that cannot be read and removes what the person picks. */
export async function removeUnreadable(sessions: Sessions): Promise<void> {
  await sessions.list();
  if (sessions.unreadable.length === 0) {
    void window.showInformationMessage(l10n.t('All stored identities can be read.'));
    return;
  }
  const items = sessions.unreadable.map((identity) => ({
    label: l10n.t('Identity {0}', shown(identity.id.slice(0, 8))),
    detail: reasonOf(identity),
    identity,
  }));
  const picked = await window.showQuickPick(items, {
    title: l10n.t('Remove unreadable identities'),
    placeHolder: l10n.t('Select the identities to remove. The others aren’t changed.'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  for (const { identity } of picked ?? []) {
    await sessions.signOut(identity.id);
  }
}

function reasonOf({ reason }: UnreadableIdentity): Shown {
  return reason === 'newer'
    ? l10n.t('Saved by a newer version of the extension. Update the extension to use this identity.')
    : l10n.t('Damaged. Remove it and sign in again.');
}

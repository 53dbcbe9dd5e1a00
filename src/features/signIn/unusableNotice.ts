import { commands, type Memento } from 'vscode';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { Disposable } from '../../base/event';
import type { Sessions } from '../../session/sessions';

const TOLD_KEY = 'fakturoid.toldUnusable';

/** Says once of each stored sign-in that cannot be read, and offers to remove it. */
export function tellOfUnusable(sessions: Sessions, memento: Memento): Disposable {
  return sessions.onDidRead(() => {
    const told = memento.get<readonly string[]>(TOLD_KEY, []);
    const news = sessions.unusable.map(({ id }) => id).filter((id) => !told.includes(id));
    if (news.length > 0) {
      void tell(memento, [...told, ...news]);
    }
  });
}

async function tell(memento: Memento, told: readonly string[]): Promise<void> {
  await memento.update(TOLD_KEY, told);
  const remove = l10n.t('Remove…');
  const answer = await window.showWarningMessage(
    l10n.t('A stored sign-in to Fakturoid cannot be read. It was left as it is; others are not affected.'),
    remove,
  );
  if (answer === remove) {
    await commands.executeCommand('fakturoid.repair');
  }
}

import { l10n, type QuickPickItem, ThemeIcon } from 'vscode';
import type { User } from '../fakturoid/schemas/user';
import { nameOfUser } from '../views/accountsTree/nodes';
import { withoutIcons } from '../views/words/icons';

/**
 * A user as a choice. Nobody is hidden from a search or a choice, so a programmatic user is told from a person there.
 *
 * @param more what else tells him apart
 */
export function userItem(user: User, isProgrammatic: boolean, ...more: readonly string[]): QuickPickItem {
  const parts = [user.email ?? '', isProgrammatic ? l10n.t('programmatic') : '', ...more];
  return {
    label: withoutIcons(nameOfUser(user)),
    description: withoutIcons(parts.filter((text) => text !== '').join(' · ')),
    iconPath: new ThemeIcon(isProgrammatic ? 'robot' : 'person'),
  };
}

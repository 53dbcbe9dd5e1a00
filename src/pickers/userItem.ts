import { ThemeIcon } from 'vscode';
import { joined, shown, type Shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import type { QuickPickItem } from '../platform/window';
import type { User } from '../fakturoid/schemas/user';
import { nameOfUser } from '../labels/names';

/**
 * A user as a choice. Nobody is hidden from a search or a choice, so a programmatic user is told from a person there.
 *
 * @param more what else tells him apart
 */
export function userItem(user: User, isProgrammatic: boolean, ...more: readonly Shown[]): QuickPickItem {
  const parts = [shown(user.email ?? ''), isProgrammatic ? l10n.t('programmatic') : undefined, ...more];
  return {
    label: nameOfUser(user),
    description: joined(parts, ' · '),
    iconPath: new ThemeIcon(isProgrammatic ? 'robot' : 'person'),
  };
}

import { StatusBarAlignment } from 'vscode';
import { line, withIcon } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { settings } from '../../platform/settings';
import { type StatusBarItem, window } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Identity, Sessions } from '../../session/sessions';
import { nameOfIdentity } from '../../labels/names';
import { listOf } from '../../labels/lists';

/** Shows in the status bar who is signed in, if the setting asks for it; until then, the secret store is not read. */
export function showIdentitiesInStatusBar(sessions: Sessions): Disposable {
  let item: StatusBarItem | undefined;
  const show = (identities: readonly Identity[]): void => {
    const [first, ...others] = identities.map(nameOfIdentity);
    if (item === undefined || first === undefined) {
      item?.hide();
      return;
    }
    item.text = withIcon('account', others.length === 0 ? first : line`${first} +${others.length}`);
    const label = l10n.t('Signed in to Fakturoid as {0}', listOf([first, ...others]));
    item.tooltip = label;
    item.accessibilityInformation = { label };
    item.show();
  };
  const onSetting = (): void => {
    if (settings.isStatusBarEnabled()) {
      item ??= createItem();
      show(sessions.known);
      void sessions.list();
    } else {
      item?.dispose();
      item = undefined;
    }
  };
  const disposables = new DisposableStore();
  disposables.add(settings.onDidChange(onSetting));
  disposables.add(sessions.onDidChange(() => show(sessions.known)));
  disposables.add(sessions.onDidRead(show));
  disposables.add({ dispose: () => item?.dispose() });
  onSetting();
  return disposables;
}

function createItem(): StatusBarItem {
  const item = window.createStatusBarItem('fakturoid.identity', StatusBarAlignment.Right);
  item.name = line`Fakturoid`;
  item.command = 'fakturoid.showCurrentUser';
  return item;
}

import { StatusBarAlignment } from 'vscode';
import { joined, line, withIcon } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { settings } from '../../platform/settings';
import { type StatusBarItem, window } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Identity, Sessions } from '../../session/sessions';
import { nameOfIdentity } from '../../labels/names';

/** Says in the status bar who is signed in, if the setting asks for it; until it does, the secret store is not read. */
export class IdentityStatusBar implements Disposable {
  readonly #sessions: Sessions;
  readonly #disposables = new DisposableStore();
  #item: StatusBarItem | undefined;

  constructor(sessions: Sessions) {
    this.#sessions = sessions;
    this.#disposables.add(settings.onDidChange(() => this.#onSetting()));
    this.#disposables.add(sessions.onDidChange(() => this.#show(sessions.known)));
    this.#disposables.add(sessions.onDidRead((identities) => this.#show(identities)));
    this.#onSetting();
  }

  dispose(): void {
    this.#disposables.dispose();
    this.#item?.dispose();
  }

  #onSetting(): void {
    if (settings.isStatusBarEnabled()) {
      this.#item ??= createItem();
      this.#show(this.#sessions.known);
      void this.#sessions.list();
    } else {
      this.#item?.dispose();
      this.#item = undefined;
    }
  }

  #show(identities: readonly Identity[]): void {
    const [first, ...others] = identities.map(nameOfIdentity);
    if (this.#item === undefined || first === undefined) {
      this.#item?.hide();
      return;
    }
    const text = others.length === 0 ? first : line`${first} +${others.length}`;
    this.#item.text = withIcon('account', text);
    const label = l10n.t('Signed in to Fakturoid: {0}', joined([first, ...others], ', '));
    this.#item.tooltip = label;
    this.#item.accessibilityInformation = { label };
    this.#item.show();
  }
}

function createItem(): StatusBarItem {
  const item = window.createStatusBarItem('fakturoid.identity', StatusBarAlignment.Right);
  item.name = line`Fakturoid`;
  item.command = 'fakturoid.showCurrentUser';
  return item;
}

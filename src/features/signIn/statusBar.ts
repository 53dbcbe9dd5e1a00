import { StatusBarAlignment } from 'vscode';
import { joined, line, type Shown, withIcon } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { settings } from '../../platform/settings';
import { type StatusBarItem, window } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Identity, Sessions } from '../../session/sessions';
import { nameOfIdentity } from '../../labels/names';

/** What the status bar says. */
export interface StatusBarWords {
  readonly text: Shown;
  /** All of it in a sentence, for the tooltip and for screen readers. */
  readonly spoken: Shown;
}

/** Who is signed in, in words for the status bar; undefined where there is nobody. */
export function statusBarWords(identities: readonly Identity[]): StatusBarWords | undefined {
  const [first, ...others] = identities.map(nameOfIdentity);
  if (first === undefined) {
    return undefined;
  }
  const names = joined([first, ...others], ', ');
  return {
    text: withIcon('account', others.length === 0 ? first : line`${first} +${others.length}`),
    spoken: l10n.t('Signed in to Fakturoid: {0}', names),
  };
}

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
    const words = statusBarWords(identities);
    if (this.#item === undefined || words === undefined) {
      this.#item?.hide();
      return;
    }
    this.#item.text = words.text;
    this.#item.tooltip = words.spoken;
    this.#item.accessibilityInformation = { label: words.spoken };
    this.#item.show();
  }
}

function createItem(): StatusBarItem {
  const item = window.createStatusBarItem('fakturoid.identity', StatusBarAlignment.Right);
  item.name = line`Fakturoid`;
  item.command = 'fakturoid.showCurrentUser';
  return item;
}

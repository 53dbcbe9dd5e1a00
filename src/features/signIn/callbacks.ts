import type { Uri, UriHandler } from 'vscode';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { Disposable } from '../../base/event';
import { addressOfCallback } from './authorizationRequest';

/**
 * Receives the addresses that a browser opens in VS Code after an authorization. Any page can open one, so an address
 * is only passed on to a sign-in that waits for it, which checks it. It is never logged.
 */
export class AuthorizationCallbacks implements UriHandler {
  readonly #waiting = new Set<(address: string) => void>();

  handleUri(uri: Uri): void {
    if (this.#waiting.size === 0) {
      void window.showWarningMessage(
        l10n.t(
          'No Fakturoid sign-in is in progress in this window. Start again, or paste the address in the window where you started.',
        ),
      );
    }
    const address = addressOfCallback(uri.with({ query: '', fragment: '' }).toString(), uri.query);
    this.#waiting.forEach((submit) => submit(address));
  }

  /** Listens until it is disposed of. */
  listen(submit: (address: string) => void): Disposable {
    this.#waiting.add(submit);
    return { dispose: () => this.#waiting.delete(submit) };
  }
}

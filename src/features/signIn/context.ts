import type { Clock } from '../../base/clock';
import type { Memento } from 'vscode';
import type { PickerContext } from '../../pickers/context';
import type { AuthorizationCallbacks } from './callbacks';

/** What signing in works with, beside the person. */
export interface SignInContext extends PickerContext {
  readonly apiBase: string;
  readonly clock: Clock;
  readonly callbacks: AuthorizationCallbacks;
  /** Remembers the redirect address and the way of signing in, which are no secrets. */
  readonly memento: Memento;
  /** The extension's own address that a browser can open, such as `vscode://…/callback`. */
  readonly callbackUri: string;
  /** Told of each secret, so that no log shows it. */
  readonly onSecret: (secret: string) => void;
}

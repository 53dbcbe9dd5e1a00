import type { Services } from '../../services';
import type { AuthorizationCallbacks } from './callbacks';

/** What signing in works with, besides what the person enters. */
export interface SignInContext extends Services {
  readonly callbacks: AuthorizationCallbacks;
  /** The extension's own address that a browser can open, such as `vscode://…/callback`. */
  readonly callbackUri: string;
}

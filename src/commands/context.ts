import type { Directory } from '../directory/directory';
import type { RedactedLog } from '../platform/log';
import type { Sessions } from '../session/sessions';
import type { AuthorizationContext } from '../views/signIn/authorizationCode';
import type { UserDetailsPanels } from '../views/userDetails/panels';

/** The view that lists accounts, as `package.json` declares it. */
export const ACCOUNTS_VIEW = 'fakturoid.accounts';

/** What commands work with. */
export interface CommandContext {
  readonly sessions: Sessions;
  readonly directory: Directory;
  /** Loaded when a user is first shown. */
  readonly userDetails: () => Promise<UserDetailsPanels>;
  readonly signInContext: AuthorizationContext;
  readonly log: RedactedLog;
}

import type { Directory } from '../directory/directory';
import type { ProgrammaticUsers } from '../directory/programmaticUsers';
import type { RedactedLog } from '../platform/log';
import type { Sessions } from '../session/sessions';
import type { TreeSettings } from '../views/accountsTree/settings';
import type { AuthorizationContext } from '../views/signIn/authorizationCode';
import type { UserDetailsPanels } from '../views/userDetails/panels';

/** The view that lists accounts, as `package.json` declares it. */
export const ACCOUNTS_VIEW = 'fakturoid.accounts';

/** The view of the accounts, as far as commands need it. */
export interface AccountsView {
  readonly isVisible: () => boolean;
  /** Opens the view and selects a user below his account. */
  readonly reveal: (identityId: string, slug: string, userId: number) => Promise<void>;
}

/** What commands work with. */
export interface CommandContext {
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
  /** Loaded when a user is first shown. */
  readonly userDetails: () => Promise<UserDetailsPanels>;
  /** How the tree is arranged, filtered and ordered. */
  readonly tree: TreeSettings;
  readonly view: AccountsView;
  readonly signInContext: AuthorizationContext;
  readonly log: RedactedLog;
}

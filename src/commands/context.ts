import type { Directory } from '../directory/directory';
import type { ProgrammaticUsers } from '../directory/programmaticUsers';
import type { RedactedLog } from '../platform/log';
import type { Sessions } from '../session/sessions';
import type { TreeSettings } from '../views/accountsTree/settings';
import type { DetailsPanels } from '../views/details/panels';
import type { AuthorizationContext } from '../views/signIn/authorizationCode';

/** The view that lists accounts, as `package.json` declares it. */
export const ACCOUNTS_VIEW = 'fakturoid.accounts';

/** The view of the accounts, as far as commands need it. */
export interface AccountsView {
  readonly isVisible: () => boolean;
  /** Opens the view and selects an account, or a user below it. */
  readonly reveal: (identityId: string, slug: string, userId?: number) => Promise<void>;
}

/** What commands work with. */
export interface CommandContext {
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
  /** Loaded when a user or an account is first shown. */
  readonly details: () => Promise<DetailsPanels>;
  /** How the tree is arranged, filtered and ordered. */
  readonly tree: TreeSettings;
  readonly view: AccountsView;
  readonly signInContext: AuthorizationContext;
  readonly log: RedactedLog;
}

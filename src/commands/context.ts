import type { AccountReference, UserReference } from '../base/references';
import type { SingleFlight } from '../base/singleFlight';
import type { Directory } from '../directory/directory';
import type { ProgrammaticUsers } from '../directory/programmaticUsers';
import type { RedactedLog } from '../platform/log';
import type { Sessions } from '../session/sessions';
import type { AccessReviewPanel } from '../views/accessReview/panel';
import type { TreeNode } from '../views/accountsTree/nodes';
import type { TreeSettings } from '../views/accountsTree/settings';
import type { DetailsPanels } from '../views/details/panels';
import type { CardMaker } from '../views/tokenCard/card';
import type { AuthorizationContext } from '../views/signIn/authorizationCode';

/** The view that lists accounts, as `package.json` declares it. */
export const ACCOUNTS_VIEW = 'fakturoid.accounts';

/** The view of the accounts, as far as commands need it. */
export interface AccountsView {
  readonly isVisible: () => boolean;
  /** The row that is selected. */
  readonly selected: () => Promise<TreeNode | undefined>;
  /** Opens the view and selects an account, or a user below it. */
  readonly reveal: (reference: UserReference | AccountReference) => Promise<void>;
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
  /** The panel with the access review; loaded when one is first made. */
  readonly accessReview: () => Promise<AccessReviewPanel>;
  /** One review at a time: a second one, as after a double click, would be compared with the first and hide what changed. */
  readonly reviewing: SingleFlight<void>;
  /** Where access reviews are kept on this machine. */
  readonly reviewsFolder: string;
  /** What token cards and access reviews are made of. */
  readonly cards: CardMaker;
  readonly log: RedactedLog;
}

import type { Directory } from '../directory/directory';
import type { ProgrammaticUsers } from '../directory/programmaticUsers';
import type { WorkspaceAccount } from '../directory/workspaceAccount';
import type { RedactedLog } from '../platform/log';
import type { Sessions } from '../session/sessions';

/** What pickers take their choices from. */
export interface PickerContext {
  readonly sessions: Sessions;
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
  readonly workspaceAccount: Pick<WorkspaceAccount, 'slug'>;
  readonly log: RedactedLog;
}

import type { Memento, Uri } from 'vscode';
import type { Clock } from '../../base/clock';
import type { PickerContext } from '../../pickers/context';
import type { CallsPage } from './answerPage';

/** What the commands about calls share. */
export interface CallsContext extends PickerContext {
  readonly clock: Clock;
  readonly apiBase: string;
  readonly memento: Memento;
  readonly extensionUri: Uri;
  /** The page with the answer to a question, and the one with the rights that a workspace needs. */
  readonly page: () => Promise<CallsPage>;
  readonly needsPage: () => Promise<CallsPage>;
}

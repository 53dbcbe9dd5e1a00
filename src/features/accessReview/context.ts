import type { Clock } from '../../base/clock';
import type { SingleFlight } from '../../base/singleFlight';
import type { PickerContext } from '../../pickers/context';
import type { AccessReviewPanel } from './panel';
import type { ReviewProgress } from './progress';

/** What the commands of the access review work with. */
export interface ReviewContext extends PickerContext {
  /** Loaded when a review is first made. */
  readonly panel: () => Promise<AccessReviewPanel>;
  readonly progress: ReviewProgress;
  /** One review at a time: a second one, as after a double click, would be compared with the first and hide what changed. */
  readonly reviewing: SingleFlight<void>;
  /** Where access reviews are kept on this machine. */
  readonly reviewsFolder: string;
  /** Of the extension. */
  readonly version: string;
  readonly clock: Pick<Clock, 'now'>;
}

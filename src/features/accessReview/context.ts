import type { Clock } from '../../base/clock';
import type { SingleFlight } from '../../base/singleFlight';
import type { LastReview } from '../../directory/lastReview';
import type { PickerContext } from '../../pickers/context';
import type { UnfinishedSaves } from './evidence/unfinishedSaves';
import type { AccessReviewPanel } from './panel/accessReviewPanel';
import type { ReviewProgress } from './panel/progress';
import type { ShownReview } from './shownReview';

/** A review as it was loaded, before findings and comparison are made from it. */
export interface LoadedReview {
  readonly source: Pick<ShownReview, 'review' | 'wasCancelled'>;
  /** Saves it, only once however often it is called. */
  readonly keep: () => Promise<void>;
}

/** What the commands of the access review work with. */
export interface ReviewContext extends PickerContext {
  /** Loaded when a review is first made. */
  readonly panel: () => Promise<AccessReviewPanel>;
  /** Evidence that is being saved, here or in another window. */
  readonly unfinished: () => Promise<UnfinishedSaves>;
  readonly progress: ReviewProgress;
  /** One review at a time: a second one, as after a double click, would be compared with the first and hide what changed. */
  readonly reviewing: SingleFlight<void>;
  /** Loads all accounts, for a review or a comparison: callers that come while it is under way share it. */
  readonly loading: SingleFlight<LoadedReview>;
  /** Folder for the access reviews that are kept on this machine. */
  readonly reviewsFolder: string;
  /** Asked to look again when a review was added or deleted. */
  readonly lastReview: Pick<LastReview, 'look'>;
  /** Version of the extension. */
  readonly version: string;
  readonly clock: Pick<Clock, 'now'>;
}

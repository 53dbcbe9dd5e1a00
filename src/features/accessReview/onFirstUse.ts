/** All that is evaluated when a review is first asked for: one chunk of the build. */
export { acceptFinding, undoAcceptance } from './acceptFinding';
export { decidedNow } from './decided';
export { deleteSavedReviews } from './deleteSaved';
export { saveEvidence, unfinishedEvidence } from './evidence';
export { compareReviews, openReview, restoreReview } from './openReview';
export { AccessReviewPanel } from './panel';
export { compareWithFile, exportReview, reviewAccess } from './reviewAccess';
export { ReviewEditor } from './reviewEditor';

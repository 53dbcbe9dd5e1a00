/** All that is evaluated when a review is first asked for: one chunk of the build. */
export { compareReviews, openReview, restoreReview } from './openReview';
export { AccessReviewPanel } from './panel';
export { compareWithFile, deleteSavedReviews, exportReview, reviewAccess } from './reviewAccess';
export { ReviewEditor } from './reviewEditor';

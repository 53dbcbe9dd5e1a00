/** All that is evaluated when a review is first asked for: one chunk of the build. */
export { AccessReviewPanel } from './panel';
export { compareWithFile, deleteSavedReviews, exportReview, reviewAccess } from './reviewAccess';

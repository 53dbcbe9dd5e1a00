/** All about access that is rarely used, in one file that is loaded when it is. */
export { AccessReviewPanel } from '../views/accessReview/panel';
export { compareWithFile, deleteSavedReviews, exportReview, reviewAccess } from './reviewAccess';
export { copyTokenCard, saveTokenCard } from './tokenCard';

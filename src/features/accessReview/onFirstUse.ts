/** What is evaluated on the first use of any feature: see `src/onFirstUse.ts`. */
export { acceptFinding, undoAcceptance } from './acceptFinding';
export { decidedNow } from './decided';
export { deleteSavedReviews } from './deleteSaved';
export { saveEvidence, unfinishedEvidence } from './evidence/evidence';
export { exportReview } from './exportReview';
export { compareReviews, openReview, restoreReview } from './openReview';
export { AccessReviewPanel } from './panel';
export { compareWithFile, reviewAccess } from './reviewAccess';
export { ReviewEditor } from './reviewEditor';

/** What is evaluated on the first use of any feature: see `src/onFirstUse.ts`. */
export { acceptFinding, undoAcceptance } from './decisions/acceptFinding';
export { decidedNow } from './decisions/decided';
export { deleteSavedReviews } from './saved/deleteSavedReviews';
export { saveEvidence, unfinishedEvidence } from './evidence/evidence';
export { exportReview } from './files/exportReview';
export { compareReviews } from './saved/compareReviews';
export { openReview, restoreReview } from './saved/openReview';
export { AccessReviewPanel } from './panel/accessReviewPanel';
export { compareWithFile, reviewAccess } from './reviewAccess';
export { ReviewEditor } from './files/reviewEditor';

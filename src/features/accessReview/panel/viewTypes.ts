/** What VS Code knows the pages with a review by; `package.json` names them, too. */
export const PANEL = 'fakturoid.accessReview';
/** Of files with a review. */
export const FILE_EDITOR = 'fakturoid.accessReviewFile';

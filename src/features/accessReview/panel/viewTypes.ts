/** View types of the pages with a review; `package.json` names them, too. */
export const PANEL = 'fakturoid.accessReview';
/** The editor for files with a review. */
export const FILE_EDITOR = 'fakturoid.accessReviewFile';

/** All that is evaluated when a page is first shown or restored: one chunk of the build. */
export { DetailsPanels } from './panels';
export { addressesOf, Pictures } from './pictures';
export { openToSide, showAccount, showCurrentUser, showReviewed, showTokenCard, showUser } from './showUser';
export { copyTokenCard, saveTokenCard } from './tokenCard/commands';

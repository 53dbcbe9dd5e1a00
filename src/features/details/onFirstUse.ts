/** What is evaluated on the first use of any feature: see `src/onFirstUse.ts`. */
export { DetailsPanels } from './panels';
export { addressesOf, Pictures } from './pictures';
export { openToSide, showAccount, showCurrentUser, showReviewed, showTokenCard, showUser } from './commands';
export { copyTokenCard, saveTokenCard } from './tokenCard/commands';

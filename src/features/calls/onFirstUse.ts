/** What is evaluated on the first use of any feature: see `src/onFirstUse.ts`. */
export { askCall, copyCallAnswer } from './ask';
export { CallHovers } from './hover';
export { canCall, confirmAccounts, confirmCall, listAccounts } from './languageModelTools';
export { copyNeededRights, showNeededRights } from './neededRights';
export { CallsPage } from './answerPage';
export { openTerminal } from './terminal';

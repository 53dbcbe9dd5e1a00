/** All that is evaluated when a call is first asked about: one chunk of the build. */
export { askCall, copyCallAnswer } from './ask';
export { CallHovers } from './hover';
export { canCall, confirmAccounts, confirmCall, listAccounts } from './languageModelTools';
export { copyNeededRights, showNeededRights } from './neededRights';
export { CallsPage } from './page';
export { openTerminal } from './terminal';

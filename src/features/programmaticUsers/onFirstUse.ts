/** What is evaluated on the first use of any feature: see `src/onFirstUse.ts`. */
export { changePurpose, markProgrammatic, unmarkProgrammatic } from './markProgrammatic';
export { setUpProgrammatic } from './setUpProgrammatic';

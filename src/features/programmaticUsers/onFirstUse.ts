/** All that is evaluated when somebody first marks a user or reads the guide: one chunk of the build. */
export { changePurpose, markProgrammatic, unmarkProgrammatic } from './markProgrammatic';
export { setUpProgrammatic } from './setUpProgrammatic';

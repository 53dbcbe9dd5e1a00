/** What commands do, but for those of `access.ts`, in one file that is loaded when one of them first runs. */
export { arrangeByAccount, arrangeByPerson } from './arrange';
export {
  copyCurl,
  copyEmail,
  copyEndpoint,
  copyId,
  copyJson,
  copyName,
  copyRegistrationNumber,
  copySlug,
} from './copy';
export { clearFilter, filterUsers, sortUsers } from './filter';
export { findUser } from './findUser';
export { hideProgrammatic, showProgrammatic } from './hideProgrammatic';
export { changePurpose, markProgrammatic, unmarkProgrammatic } from './markProgrammatic';
export { openInFakturoid } from './openInFakturoid';
export { openRow } from './openRow';
export { loadAllUsers, refresh, refreshAccount, refreshIdentity, retry } from './refresh';
export { repair } from './repair';
export { setUpProgrammatic } from './setUpProgrammatic';
export { showAccount, showCurrentUser, showReviewedUser, showTokenCard, showUser } from './showUser';
export { renameIdentity, replaceCredentials, signIn } from './signIn';
export { signOut } from './signOut';
export { reveal } from './reveal';

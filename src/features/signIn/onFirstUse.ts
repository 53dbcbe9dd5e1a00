/** What is evaluated on the first use of any feature: see `src/onFirstUse.ts`. */
export { renameIdentity, replaceCredentials, runSignIn, signIn, signInAgain } from './commands';
export { signOut, signOutAll } from './signOut';
export { removeUnreadable, tellOfUnreadable } from './unreadable';

/** All that is evaluated when somebody first signs in or out: one chunk of the build. */
export { renameIdentity, replaceCredentials, runSignIn, signIn, signInAgain } from './commands';
export { signOut, signOutAll } from './signOut';

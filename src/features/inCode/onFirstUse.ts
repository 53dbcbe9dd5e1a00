/** All that is evaluated when a document is first open, or a command about code is first run: one chunk of the build. */
export { findCredentials } from './findCredentials';
export { createInCode } from './inCode';
export { ignoreFound, signInWithFound, whoseIsThis } from './whoseIsThis';
export { stopUsingAccount, useAccount } from './workspace';

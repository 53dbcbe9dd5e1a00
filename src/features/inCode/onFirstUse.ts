/** What is evaluated on the first use of any feature: see `src/onFirstUse.ts`. */
export { findCredentials } from './findCredentials';
export { createInCode } from './inCode';
export { ignoreFound, signInWithFound, whoseIsThis } from './whoseIsThis';
export { stopUsingAccount, useAccount } from './useAccount';

/** Modules that are evaluated when identities are first read, together with zod, which most of them need. */
export { ClientFactory } from '../fakturoid/clientFactory';
export { parseIdentityIndex, parseIdentityRecord } from './identityRecord';
export { lockByFile, type LockFiles, type LockProcess } from './renewalLock';
export { SignedOut } from './signedOut';

/** All that is evaluated when identities are first read, with zod, which most of it is made of. */
export { ClientFactory } from '../fakturoid/clientFactory';
export { parseIdentityIndex, parseIdentityRecord } from './identityRecord';
export { lockByFile, type LockFiles, type LockProcess } from './renewalLock';
export { SignedOut } from './signedOut';

/**
 * Everything that features evaluate when one of them is first used. One file of the build, because VS Code takes
 * about as long for each file as for the code in it, and features share most of their modules.
 */
export * as accessReview from './features/accessReview/onFirstUse';
export * as accountsTree from './features/accountsTree/onFirstUse';
export * as apiCheck from './features/apiCheck/runApiCheck';
export * as calls from './features/calls/onFirstUse';
export * as copy from './features/copy/copy';
export * as details from './features/details/onFirstUse';
export * as findUser from './features/findUser/findUser';
export * as inCode from './features/inCode/onFirstUse';
export * as programmaticUsers from './features/programmaticUsers/onFirstUse';
export * as signIn from './features/signIn/onFirstUse';

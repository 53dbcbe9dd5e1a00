/**
 * Everything that is evaluated when the view is first open: what reads identities and asks for accounts, with zod,
 * and what draws their rows. One file of the build, because VS Code takes about as long for each file as for the code
 * in it.
 */
export * as rows from './features/accountsTree/createTree';
export * as session from './session/onFirstRead';

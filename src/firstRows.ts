export * from './session/onFirstUse';
export * from './features/accountsTree/drawing';

/** What is evaluated on the first use of any feature: see `src/onFirstUse.ts`. */
export * from './commands';
export { tooltipOf } from './tooltips';

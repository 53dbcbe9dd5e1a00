/** What the start of one extension took, in milliseconds. */
export interface StartTimes {
  readonly loadMs: number;
  /** Of `activate()`, until what it returned has settled. */
  readonly activateMs: number;
  /** Whether `activate()` was done when it returned. */
  readonly isDoneAtOnce: boolean;
  /** How many requests began meanwhile. */
  readonly requests: number;
}

/** The name of the global that measured extensions leave their times in, by extension id. */
export const START_TIMES = 'fakturoidBenchStartTimes';

/**
 * The code of a module that loads the true module of an extension and passes `activate` on, and takes the time of both.
 * Written out, so that nothing of the benchmark is loaded within the time.
 *
 * @param main the true module, relative to the one that this code is written to
 */
export function measuringModule(main: string): string {
  return `'use strict';
const times = (globalThis.${START_TIMES} ??= {});
const fetched = globalThis.fetch;
let requests = 0;
globalThis.fetch = (...request) => (requests++, fetched(...request));
const loading = performance.now();
const extension = require(${JSON.stringify(main)});
const loadMs = performance.now() - loading;
exports.activate = (context) => {
  const begin = performance.now();
  const api = extension.activate(context);
  const record = (isDoneAtOnce) => {
    const activateMs = performance.now() - begin;
    times[context.extension.id] = { loadMs, activateMs, isDoneAtOnce, requests };
    globalThis.fetch = fetched;
  };
  if (typeof api?.then !== 'function') {
    record(true);
    return api;
  }
  return api.then((settled) => (record(false), settled));
};
exports.deactivate = () => extension.deactivate?.();
`;
}

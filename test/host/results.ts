import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** How many tests of a run ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** Were there, and were never begun: what they needed had failed before. */
  readonly notRun: number;
}

/** A test that failed, in words. */
export interface Failure {
  /** With the names of the suites it is in. */
  readonly test: string;
  /** What was expected and where, as mocha would print it. */
  readonly why: string;
}

/** How a run of mocha ended. */
export interface Results extends Counts {
  readonly failures: readonly Failure[];
}

/** The results of several runs as those of one. */
export function sumOf(runs: readonly Results[]): Results {
  return runs.reduce(
    (sum, run) => ({
      passed: sum.passed + run.passed,
      failed: sum.failed + run.failed,
      skipped: sum.skipped + run.skipped,
      notRun: sum.notRun + run.notRun,
      failures: [...sum.failures, ...run.failures],
    }),
    { passed: 0, failed: 0, skipped: 0, notRun: 0, failures: [] },
  );
}

/** Names the file that a mocha run leaves its results in, for the process that started it. */
export const RESULT_FILE_VARIABLE = 'FAKTUROID_TEST_RESULT';

/** Writes the results to the file that the environment names, if it names one. */
export function reportResults(results: Results): void {
  const file = process.env[RESULT_FILE_VARIABLE];
  if (file !== undefined && file !== '') {
    // At once: a process whose tests are over may be ended any moment.
    writeFileSync(file, JSON.stringify(results));
  }
}

/** Removes the results of an earlier run, so that a run that crashes leaves none. */
export function clearResults(file: string): void {
  rmSync(file, { force: true });
}

/** The results that a run left, or undefined when it did not come to its end. */
export function readResults(file: string): Results | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Results;
  } catch {
    return undefined;
  }
}

import { readFileSync, rmSync, writeFileSync } from 'node:fs';

/** How many tests of a run ended how. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** Names the file that a mocha run leaves its counts in, for the process that started it. */
export const RESULT_FILE_VARIABLE = 'FAKTUROID_TEST_RESULT';

/** Writes the counts to the file that the environment names, if it names one. */
export function reportCounts(counts: Counts): void {
  const file = process.env[RESULT_FILE_VARIABLE];
  if (file !== undefined && file !== '') {
    // At once: a process whose tests are over may be ended any moment.
    writeFileSync(file, JSON.stringify(counts));
  }
}

/** Removes the counts of an earlier run, so that a run that crashes leaves none. */
export function clearCounts(file: string): void {
  rmSync(file, { force: true });
}

/** The counts that a run left, or undefined when it did not come to its end. */
export function readCounts(file: string): Counts | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Counts;
  } catch {
    return undefined;
  }
}

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { npmCommand } from '../scripts/npm';
import { startKept } from './host/keptProcess';
import { say } from './host/progress';
import { readResults, RESULT_FILE_VARIABLE, sumOf, type Counts, type Results } from './host/results';
import { withTeardown, type Teardown } from './host/teardown';
import { typescriptProgram } from './host/typescriptProgram';

/**
 * Runs every check of the project, all of them even when one fails, and ends with a line that says how many passed.
 */

const ROOT = path.resolve(import.meta.dirname, '..');
const MINUTE_MS = 60_000;
/** Characters of what a failed check printed that the summary repeats. */
const MAX_OUTPUT = 4_000;

type Command = readonly [string, ...string[]];

/** One part of `npm test`. */
interface Stage {
  readonly name: string;
  /** Run in the project's folder. */
  readonly command: Command;
  readonly limitMs: number;
  /** A check passes or fails as a whole; tests count one by one. */
  readonly kind: 'check' | 'tests';
}

interface Outcome {
  readonly stage: Stage;
  readonly results: Results;
  readonly seconds: number;
  /** What went wrong beside failed tests. */
  readonly trouble?: string;
}

/**
 * Tracks run side by side, and what stands in one runs one after another: integration and end-to-end tests build into the
 * same folder. Two at a time, as each of them keeps a processor busy.
 */
function tracks(): readonly (readonly Stage[])[] {
  return [
    [
      {
        name: 'integration',
        command: typescript('test/integration/run.ts'),
        // With time for installing the host on a new machine, and for its own limits to speak first.
        limitMs: 15 * MINUTE_MS,
        kind: 'tests',
      },
      {
        name: 'end to end',
        command: typescript('test/e2e/support/run.ts'),
        limitMs: 20 * MINUTE_MS,
        kind: 'tests',
      },
    ],
    [
      { name: 'type check', command: npmRun('typecheck'), limitMs: 5 * MINUTE_MS, kind: 'check' },
      { name: 'lint', command: npmRun('lint'), limitMs: 5 * MINUTE_MS, kind: 'check' },
      { name: 'unit', command: npmRun('test:unit'), limitMs: 10 * MINUTE_MS, kind: 'tests' },
    ],
  ];
}

/** A script of package.json, so that it is written down once. */
function npmRun(script: string): Command {
  return [...npmCommand(), 'run', '--silent', script];
}

function typescript(file: string): Command {
  return [process.execPath, ...typescriptProgram(file)];
}

/** What it prints comes when it is over: with that of the other track it would be mixed. */
async function runStage(stage: Stage, folder: string, teardown: Teardown): Promise<Outcome> {
  say(`${stage.name} …`);
  const startedAt = Date.now();
  const resultFile = path.join(folder, `${stage.name}.json`);
  let output = '';
  const [program, ...args] = stage.command;
  const child = startKept(program, args, {
    cwd: ROOT,
    env: { ...process.env, [RESULT_FILE_VARIABLE]: resultFile },
    onOutput: (text) => (output += text),
  });
  teardown.add(stage.name, () => child.stop());
  let timer: NodeJS.Timeout | undefined;
  const code = await Promise.race([
    child.exited,
    new Promise<'late'>((resolve) => {
      timer = setTimeout(() => resolve('late'), stage.limitMs);
    }),
  ]);
  clearTimeout(timer);
  await child.stop();
  say(`\n=== ${stage.name} ===\n\n${output.trimEnd()}\n`);
  const seconds = (Date.now() - startedAt) / 1000;
  return { stage, seconds, ...judge(stage, code, readResults(resultFile), output.slice(-MAX_OUTPUT)) };
}

async function runTrack(
  track: readonly Stage[],
  folder: string,
  teardown: Teardown,
): Promise<readonly Outcome[]> {
  const outcomes: Outcome[] = [];
  for (const stage of track) {
    if (!teardown.hasBegun) {
      outcomes.push(await runStage(stage, folder, teardown));
    }
  }
  return outcomes;
}

/** A stage passes only on good evidence: ended in time, with code 0 exactly when no test failed, and with tests. */
function judge(
  stage: Stage,
  code: number | 'late',
  left: Results | undefined,
  lastOutput: string,
): Omit<Outcome, 'stage' | 'seconds'> {
  const results = left ?? sumOf([]);
  const failedAsAWhole = (trouble: string): Omit<Outcome, 'stage' | 'seconds'> => ({
    results: {
      ...results,
      failed: results.failed + 1,
      failures: results.failures.length === 0 ? [{ test: trouble, why: lastOutput }] : results.failures,
    },
    trouble,
  });
  if (code === 'late') {
    return failedAsAWhole(`did not end within ${stage.limitMs / MINUTE_MS} minutes`);
  }
  if (stage.kind === 'check') {
    return code === 0 ? { results: { ...results, passed: 1 } } : failedAsAWhole(`ended with code ${code}`);
  }
  if (left === undefined) {
    return failedAsAWhole(`ended with code ${code} before the tests were through`);
  }
  if (results.passed + results.failed === 0) {
    return failedAsAWhole('ran no test');
  }
  if (results.notRun > 0 && results.failed === 0) {
    return failedAsAWhole('left tests out although none failed');
  }
  if (code !== 0 && results.failed === 0) {
    return failedAsAWhole(`ended with code ${code} although no test failed`);
  }
  return { results };
}

function summary(outcomes: readonly Outcome[]): string {
  const width = Math.max(...outcomes.map(({ stage }) => stage.name.length));
  return outcomes
    .map(({ stage, results, seconds, trouble }) =>
      [
        `  ${results.failed === 0 ? '✔' : '✘'} ${stage.name.padEnd(width)}`,
        `${seconds.toFixed(1).padStart(6)} s`,
        ` ${inNumbers(results)}${trouble === undefined ? '' : ` (${trouble})`}`,
      ].join(' '),
    )
    .join('\n');
}

/** Once more at the end, because a long output may be kept without its middle. */
function whatFailed(outcomes: readonly Outcome[]): string {
  return outcomes
    .flatMap(({ stage, results }) =>
      results.failures.map(({ test, why }) => `✘ ${stage.name}: ${test}\n${why}\n\n`),
    )
    .join('');
}

function inNumbers({ passed, failed, skipped, notRun }: Counts): string {
  const others = [
    [skipped, 'skipped'],
    [notRun, 'not run'],
  ] as const;
  const more = others.filter(([count]) => count > 0).map(([count, what]) => `, ${count} ${what}`);
  return `${passed} passed, ${failed} failed${more.join('')}`;
}

async function runAll(teardown: Teardown): Promise<number> {
  const folder = mkdtempSync(path.join(tmpdir(), 'fakturoid-test-'));
  teardown.add('the temporary folder', () => {
    rmSync(folder, { recursive: true, force: true });
    return Promise.resolve();
  });
  const outcomes = (await Promise.all(tracks().map((track) => runTrack(track, folder, teardown)))).flat();
  if (teardown.hasBegun) {
    // Somebody ends the run: a summary of half of it would be taken for a result.
    return 1;
  }
  const total = sumOf(outcomes.map(({ results }) => results));
  say(`\n=== summary ===\n\n${summary(outcomes)}\n\n${whatFailed(outcomes)}${inNumbers(total)}`);
  return total.failed === 0 ? 0 : 1;
}

void withTeardown(say, runAll);

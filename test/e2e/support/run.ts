import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import pLimit from 'p-limit';
import { findBrowser } from '../../host/browser';
import { readCommandLine } from '../../host/commandLine';
import { startKept } from '../../host/keptProcess';
import { say } from '../../host/progress';
import { readResults, reportResults, RESULT_FILE_VARIABLE, sumOf, type Results } from '../../host/results';
import { findServerPackage } from '../../host/serverPackage';
import { withTeardown, type Teardown } from '../../host/teardown';
import { unpackedExtension } from './packagedExtension';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const TESTS = 'test/e2e';
/** Only ends what hangs: a step has a limit of its own. */
const TEST_LIMIT_MS = 120_000;
const SLOW_MS = 20_000;
/** Each has a workbench in a browser to itself. More than two only wait for each other on a machine with two cores. */
const FILES_AT_A_TIME = 2;

const HELP = `Runs the end-to-end tests: the packaged extension in the real workbench, used as people use it.

npm run test:e2e -- [options] [files]

  --grep text   only the tests whose names contain the text
  --pictures    keep pictures of what is on the way, in test-results/screenshots
  --visible     show the browser
  --help        print this`;

async function runEndToEnd(teardown: Teardown): Promise<number> {
  const { values: options, positionals: files } = readCommandLine(() =>
    parseArgs({
      allowPositionals: true,
      options: {
        grep: { type: 'string' },
        pictures: { type: 'boolean' },
        visible: { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }),
  );
  if (options.help === true) {
    say(HELP);
    return 0;
  }
  // Before the tests, whose time limits are not made for an installation.
  const host = await findServerPackage(say);
  await findBrowser(say, { visible: options.visible === true });
  const folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-e2e-'));
  teardown.add('the temporary folder', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  say('Packaging the extension …');
  const extension = await unpackedExtension(ROOT, folder, host);
  await rm(path.join(ROOT, 'test-results', 'failures'), { recursive: true, force: true });

  const env = {
    ...process.env,
    FAKTUROID_E2E_EXTENSION: extension,
    // Profiles go here too, so that an interrupted run leaves none behind.
    FAKTUROID_E2E_FOLDER: folder,
    ...(options.pictures === true ? { FAKTUROID_E2E_PICTURES: '1' } : {}),
    ...(options.visible === true ? { FAKTUROID_TEST_VISIBLE: '1' } : {}),
  };
  const runFile = async (file: string, index: number): Promise<Results> => {
    const resultFile = path.join(folder, `results-${index}.json`);
    let output = '';
    const mocha = startKept(
      process.execPath,
      [
        createRequire(import.meta.url).resolve('mocha/bin/mocha.js'),
        ...['--reporter', 'test/host/resultsReporter.ts'],
        ...['--timeout', String(TEST_LIMIT_MS), '--slow', String(SLOW_MS)],
        ...(options.grep === undefined ? [] : ['--fgrep', options.grep]),
        file,
      ],
      {
        cwd: ROOT,
        env: { ...env, [RESULT_FILE_VARIABLE]: resultFile },
        onOutput: (text) => (output += text),
      },
    );
    teardown.add(file, () => mocha.stop());
    const code = await mocha.exited;
    say(output.trimEnd());
    return (
      readResults(resultFile) ?? withoutResults(file, `ended with code ${code} before the tests were through`)
    );
  };
  const limit = pLimit(FILES_AT_A_TIME);
  const chosen = files.length === 0 ? await filesBySize() : files;
  const total = sumOf(await Promise.all(chosen.map((file, index) => limit(runFile, file, index))));
  reportResults(total);
  return total.failed === 0 && total.notRun === 0 && total.passed > 0 ? 0 : 1;
}

/** The largest first, so that none of the long ones is left to run alone at the end. */
async function filesBySize(): Promise<string[]> {
  const names = (await readdir(path.join(ROOT, TESTS))).filter((name) => name.endsWith('.test.ts'));
  const files = await Promise.all(
    names.map(async (name) => ({ name, size: (await stat(path.join(ROOT, TESTS, name))).size })),
  );
  return files.toSorted((one, other) => other.size - one.size).map(({ name }) => `${TESTS}/${name}`);
}

function withoutResults(test: string, why: string): Results {
  return { passed: 0, failed: 1, skipped: 0, notRun: 0, failures: [{ test, why }] };
}

void withTeardown(say, runEndToEnd);

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
const SUITES_AT_A_TIME = 2;

const HELP = `Runs the end-to-end tests: the packaged extension in the real workbench, used as people use it.

npm run test:e2e -- [options] [files or folders]; without any, all of them: the files of a folder share a workbench

  --grep text   only the tests whose names contain the text
  --pictures    keep pictures of what is on the way, in test-results/screenshots
  --visible     show the browser
  --help        print this`;

/** What runs in a process of its own: a file, or all files of a folder, which share a stage. */
type Suite = readonly string[];

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
  const runSuite = async (files: Suite, index: number): Promise<Results> => {
    const resultFile = path.join(folder, `results-${index}.json`);
    let output = '';
    const mocha = startKept(
      process.execPath,
      [
        createRequire(import.meta.url).resolve('mocha/bin/mocha.js'),
        ...['--reporter', 'test/host/resultsReporter.ts'],
        ...['--timeout', String(TEST_LIMIT_MS), '--slow', String(SLOW_MS)],
        ...(options.grep === undefined ? [] : ['--fgrep', options.grep]),
        ...files,
      ],
      {
        cwd: ROOT,
        env: { ...env, [RESULT_FILE_VARIABLE]: resultFile },
        onOutput: (text) => (output += text),
      },
    );
    const name = files.join(', ');
    teardown.add(name, () => mocha.stop());
    const code = await mocha.exited;
    say(output.trimEnd());
    return (
      readResults(resultFile) ?? withoutResults(name, `ended with code ${code} before the tests were through`)
    );
  };
  const limit = pLimit(SUITES_AT_A_TIME);
  const chosen = files.length === 0 ? await allSuites() : files.map((file) => [file]);
  const total = sumOf(await Promise.all(chosen.map((suite, index) => limit(runSuite, suite, index))));
  reportResults(total);
  return total.failed === 0 && total.notRun === 0 && total.passed > 0 ? 0 : 1;
}

/** The largest first, so that none of the long ones is left to run alone at the end. */
async function allSuites(): Promise<readonly Suite[]> {
  const names = (await readdir(path.join(ROOT, TESTS), { recursive: true })).filter((name) =>
    name.endsWith('.test.ts'),
  );
  const suites = new Map<string, { readonly files: string[]; size: number }>();
  for (const name of names.toSorted()) {
    const file = `${TESTS}/${name.replaceAll(path.sep, '/')}`;
    const folder = path.posix.dirname(file);
    const key = folder === TESTS ? file : folder;
    const suite = suites.get(key) ?? { files: [], size: 0 };
    suite.files.push(file);
    suite.size += (await stat(path.join(ROOT, file))).size;
    suites.set(key, suite);
  }
  return [...suites.values()].toSorted((one, other) => other.size - one.size).map(({ files }) => files);
}

function withoutResults(test: string, why: string): Results {
  return { passed: 0, failed: 1, skipped: 0, notRun: 0, failures: [{ test, why }] };
}

void withTeardown(say, runEndToEnd);

import { mkdtemp, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { findBrowser } from '../../host/browser';
import { readCommandLine } from '../../host/commandLine';
import { startKept } from '../../host/keptProcess';
import { say } from '../../host/progress';
import { findServerPackage } from '../../host/serverPackage';
import { withTeardown, type Teardown } from '../../host/teardown';
import { unpackedExtension } from './packagedExtension';

const ROOT = path.resolve(import.meta.dirname, '..', '..', '..');
const TESTS = 'test/e2e/**/*.test.ts';
const TEST_LIMIT_MS = 60_000;
const SLOW_MS = 20_000;

const HELP = `Runs the end-to-end tests: the packaged extension in the real workbench, used as people use it.

npm run test:e2e -- [options] [files]

  --grep text   only the tests whose names contain the text
  --visible     show the browser
  --help        print this`;

async function runEndToEnd(teardown: Teardown): Promise<number> {
  const { values: options, positionals: files } = readCommandLine(() =>
    parseArgs({
      allowPositionals: true,
      options: { grep: { type: 'string' }, visible: { type: 'boolean' }, help: { type: 'boolean' } },
    }),
  );
  if (options.help === true) {
    say(HELP);
    return 0;
  }
  // Before the tests, whose time limits are not made for an installation.
  const host = await findServerPackage(say);
  await findBrowser(say);
  const folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-e2e-'));
  teardown.add('the temporary folder', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  say('Packaging the extension …');
  const extension = await unpackedExtension(ROOT, folder, host);
  await rm(path.join(ROOT, 'test-results', 'failures'), { recursive: true, force: true });

  const mocha = startKept(
    process.execPath,
    [
      createRequire(import.meta.url).resolve('mocha/bin/mocha.js'),
      ...['--reporter', 'test/host/resultsReporter.ts'],
      // The workbench moves the focus when it likes; a step that lost its box to that is taken again.
      ...['--timeout', String(TEST_LIMIT_MS), '--slow', String(SLOW_MS), '--retries', '2'],
      ...(options.grep === undefined ? [] : ['--fgrep', options.grep]),
      ...(files.length === 0 ? [TESTS] : files),
    ],
    {
      cwd: ROOT,
      env: {
        ...process.env,
        FAKTUROID_E2E_EXTENSION: extension,
        // Profiles go here too, so that an interrupted run leaves none behind.
        FAKTUROID_E2E_FOLDER: folder,
        ...(options.visible === true ? { FAKTUROID_TEST_VISIBLE: '1' } : {}),
      },
      onOutput: (text) => process.stdout.write(text),
    },
  );
  teardown.add('the tests', () => mocha.stop());
  return mocha.exited;
}

void withTeardown(say, runEndToEnd);

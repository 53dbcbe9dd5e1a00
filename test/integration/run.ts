import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { runTests } from '@vscode/test-electron';
import { chooseHost, requestedHost } from '../host/chooseHost';
import { readCommandLine } from '../host/commandLine';
import { makeLauncher } from '../host/launcherScript';
import { say } from '../host/progress';
import { clearResults, readResults, RESULT_FILE_VARIABLE } from '../host/results';
import { printWhatIsAppended } from '../host/followedFile';
import { withTeardown, type Teardown } from '../host/teardown';
import { startSandbox } from '../sandbox';
import { build, OUT } from './build';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const EVIDENCE = path.join(ROOT, 'test-results', 'integration');
const LIMIT_S = 300;
/** What the host itself may take beside the tests: starting, and ending on its own limit. */
const HOST_MARGIN_S = 60;

const HELP = `Runs the integration tests inside VS Code.

npm run test:integration -- [options]

  --host desktop|server  the VS Code to run in; by default what this machine has
  --grep text            only the tests whose names contain the text
  --build-only           build the extension and the tests, and run nothing
  --help                 print this

FAKTUROID_TEST_VSCODE names the version of a desktop VS Code, like 1.105.0; the newest by default.`;

async function runIntegration(teardown: Teardown): Promise<number> {
  const { values: options } = readCommandLine(() =>
    parseArgs({
      options: {
        host: { type: 'string' },
        grep: { type: 'string' },
        'build-only': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }),
  );
  if (options.help === true) {
    say(HELP);
    return 0;
  }
  if (options['build-only'] === true) {
    await build();
    return 0;
  }
  const kind = await chooseHost(requestedHost(options.host));
  await rm(EVIDENCE, { recursive: true, force: true });
  await build();

  const folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-integration-'));
  teardown.add('the temporary folder', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const resultFile = process.env[RESULT_FILE_VARIABLE] ?? path.join(folder, 'counts.json');
  clearResults(resultFile);
  const outputFile = path.join(folder, 'output.txt');
  const output = printWhatIsAppended(outputFile);
  teardown.add('the output', output.stop);
  const sandbox = await startSandbox();
  teardown.add('the sandbox', () => sandbox.close());
  const launcher = await makeLauncher(kind, folder, say);

  const tests = runTests({
    vscodeExecutablePath: launcher.executable,
    extensionDevelopmentPath: ROOT,
    extensionTestsPath: path.join(OUT, 'index.cjs'),
    launchArgs: [
      `--user-data-dir=${path.join(folder, 'data')}`,
      `--extensions-dir=${path.join(folder, 'extensions')}`,
      '--disable-extensions',
    ],
    extensionTestsEnv: {
      FAKTUROID_API_URL: sandbox.apiUrl,
      FAKTUROID_SANDBOX_ORIGIN: sandbox.origin,
      FAKTUROID_TEST_EVIDENCE: EVIDENCE,
      FAKTUROID_TEST_OUTPUT: outputFile,
      FAKTUROID_TEST_TIME_LIMIT: String(LIMIT_S),
      [RESULT_FILE_VARIABLE]: resultFile,
      ...(options.grep === undefined ? {} : { FAKTUROID_TEST_GREP: options.grep }),
    },
  });
  let running = true;
  const ended = tests.then(
    () => (running = false),
    () => (running = false),
  );
  teardown.add('VS Code', async () => {
    if (running) {
      await launcher.stop();
      await ended;
    }
  });
  const code = await Promise.race([
    tests.catch((error: unknown) => {
      say(error instanceof Error ? error.message : String(error));
      return 1;
    }),
    limit(LIMIT_S + HOST_MARGIN_S),
  ]);
  return code === 0 && readResults(resultFile) === undefined ? noResults() : code;
}

function noResults(): number {
  say('VS Code ended well, but no test reported how it went.');
  return 1;
}

async function limit(seconds: number): Promise<number> {
  return new Promise((resolve) => {
    setTimeout(() => {
      say(`VS Code did not end within ${seconds} s.`);
      resolve(1);
    }, seconds * 1000).unref();
  });
}

void withTeardown(say, runIntegration);

import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startSandbox, type Sandbox } from '../sandbox';
import { chooseHost, requestedHost } from './chooseHost';
import { readCommandLine } from './commandLine';
import { desktopForTests, findInstalledDesktop } from './desktop';
import { workbenchAddress } from './developmentPage';
import { startKept } from './keptProcess';
import { writeProfile, type DisplayLanguage } from './profile';
import { say, UsageError } from './progress';
import { runCommand } from './runCommand';
import { cleanEnvironment, startServer } from './server';
import { findServerPackage } from './serverPackage';
import { withTeardown, type Teardown } from './teardown';

const ROOT = path.resolve(import.meta.dirname, '..', '..');

const HELP = `Builds the extension and opens VS Code with it, pointed at a local sandbox of Fakturoid.

npm start -- [options]

  --host desktop|server  desktop VS Code, or VS Code in your browser; by default what this machine has
  --port number          where VS Code in the browser listens; a free port by default
  --language en|cs       the display language; en by default
  --help                 print this`;

interface StartOptions {
  readonly port: string;
  readonly language: DisplayLanguage;
}

async function start(teardown: Teardown): Promise<number> {
  const { values } = readCommandLine(() =>
    parseArgs({
      options: {
        host: { type: 'string' },
        port: { type: 'string', default: '0' },
        language: { type: 'string', default: 'en' },
        help: { type: 'boolean', short: 'h' },
      },
    }),
  );
  const { port, language } = values;
  if (values.help === true) {
    say(HELP);
    return 0;
  }
  if (language !== 'en' && language !== 'cs') {
    throw new UsageError(`--language takes en or cs, not "${language}".`);
  }
  const kind = await chooseHost(requestedHost(values.host));
  say('Building the extension …');
  await runCommand('Building the extension', process.execPath, ['esbuild.mjs'], { cwd: ROOT });
  const folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-start-'));
  teardown.add('the temporary folder', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  await writeProfile(folder, { language });
  const sandbox = await startSandbox();
  teardown.add('the sandbox', () => sandbox.close());
  const startHost = kind === 'desktop' ? startOnDesktop : startInBrowser;
  return startHost(sandbox, folder, { port, language }, teardown);
}

async function startInBrowser(
  sandbox: Sandbox,
  folder: string,
  options: StartOptions,
  teardown: Teardown,
): Promise<number> {
  const host = await findServerPackage(say);
  const password = randomBytes(16).toString('base64url');
  const server = await startServer(host, {
    password,
    userData: folder,
    extensions: path.join(folder, 'extensions'),
    language: options.language,
    port: options.port,
    env: { FAKTUROID_API_URL: sandbox.apiUrl },
  });
  teardown.add('VS Code', () => server.stop());
  introduce(sandbox);
  say(`Open this address in your browser, and there Fakturoid in the activity bar:\n`);
  say(`  ${workbenchAddress(server.origin, { extension: ROOT })}\n`);
  say(`It asks for this password, which keeps other users of this machine out: ${password}\n`);
  say('Ctrl+C ends everything.');
  return server.exited;
}

async function startOnDesktop(
  sandbox: Sandbox,
  folder: string,
  options: StartOptions,
  teardown: Teardown,
): Promise<number> {
  const program = (await findInstalledDesktop()) ?? (await desktopForTests(say));
  introduce(sandbox);
  say(`Opening ${program}. Close its window, or press Ctrl+C, to end everything.`);
  const desktop = startKept(
    program,
    [
      `--extensionDevelopmentPath=${ROOT}`,
      `--user-data-dir=${folder}`,
      `--extensions-dir=${path.join(folder, 'extensions')}`,
      `--locale=${options.language}`,
      '--new-window',
      '--skip-welcome',
      '--disable-workspace-trust',
      // VS Code refuses to start as root without it.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
    { env: { ...cleanEnvironment(), FAKTUROID_API_URL: sandbox.apiUrl }, onOutput: () => undefined },
  );
  teardown.add('VS Code', () => desktop.stop());
  return desktop.exited;
}

/** Says who can sign in, as Fakturoid: Sign in asks for it. */
function introduce(sandbox: Sandbox): void {
  say(
    `\nThe sandbox answers at ${sandbox.apiUrl}. Run "Fakturoid: Sign in" and sign in as one of these people:\n`,
  );
  for (const { fullName, purpose, clientId, clientSecret } of Object.values(sandbox.people)) {
    say(`  ${fullName}: ${purpose}\n    Client ID      ${clientId}\n    Client Secret  ${clientSecret}\n`);
  }
}

void withTeardown(say, start);

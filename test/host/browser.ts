import { readFile } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';
import { findOnPath, isProgram } from './findProgram';
import { HostError, type Say } from './progress';
import { runCommand } from './runCommand';

/** Chromium without a window and what belongs to one: it takes a third less of the processor. */
const SHELL = 'chromium-headless-shell';
const WITHOUT_WINDOW = [SHELL, 'chrome-headless-shell'];

const NAMES = [
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'microsoft-edge',
  'msedge',
];

/** Beside the PATH. On Windows, desktop VS Code is the only host. */
const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['Google Chrome', 'Chromium', 'Microsoft Edge'].map(
    (name) => `/Applications/${name}.app/Contents/MacOS/${name}`,
  ),
  linux: ['/snap/bin/chromium', '/opt/google/chrome/chrome'],
};

/** It brings Czech letters: a bare machine has no font at all. */
const DEBIAN_FONT = 'fonts-dejavu-core';

/** For pages of our server: it would compress 20 MB for each workbench, on this machine for this machine. */
export const UNCOMPRESSED = { 'Accept-Encoding': 'identity' };

export interface BrowserOptions {
  /** Somebody wants to see its window. */
  readonly visible?: boolean;
}

/** Finds Chromium, Chrome or Edge; on Debian and Ubuntu, installs Chromium when we may. */
export async function findBrowser(say: Say, { visible = false }: BrowserOptions = {}): Promise<string> {
  const chosen = process.env['FAKTUROID_TEST_BROWSER'];
  if (chosen !== undefined && chosen !== '') {
    if (await isProgram(chosen)) {
      return chosen;
    }
    throw new HostError(`FAKTUROID_TEST_BROWSER names ${chosen}, and there is no such program.`);
  }
  const found = await findInstalled(visible);
  if (found !== undefined) {
    return found;
  }
  if (await mayInstallDebianPackages()) {
    await installDebianPackages(visible, say);
    const installed = await findInstalled(visible);
    if (installed !== undefined) {
      return installed;
    }
  }
  throw new HostError(
    'The tests need Chromium, Google Chrome or Microsoft Edge: install one, or name its program in FAKTUROID_TEST_BROWSER.',
  );
}

/** Starts a browser that ends with this process; we end it ourselves, so it must not act on signals. */
export async function startBrowser(
  executablePath: string,
  { visible = false }: BrowserOptions = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: !visible,
    handleSIGINT: false,
    handleSIGTERM: false,
    handleSIGHUP: false,
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // A key that scrolls has done so at once: its animation would go on while the test does the next thing.
      '--disable-smooth-scrolling',
    ],
  });
}

async function findInstalled(visible: boolean): Promise<string | undefined> {
  const onPath = await findOnPath([...(visible ? [] : WITHOUT_WINDOW), ...NAMES]);
  if (onPath !== undefined) {
    return onPath;
  }
  for (const place of USUAL_PLACES[process.platform] ?? []) {
    if (await isProgram(place)) {
      return place;
    }
  }
  return undefined;
}

async function installDebianPackages(visible: boolean, say: Say): Promise<void> {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await runCommand('Reading the list of packages', 'apt-get', ['update'], { env });
  const install = async (browser: string): Promise<void> => {
    say(`Installing a browser for the tests (once): ${browser}, ${DEBIAN_FONT} …`);
    const args = ['install', '-y', '--no-install-recommends', browser, DEBIAN_FONT];
    await runCommand('Installing the browser', 'apt-get', args, { env });
  };
  // Not every Debian has it, and Ubuntu has none.
  const knowsShell =
    !visible &&
    /\S/.test(await runCommand('Looking for the browser', 'apt-cache', ['madison', SHELL], { env }));
  await install(knowsShell ? SHELL : 'chromium');
}

async function mayInstallDebianPackages(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return false;
  }
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release) && (await findOnPath(['apt-get'])) !== undefined;
}

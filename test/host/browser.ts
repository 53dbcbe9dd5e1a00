import { readFile } from 'node:fs/promises';
import { chromium, type Browser } from 'playwright-core';
import { findOnPath, isProgram } from './findProgram';
import { HostError, type Say } from './progress';
import { runCommand } from './runCommand';

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

/** The fonts bring Czech letters: a bare machine has none at all. */
const DEBIAN_PACKAGES = ['chromium', 'fonts-dejavu-core'];

/** Finds Chromium, Chrome or Edge; on Debian and Ubuntu, installs Chromium when we may. */
export async function findBrowser(say: Say): Promise<string> {
  const chosen = process.env['FAKTUROID_TEST_BROWSER'];
  if (chosen !== undefined && chosen !== '') {
    if (await isProgram(chosen)) {
      return chosen;
    }
    throw new HostError(`FAKTUROID_TEST_BROWSER names ${chosen}, and there is no such program.`);
  }
  const found = await findInstalled();
  if (found !== undefined) {
    return found;
  }
  if (await mayInstallDebianPackages()) {
    say(`Installing a browser for the tests (once): ${DEBIAN_PACKAGES.join(', ')} …`);
    const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
    await runCommand('Reading the list of packages', 'apt-get', ['update'], { env });
    const install = ['install', '-y', '--no-install-recommends', ...DEBIAN_PACKAGES];
    await runCommand('Installing the browser', 'apt-get', install, { env });
    const installed = await findInstalled();
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
  options: { readonly visible?: boolean } = {},
): Promise<Browser> {
  return chromium.launch({
    executablePath,
    headless: options.visible !== true,
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
    ],
  });
}

async function findInstalled(): Promise<string | undefined> {
  const onPath = await findOnPath(NAMES);
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

async function mayInstallDebianPackages(): Promise<boolean> {
  if (process.platform !== 'linux' || process.getuid?.() !== 0) {
    return false;
  }
  const release = await readFile('/etc/os-release', 'utf8').catch(() => '');
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(release) && (await findOnPath(['apt-get'])) !== undefined;
}

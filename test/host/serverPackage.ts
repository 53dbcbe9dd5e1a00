import { copyFile, cp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './cacheFolder';
import { allowDevelopmentExtensions } from './developmentPage';
import { npm } from './npm';
import { findNode } from './packagedNode';
import type { Say } from './progress';
import { INSTALLATION_REVISION, serverVersions } from './versions';

/** An installed VS Code server: what to run it with. */
export interface ServerPackage {
  readonly node: string;
  readonly entry: string;
}

/** Parts that no test uses and that make up half of the size. Relative to the VS Code folder. */
const UNUSED = ['extensions/copilot', 'node_modules/@microsoft/mxc-sdk'];

/** What older ones build or download when they are installed, in versions that have it ready-made. */
const READY_MADE = { 'node-pty': '1.2.0-beta.15', '@vscode/ripgrep-universal': '1.18.0' };

const STAND_IN_LOGGER = fileURLToPath(new URL('standIns/spdlog.mjs', import.meta.url));

/** Gives the server host, installing it on first use. */
export async function findServerPackage(say: Say): Promise<ServerPackage> {
  const versions = serverVersions();
  const node = await findNode(versions, say);
  const folder = await installOnce(`host-${versions.codeServer}-${INSTALLATION_REVISION}`, (target) =>
    install(target, versions.codeServer, say),
  );
  return { node, entry: path.join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js') };
}

async function install(target: string, version: string, say: Say): Promise<void> {
  const startedAt = Date.now();
  say(`Installing the test host, code-server ${version} (once, about half a minute) …`);
  await npm(target, ['install', '--prefix', target, `code-server@${version}`]);
  const vscode = path.join(target, 'node_modules', 'code-server', 'lib', 'vscode');
  say('  … the modules of VS Code');
  await takeFromRegistry(vscode);
  // Not `npm ci`: the shrinkwrap file inside the package is incomplete.
  await npm(vscode, ['install', '--omit=dev']);
  await npm(path.join(vscode, 'extensions'), ['ci', '--omit=dev']);
  await standInForSearch(path.join(vscode, 'node_modules', '@vscode'));
  for (const unused of UNUSED) {
    await rm(path.join(vscode, unused), { recursive: true, force: true });
  }
  await removeEntries(path.join(vscode, 'node_modules', '@github'), (name) =>
    name.startsWith('copilot-sdk-'),
  );
  const own = `${process.platform}-${process.arch}`;
  await removeEntries(
    path.join(vscode, 'node_modules', '@vscode', 'ripgrep-universal', 'bin'),
    (name) => name !== own,
  );
  await withoutHashes(path.join(target, 'node_modules', 'argon2'));
  await standInForLogger(path.join(vscode, 'node_modules', '@vscode', 'spdlog'));
  const page = path.join(vscode, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.html');
  await writeFile(page, allowDevelopmentExtensions(await readFile(page, 'utf8')));
  say(`  … done after ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

/**
 * Older VS Codes name a commit on GitHub for some packages: takes the same version from npm's registry instead. They
 * have no terminal and find no file without {@link READY_MADE}.
 */
async function takeFromRegistry(vscode: string): Promise<void> {
  interface Package {
    readonly version?: string;
    readonly resolved?: string;
    readonly dependencies?: Record<string, string>;
  }
  const manifestFile = path.join(vscode, 'package.json');
  const lockFile = path.join(vscode, 'npm-shrinkwrap.json');
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Package;
  const lock = JSON.parse(await readFile(lockFile, 'utf8')) as { packages: Record<string, Package> };
  for (const [place, { version, resolved }] of Object.entries(lock.packages)) {
    if (version !== undefined && resolved?.startsWith('git+') === true) {
      const name = place.replace('node_modules/', '');
      for (const { dependencies } of [manifest, lock.packages[''] ?? {}]) {
        Object.assign(dependencies ?? {}, { [name]: version });
      }
      lock.packages = Object.fromEntries(Object.entries(lock.packages).filter(([other]) => other !== place));
    }
  }
  if (!('@vscode/ripgrep-universal' in (manifest.dependencies ?? {}))) {
    for (const { dependencies } of [manifest, lock.packages[''] ?? {}]) {
      Object.assign(dependencies ?? {}, READY_MADE);
    }
    lock.packages = Object.fromEntries(
      Object.entries(lock.packages).filter(([place]) => !place.startsWith('node_modules/node-pty')),
    );
  }
  await writeFile(manifestFile, JSON.stringify(manifest));
  await writeFile(lockFile, JSON.stringify(lock));
}

async function removeEntries(folder: string, unused: (name: string) => boolean): Promise<void> {
  const names = await readdir(folder).catch(() => []);
  for (const name of names.filter(unused)) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

/**
 * Older ones build it for this machine, or do not start. It hashes the password that `npm start` asks for, and tests
 * have none.
 */
async function withoutHashes(argon2: string): Promise<void> {
  if (!(await readdir(argon2)).includes('prebuilds')) {
    await writeFile(path.join(argon2, 'argon2.js'), '');
  }
}

/** Older ones look for ripgrep in another package, which would download it. */
async function standInForSearch(packages: string): Promise<void> {
  if ((await readdir(packages)).includes('ripgrep')) {
    const own = path.join(packages, 'ripgrep-universal', 'bin', `${process.platform}-${process.arch}`);
    await cp(own, path.join(packages, 'ripgrep', 'bin'), { recursive: true });
  }
}

async function standInForLogger(folder: string): Promise<void> {
  await copyFile(STAND_IN_LOGGER, path.join(folder, 'index.mjs'));
  const manifest = path.join(folder, 'package.json');
  const content = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, unknown>;
  await writeFile(manifest, JSON.stringify({ ...content, main: './index.mjs' }));
}

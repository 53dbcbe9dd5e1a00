import { copyFile, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { installOnce } from './cacheFolder';
import { allowDevelopmentExtensions } from './developmentPage';
import { findNode24 } from './node24';
import { npm } from './npm';
import type { Say } from './progress';
import { CODE_SERVER_VERSION, INSTALLATION_REVISION } from './versions';

/** An installed VS Code server: what to run it with. */
export interface ServerPackage {
  readonly node: string;
  readonly entry: string;
}

/** Parts that no test uses and that make up half of the size. Relative to the VS Code folder. */
const UNUSED = ['extensions/copilot', 'node_modules/@microsoft/mxc-sdk'];

const STAND_IN_LOGGER = fileURLToPath(new URL('standIns/spdlog.mjs', import.meta.url));

/** Gives the server host, installing it on first use. */
export async function findServerPackage(say: Say): Promise<ServerPackage> {
  const node = await findNode24(say);
  const folder = await installOnce(`host-${CODE_SERVER_VERSION}-${INSTALLATION_REVISION}`, (target) =>
    install(target, say),
  );
  return { node, entry: path.join(folder, 'node_modules', 'code-server', 'out', 'node', 'entry.js') };
}

async function install(target: string, say: Say): Promise<void> {
  const startedAt = Date.now();
  say(`Installing the test host, code-server ${CODE_SERVER_VERSION} (once, about half a minute) …`);
  await npm(target, ['install', '--prefix', target, `code-server@${CODE_SERVER_VERSION}`]);
  const vscode = path.join(target, 'node_modules', 'code-server', 'lib', 'vscode');
  say('  … the modules of VS Code');
  // Not `npm ci`: the shrinkwrap file inside the package is incomplete.
  await npm(vscode, ['install', '--omit=dev']);
  await npm(path.join(vscode, 'extensions'), ['ci', '--omit=dev']);
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
  await standInForLogger(path.join(vscode, 'node_modules', '@vscode', 'spdlog'));
  const page = path.join(vscode, 'out', 'vs', 'code', 'browser', 'workbench', 'workbench.html');
  await writeFile(page, allowDevelopmentExtensions(await readFile(page, 'utf8')));
  say(`  … done after ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

async function removeEntries(folder: string, unused: (name: string) => boolean): Promise<void> {
  for (const name of (await readdir(folder)).filter(unused)) {
    await rm(path.join(folder, name), { recursive: true, force: true });
  }
}

async function standInForLogger(folder: string): Promise<void> {
  await copyFile(STAND_IN_LOGGER, path.join(folder, 'index.mjs'));
  const manifest = path.join(folder, 'package.json');
  const content = JSON.parse(await readFile(manifest, 'utf8')) as Record<string, unknown>;
  await writeFile(manifest, JSON.stringify({ ...content, main: './index.mjs' }));
}

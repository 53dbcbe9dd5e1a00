import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { unzipSync } from 'fflate';
import { say } from '../host/progress';
import { runServerCommand, type ServerFolders } from '../host/server';
import { findServerPackage, type ServerPackage } from '../host/serverPackage';
import { VSIX } from './support/packagedExtension';
import { runFolder } from './support/runFolder';

describe('the package in a code-server that has no extensions', () => {
  const vsix = path.join(runFolder(), VSIX);
  let host: ServerPackage;
  let folder: string;
  let folders: ServerFolders;
  let id: string;
  let version: string;

  const command = (...args: readonly string[]): Promise<string> => runServerCommand(host, folders, args);
  const installed = async (): Promise<string[]> =>
    (await command('--list-extensions', '--show-versions')).split('\n').filter((line) => line.includes('@'));

  before('make an empty host', async () => {
    host = await findServerPackage(say);
    folder = await mkdtemp(path.join(runFolder(), 'empty-'));
    folders = { userData: path.join(folder, 'data'), extensions: path.join(folder, 'extensions') };
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Record<
      'publisher' | 'name' | 'version',
      string
    >;
    id = `${manifest.publisher}.${manifest.name}`;
    version = manifest.version;
  });

  after('remove it', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  it('installs, is listed, and is there file by file', async () => {
    assert.deepEqual(await installed(), []);
    await command('--install-extension', vsix);
    assert.deepEqual(await installed(), [`${id}@${version}`]);
    const packed = Object.keys(unzipSync(await readFile(vsix)))
      .filter((name) => name.startsWith('extension/'))
      .map((name) => name.slice('extension/'.length));
    const [place = 'none'] = (await readdir(folders.extensions)).filter((name) => name.startsWith(id));
    const there = await readdir(path.join(folders.extensions, place), { recursive: true });
    assert.deepEqual(
      packed.filter((name) => !there.includes(path.normalize(name))),
      [],
    );
  });

  it('goes when it is uninstalled', async () => {
    await command('--uninstall-extension', id);
    assert.deepEqual(await installed(), []);
  });
});

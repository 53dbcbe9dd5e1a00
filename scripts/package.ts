import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { packageExtension } from './packageExtension';
import { writeSbom } from './sbom';

/** Makes the `.vsix` and, beside it, its bill of materials; an argument names another folder for them. */
async function packageHere(folder: string): Promise<void> {
  const root = path.resolve(import.meta.dirname, '..');
  const { name, version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    readonly name: string;
    readonly version: string;
  };
  const vsix = path.resolve(folder, `${name}-${version}.vsix`);
  await packageExtension(root, vsix);
  writeSbom(root, vsix, path.resolve(folder, `${name}-${version}.cdx.json`));
  const sum = createHash('sha256').update(await readFile(vsix));
  console.log(`SHA-256 ${sum.digest('hex')}  ${path.basename(vsix)}`);
}

void packageHere(process.argv[2] ?? '.');

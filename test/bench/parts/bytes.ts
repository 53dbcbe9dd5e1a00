import { stat } from 'node:fs/promises';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { packageExtension } from '../../../scripts/packageExtension';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import { originsOf, readMetafile } from '../metafile';
import type { Part } from '../part';

/** The bytes of what people download and load. */
export const bytes: Part = {
  what: 'bytes of the bundle, of each file of a page, and of the .vsix',

  async measure({ root, folder }) {
    const vsix = path.join(folder, 'extension.vsix');
    await packageExtension(root, vsix);
    const built = await readMetafile();
    const files = Object.keys(built.outputs).map(async (file) => ({
      ...bytesOf(path.relative('dist', file), (await stat(file)).size),
      ...budgetOf(file),
      madeOf: originsOf(built, [file]),
    }));
    return [
      ...(await Promise.all(files)),
      {
        ...bytesOf('.vsix', (await stat(vsix)).size),
        budget: BUDGETS.vsix,
        madeOf: await unpackedFolders(root),
      },
    ];
  },
};

function budgetOf(file: string): Pick<Figure, 'budget'> {
  if (file === 'dist/extension.js') {
    return { budget: BUDGETS.extension };
  }
  return file.endsWith('.js') ? { budget: BUDGETS.pageScript } : {};
}

function bytesOf(name: string, size: number): Figure {
  return { name, unit: 'bytes', samples: [size] };
}

/** What is in the .vsix, before it is compressed. */
async function unpackedFolders(root: string): Promise<readonly (readonly [string, number])[]> {
  const sizes = new Map<string, number>();
  for (const file of await listFiles({ cwd: root, packageManager: PackageManager.None })) {
    const [top = file, ...rest] = file.split('/');
    const name = rest.length === 0 ? top : `${top}/, unpacked`;
    sizes.set(name, (sizes.get(name) ?? 0) + (await stat(path.join(root, file))).size);
  }
  return [...sizes].toSorted(([, a], [, b]) => b - a);
}

import { stat } from 'node:fs/promises';
import path from 'node:path';
import { listFiles, PackageManager } from '@vscode/vsce';
import { packageExtension } from '../../../scripts/packageExtension';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import { loadedWith, originsOf, readMetafile, sizeOf } from '../metafile';
import type { Part } from '../part';

/** The bytes of what people download and load. */
export const bytes: Part = {
  what: 'bytes of the bundle, of each file of a page, and of the .vsix',

  async measure({ root, folder }) {
    const vsix = path.join(folder, 'extension.vsix');
    await packageExtension(root, vsix);
    const built = await readMetafile();
    const atStart = loadedWith(built, 'dist/extension.js');
    const files = Object.keys(built.outputs);
    const isOfPage = (file: string): boolean => file.startsWith('dist/webview/');
    const later = files.filter((file) => !atStart.has(file) && !isOfPage(file));
    return [
      {
        ...bytesOf('loaded at start', sizeOf(atStart)),
        budget: BUDGETS.loadedAtStart,
        madeOf: originsOf(built, atStart),
      },
      { ...bytesOf('loaded when needed', sizeOf(later)), madeOf: originsOf(built, later) },
      ...files.filter(isOfPage).map((file) => ({
        ...bytesOf(path.relative('dist', file), sizeOf([file])),
        ...(file.endsWith('.js') && { budget: BUDGETS.pageScript }),
        madeOf: originsOf(built, [file]),
      })),
      {
        ...bytesOf('.vsix', (await stat(vsix)).size),
        budget: BUDGETS.vsix,
        madeOf: await unpackedFolders(root),
      },
    ];
  },
};

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

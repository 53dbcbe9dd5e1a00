import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import type { Part } from '../part';

/** The bytes of what people download and load. */
export const bytes: Part = {
  what: 'bytes of the bundle, of each script of a page, and of the .vsix',

  async measure({ extension, vsix }) {
    const dist = path.join(await extension(), 'dist');
    const scripts = (await readdir(dist, { recursive: true })).filter((file) => file.endsWith('.js'));
    return [
      ...(await Promise.all(
        scripts.map((file) =>
          bytesOf(path.join(dist, file), file === 'extension.js' ? BUDGETS.extension : BUDGETS.pageScript),
        ),
      )),
      await bytesOf(await vsix(), BUDGETS.vsix),
    ];
  },
};

async function bytesOf(file: string, budget: number): Promise<Figure> {
  return { name: path.basename(file), unit: 'bytes', samples: [(await stat(file)).size], budget };
}

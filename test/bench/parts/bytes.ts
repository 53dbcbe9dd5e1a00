import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { BUDGETS } from '../budgets';
import type { Figure } from '../figures';
import type { Part } from '../part';

/** The bytes of what people download and load. */
export const bytes: Part = {
  what: 'bytes of what the start loads, of each script of a page, and of the .vsix',

  async measure({ extension, vsix }) {
    const dist = path.join(await extension(), 'dist');
    const pages = path.join(dist, 'webview');
    const scripts = (await readdir(pages)).filter((file) => file.endsWith('.js'));
    return [
      await figureOf('what the start loads', await startOf(path.join(dist, 'extension.js')), BUDGETS.start),
      ...(await Promise.all(scripts.map((file) => figureOf(file, [path.join(pages, file)], BUDGETS.page)))),
      await figureOf('.vsix', [await vsix()], BUDGETS.vsix),
    ];
  },
};

/** A built file and those that it imports, without `import()`. */
async function startOf(first: string): Promise<ReadonlySet<string>> {
  const files = new Set([first]);
  for (const file of files) {
    const code = await readFile(file, 'utf8');
    for (const [, imported = ''] of code.matchAll(/(?:from|import)"(\.[^"]+)"/g)) {
      files.add(path.join(path.dirname(file), imported));
    }
  }
  return files;
}

async function figureOf(name: string, files: Iterable<string>, budget: number): Promise<Figure> {
  const sizes = await Promise.all([...files].map(async (file) => (await stat(file)).size));
  return { name, unit: 'bytes', samples: [sizes.reduce((sum, size) => sum + size, 0)], budget };
}

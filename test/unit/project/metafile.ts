import { readFile } from 'node:fs/promises';
import type { Metafile } from 'esbuild';

/** What the last build says is in its files. */
export async function readMetafile(): Promise<Metafile> {
  return JSON.parse(await readFile('out/metafile.json', 'utf8')) as Metafile;
}

/** The built files that are loaded with the one of an entry: what it imports, and what that imports, without `import()`. */
export function loadedWith({ outputs }: Metafile, source: string): ReadonlySet<string> {
  const entries = Object.entries(outputs).filter(([, { entryPoint }]) => entryPoint === source);
  const found = new Set(entries.map(([path]) => path));
  for (const each of found) {
    for (const { path, kind, external } of outputs[each]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) {
        found.add(path);
      }
    }
  }
  return found;
}

/** The sources that are evaluated with one of them: what it imports, and what that imports, without `import()`. */
export function evaluatedWith({ inputs }: Metafile, source: string): ReadonlySet<string> {
  const found = new Set([source]);
  for (const each of found) {
    for (const { path, kind, external } of inputs[each]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) {
        found.add(path);
      }
    }
  }
  return found;
}

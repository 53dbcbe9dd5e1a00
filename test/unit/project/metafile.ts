import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** What the build in a folder says is in its files. */
export async function readMetafile(folder: string): Promise<Metafile> {
  return JSON.parse(await readFile(path.join(folder, 'out', 'metafile.json'), 'utf8')) as Metafile;
}

/** The built files that are loaded with that of a source, without `import()`. */
export function loadedWith({ outputs }: Metafile, source: string): ReadonlySet<string> {
  const entries = Object.keys(outputs).filter((file) => outputs[file]?.entryPoint === source);
  return reachedFrom(entries, outputs);
}

/** The sources that are evaluated with one of them, without `import()`. */
export function evaluatedWith({ inputs }: Metafile, source: string): ReadonlySet<string> {
  return reachedFrom([source], inputs);
}

/** Some files, what they import, and what that imports. */
function reachedFrom(
  first: readonly string[],
  files: Metafile['inputs'] | Metafile['outputs'],
): ReadonlySet<string> {
  const found = new Set(first);
  for (const each of found) {
    for (const { path: imported, kind, external } of files[each]?.imports ?? []) {
      if (kind === 'import-statement' && external !== true) {
        found.add(imported);
      }
    }
  }
  return found;
}

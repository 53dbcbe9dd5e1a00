import { readFile } from 'node:fs/promises';
import { statSync } from 'node:fs';
import type { Metafile } from 'esbuild';

/** What the last build says is in its files. */
export async function readMetafile(): Promise<Metafile> {
  return JSON.parse(await readFile('out/metafile.json', 'utf8')) as Metafile;
}

/** The files that are loaded together with a file: what it imports, and what that imports, without `import()`. */
export function loadedWith({ outputs }: Metafile, file: string): ReadonlySet<string> {
  const found = new Set<string>();
  const add = (next: string): void => {
    if (!found.has(next)) {
      found.add(next);
      for (const { path, kind, external } of outputs[next]?.imports ?? []) {
        if (kind === 'import-statement' && external !== true) {
          add(path);
        }
      }
    }
  };
  add(file);
  return found;
}

/** The bytes of files together. */
export function sizeOf(files: Iterable<string>): number {
  return [...files].reduce((sum, file) => sum + statSync(file).size, 0);
}

/** Bytes of files by the folder or the package that they come from, largest first. */
export function originsOf(
  { outputs }: Metafile,
  files: Iterable<string>,
): readonly (readonly [string, number])[] {
  const bytes = new Map<string, number>();
  for (const file of files) {
    for (const [input, { bytesInOutput }] of Object.entries(outputs[file]?.inputs ?? {})) {
      const origin = /^(?:.*node_modules\/(?:@[^/]+\/)?[^/]+|src\/[^/]+)/.exec(input)?.[0] ?? input;
      bytes.set(origin, (bytes.get(origin) ?? 0) + bytesInOutput);
    }
  }
  return [...bytes].toSorted(([, a], [, b]) => b - a);
}

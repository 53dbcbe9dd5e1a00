import { readFile } from 'node:fs/promises';
import type { Metafile } from 'esbuild';

/** What the last build says is in its files. */
export async function readMetafile(): Promise<Metafile> {
  return JSON.parse(await readFile('out/metafile.json', 'utf8')) as Metafile;
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

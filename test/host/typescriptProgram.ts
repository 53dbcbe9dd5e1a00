import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

/** The arguments for Node that run a TypeScript file, from whatever folder. */
export function typescriptProgram(file: string): readonly [string, string, string] {
  const loader = createRequire(import.meta.url).resolve('tsx');
  return ['--import', pathToFileURL(loader).href, file];
}

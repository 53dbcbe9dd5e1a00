import { execFileSync } from 'node:child_process';
import path from 'node:path';

/**
 * Writes the bill of materials of the last build in a folder, as CycloneDX 1.6: what esbuild bundled, with licences,
 * without dates or random numbers, and checked against the schema.
 */
export function writeSbom(root: string, target: string): void {
  execFileSync(
    process.execPath,
    [
      path.join(root, 'node_modules', '@cyclonedx', 'cyclonedx-esbuild', 'bin', 'cyclonedx-esbuild-cli.js'),
      ...['--spec-version', '1.6', '--output-reproducible', '--gather-license-texts', '--validate'],
      ...['--output-file', target, path.join('out', 'metafile.json')],
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
}

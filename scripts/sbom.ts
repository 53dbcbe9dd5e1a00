import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/**
 * Writes the bill of materials of the last build in a folder, as CycloneDX 1.6: what esbuild bundled, with licences,
 * without dates or random numbers, and checked against the schema.
 *
 * @param vsix the package that it describes: its content makes the serial number
 */
export function writeSbom(root: string, vsix: string, target: string): void {
  execFileSync(
    process.execPath,
    [
      path.join(root, 'node_modules', '@cyclonedx', 'cyclonedx-esbuild', 'bin', 'cyclonedx-esbuild-cli.js'),
      ...['--spec-version', '1.6', '--output-reproducible', '--gather-license-texts', '--validate'],
      ...['--output-file', target, path.join('out', 'metafile.json')],
    ],
    { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] },
  );
  const sbom = JSON.parse(readFileSync(target, 'utf8')) as Sbom;
  const hash = createHash('sha256').update(readFileSync(vsix)).digest('hex');
  const component = {
    ...sbom.metadata.component,
    ...described(root),
    hashes: [{ alg: 'SHA-256', content: hash }],
  };
  const complete = {
    ...sbom,
    // Optional in CycloneDX, but GitHub's attestation takes no file without it.
    serialNumber: `urn:uuid:${uuidOf(hash)}`,
    metadata: { ...sbom.metadata, component },
  };
  writeFileSync(target, `${JSON.stringify(complete, undefined, 2)}\n`);
}

/** As far as it is changed here. */
interface Sbom {
  readonly metadata: { readonly component: object };
}

/** What the tool, which reads package.json as npm does, does not know of extensions: this one is no package of npm. */
function described(root: string): { readonly description: string; readonly purl: string } {
  const read = (file: string): Record<string, string> =>
    JSON.parse(readFileSync(path.join(root, file), 'utf8')) as Record<string, string>;
  const { publisher, name, version } = read('package.json');
  const { description = '' } = read('package.nls.json');
  return { description, purl: `pkg:vscode-extension/${publisher}/${name}@${version}` };
}

/** A UUID of version 8 (RFC 9562: made in a way of one's own) that is always the same for the same hash. */
function uuidOf(hash: string): string {
  const variant = '89ab'.charAt(Number.parseInt(hash.charAt(16), 16) % 4);
  return [
    hash.slice(0, 8),
    hash.slice(8, 12),
    `8${hash.slice(13, 16)}`,
    `${variant}${hash.slice(17, 20)}`,
    hash.slice(20, 32),
  ].join('-');
}

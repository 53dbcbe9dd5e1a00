import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';

/** A package of which code is in the built extension. */
export interface BundledPackage {
  /** From the folder that the build ran in: a package of the same name may be installed elsewhere, too. */
  readonly folder: string;
  readonly name: string;
  readonly version: string;
  /** An SPDX expression, as the package declares it. */
  readonly license: string;
  /** The licence as the package ships it. */
  readonly licenseText: string;
}

/** The folder of the package that a file is from; a package inside another one is its own. */
const PACKAGE_FOLDER = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/;

/**
 * Finds whose code esbuild really put into the built files, which is less than what is installed.
 *
 * @param root the folder that the build ran in
 * @returns sorted by name
 * @throws Error when a package has no name, version, licence or licence file: nobody could ship it rightly
 */
export function bundledPackages(root: string, metafile: Metafile): readonly BundledPackage[] {
  const folders = new Set<string>();
  for (const output of Object.values(metafile.outputs)) {
    for (const [input, { bytesInOutput }] of Object.entries(output.inputs)) {
      const folder = PACKAGE_FOLDER.exec(input)?.[0];
      if (folder !== undefined && bytesInOutput > 0) {
        folders.add(folder);
      }
    }
  }
  return [...folders]
    .map((folder) => readPackage(root, folder))
    .sort((a, b) => compare(a.name, b.name) || compare(a.version, b.version));
}

function readPackage(root: string, from: string): BundledPackage {
  const folder = path.join(root, from);
  const manifest = path.join(folder, 'package.json');
  const { name, version, license } = (
    existsSync(manifest) ? JSON.parse(readFileSync(manifest, 'utf8')) : {}
  ) as Partial<Record<'name' | 'version' | 'license', unknown>>;
  const file = existsSync(folder)
    ? readdirSync(folder).find((entry) => /^licen[cs]e(\.(md|txt))?$/i.test(entry))
    : undefined;
  if (
    typeof name !== 'string' ||
    typeof version !== 'string' ||
    typeof license !== 'string' ||
    file === undefined
  ) {
    throw new Error(`${folder} is bundled but does not say what it is and under which licence.`);
  }
  const licenseText = readFileSync(path.join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim();
  return { folder: from, name, version, license, licenseText };
}

/** By code units, so that the order is the same in every locale. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

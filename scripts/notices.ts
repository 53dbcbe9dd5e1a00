import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Metafile } from 'esbuild';
import { bundledPackages, type BundledPackage } from './bundledPackages';

/** Ships with the extension, because every licence of what is bundled asks for it. */
export const NOTICES_FILE = 'THIRD-PARTY-NOTICES.txt';

const RULE = '-'.repeat(80);

/** The notices for what was bundled by the last build in a folder. */
export function noticesOfBuild(root: string): string {
  const metafile = JSON.parse(readFileSync(path.join(root, 'out', 'metafile.json'), 'utf8')) as Metafile;
  return notices(bundledPackages(root, metafile));
}

/** The notices as text for people. */
export function notices(packages: readonly BundledPackage[]): string {
  const head = 'Fakturoid Explorer contains code of the packages below, under the licences that follow.\n';
  return [head, ...packages.map(notice)].join(`\n${RULE}\n\n`);
}

function notice({ name, version, license, licenseText }: BundledPackage): string {
  return `${name} ${version} (${license})\nhttps://www.npmjs.com/package/${name}\n\n${licenseText}\n`;
}

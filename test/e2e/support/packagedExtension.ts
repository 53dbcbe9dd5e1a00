import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { packageExtension } from '../../../scripts/packageExtension';
import { HostError } from '../../host/progress';
import { installExtension } from '../../host/server';
import type { ServerPackage } from '../../host/serverPackage';

/** The name of the packaged extension in the folder of a run. */
export const VSIX = 'extension.vsix';

/**
 * Packages the extension as it will be published and unpacks it as VS Code would on installation. Gives the folder:
 * what people get, and nothing that only the project has.
 */
export async function unpackedExtension(root: string, folder: string, host: ServerPackage): Promise<string> {
  const vsix = path.join(folder, VSIX);
  await packageExtension(root, vsix);
  const extensions = path.join(folder, 'extensions');
  await installExtension(host, vsix, { extensions, userData: path.join(folder, 'data') });
  const unpacked = (await readdir(extensions, { withFileTypes: true })).find((entry) => entry.isDirectory());
  if (unpacked === undefined) {
    throw new HostError('The packaged extension could not be unpacked.');
  }
  return path.join(extensions, unpacked.name);
}

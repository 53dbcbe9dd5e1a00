import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createVSIX } from '@vscode/vsce';
import { NOTICES_FILE, noticesOfBuild } from './notices';
import { reproducibleZip } from './reproducibleZip';
import { isPreRelease } from './versions';

/**
 * Packages the extension in a folder as it is published. The same sources give the same bytes.
 *
 * @throws Error when the third-party notices are not those of what was bundled
 */
export async function packageExtension(root: string, target: string): Promise<void> {
  const { version } = JSON.parse(await readFile(path.join(root, 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  // Builds for production by the script `vscode:prepublish`.
  await createVSIX({
    cwd: root,
    packagePath: target,
    dependencies: false,
    preRelease: isPreRelease(version),
  });
  if ((await readFile(path.join(root, NOTICES_FILE), 'utf8')) !== noticesOfBuild(root)) {
    throw new Error(`${NOTICES_FILE} is out of date: run npm run notices and commit it.`);
  }
  await writeFile(target, await reproducibleZip(await readFile(target)));
}

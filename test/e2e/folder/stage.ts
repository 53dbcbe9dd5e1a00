import { mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runFolder } from '../support/runFolder';
import { writeCall } from '../support/appearance';
import { useStage } from '../support/useStage';

let folder = '';

/** Of all files of this folder: a window that has a folder open, in which something of Fakturoid stands. */
export const stage = useStage({
  prepare: async ({ people: { freelancer } }) => {
    folder = await mkdtemp(path.join(runFolder(), 'opened-'));
    await mkdir(path.join(folder, '.git'));
    await writeFile(
      path.join(folder, '.env'),
      `FAKTUROID_CLIENT_ID=${freelancer.clientId}\nFAKTUROID_CLIENT_SECRET=${freelancer.clientSecret}\n`,
    );
    await writeCall(folder);
    return {
      folder,
      settings: { 'fakturoid.statusBar.enabled': true },
    };
  },
});

/** A file of the folder that is open. */
export function inFolder(name: string): string {
  return path.join(folder, name);
}

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { installOnce } from './cacheFolder';
import { npm } from './npm';
import { HostError, type Say } from './progress';
import type { ServerVersions } from './versions';

/** The Node binary that the server host runs on: this very one when it will do, else one from npm. */
export async function findNode({ node, nodePackages }: ServerVersions, say: Say): Promise<string> {
  if (process.versions.node.startsWith(`${node}.`)) {
    return process.execPath;
  }
  const platform = `${process.platform}-${process.arch}`;
  const chosen = nodePackages[platform];
  if (chosen === undefined) {
    throw new HostError(
      `There is no packaged Node ${node} for ${platform}. Run the tests with Node ${node}, or with --host desktop.`,
    );
  }
  const folder = await installOnce(`${chosen.name}-${chosen.version}`, async (target) => {
    say(`Installing Node ${chosen.version} for the test host (once) …`);
    await npm(target, ['install', '--prefix', target, `${chosen.name}@${chosen.version}`]);
    for (const unused of ['include', 'share']) {
      await rm(path.join(target, 'node_modules', chosen.name, unused), { recursive: true, force: true });
    }
  });
  return path.join(folder, 'node_modules', chosen.name, 'bin', 'node');
}

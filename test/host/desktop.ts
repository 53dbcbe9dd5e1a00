import { realpath } from 'node:fs/promises';
import path from 'node:path';
import { downloadAndUnzipVSCode } from '@vscode/test-electron';
import { cacheFolder } from './cacheFolder';
import { findOnPath, isProgram } from './findProgram';
import { HostError, type Say } from './progress';

/** Where VS Code is installed, as far as it is looked for: on Windows it is downloaded. */
const USUAL_PLACES: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['/Applications/Visual Studio Code.app/Contents/MacOS/Electron'],
  linux: ['/usr/share/code/code', '/snap/code/current/usr/share/code/code'],
};

/** Finds the VS Code that is installed on this machine: the program itself, not the `code` command around it. */
export async function findInstalledDesktop(): Promise<string | undefined> {
  const command = await findOnPath(['code', 'code-insiders']);
  for (const candidate of [
    ...(command === undefined ? [] : [programBehind(await realpath(command))]),
    ...(USUAL_PLACES[process.platform] ?? []),
  ]) {
    if (await isProgram(candidate)) {
      return candidate;
    }
  }
  return undefined;
}

/** The command is a script in the `bin` folder of the installation. */
function programBehind(command: string): string {
  const installation = path.dirname(path.dirname(command));
  return process.platform === 'darwin'
    ? // Code.app/Contents/Resources/app/bin/code
      path.resolve(installation, '..', '..', 'MacOS', 'Electron')
    : path.join(installation, path.basename(command));
}

/**
 * A desktop VS Code for tests: the newest, downloaded; the installed one where that is not possible. Another version is
 * named by the environment (`FAKTUROID_TEST_VSCODE`, like 1.105.0), and nothing stands in for that one.
 */
export async function desktopForTests(say: Say): Promise<string> {
  const asked = process.env['FAKTUROID_TEST_VSCODE'] || undefined;
  const version = asked ?? 'stable';
  say(`Looking for desktop VS Code (${version}) …`);
  try {
    return await downloadAndUnzipVSCode({ version, cachePath: path.join(cacheFolder(), 'desktop') });
  } catch (error) {
    const installed = asked === undefined ? await findInstalledDesktop() : undefined;
    if (installed === undefined) {
      throw new HostError(
        `Desktop VS Code (${version}) cannot be downloaded: ${String(error)}. There is --host server, too.`,
      );
    }
    say(`Could not download it; using ${installed}.`);
    return installed;
  }
}

import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../../host/runCommand';
import { FakeVault } from '../../kit/fakeSecrets';
import { openWindow, signIn } from '../../kit/window';
import type { Figure } from '../figures';
import { runInHost } from '../hostRun';
import type { Opened, PanelParameters, PanelReport } from '../inHost/panel';
import { startLocalSandbox } from '../localSandbox';
import { panelModule, type Secrets, TELL_PAINTED } from '../panelMarks';
import type { Bench, Part } from '../part';

const ROUND_TRIPS_MS = [0, 50];
const HOSTS = 3;
const USERS_PER_HOST = 5;
const SLUG = 'studio-kometa';

/** From the command to the page, in real windows. */
export const panel: Part = {
  what: 'opening the details of users, beside a bare panel, at round trips of 0 and 50 ms',

  async measure(bench) {
    const sandbox = await startLocalSandbox(bench, ['--switch', 'rateQuota=100000']);
    const vault = new FakeVault();
    const { agency } = await sandbox.people();
    const signedIn = openWindow({ apiUrl: sandbox.apiUrl, vault });
    await signIn(signedIn.sessions, agency);
    signedIn.dispose();
    const { id, folder } = await prepare(bench, Object.fromEntries(vault.entries));
    const figures: Figure[] = [];
    for (const roundTrip of ROUND_TRIPS_MS) {
      await sandbox.setLatency(roundTrip);
      const reports: PanelReport[] = [];
      for (let host = 0; host < HOSTS; host++) {
        bench.say(`VS Code ${host + 1} of ${HOSTS} at ${roundTrip} ms …`);
        const report = await runInHost<PanelReport>(bench, {
          entry: 'panel',
          parameters: { id, slug: SLUG, users: USERS_PER_HOST } satisfies PanelParameters,
          developed: folder,
          environment: { FAKTUROID_API_URL: sandbox.apiUrl },
        });
        bench.note('VS Code', report.version);
        reports.push(report);
      }
      figures.push(...figuresOf(roundTrip, reports));
    }
    await sandbox.stop();
    return figures;
  },
};

function figuresOf(roundTrip: number, reports: readonly PanelReport[]): readonly Figure[] {
  const at = `at ${roundTrip} ms`;
  const later = (until: string, of: (opened: Opened) => number): Figure => ({
    name: `${at}, later: ${until}`,
    unit: 'ms',
    samples: reports.flatMap(({ opened }) => opened.slice(1).map(of)),
    floor: {
      what: 'a bare panel, in the same windows',
      samples: reports.flatMap(({ bare }) => bare.slice(1).map(of)),
    },
  });
  return [
    {
      // Without a floor: only one panel can be the first in a window, which loads what panels need.
      name: `${at}, first in a window: painted`,
      unit: 'ms',
      samples: reports.flatMap(({ opened }) => opened.slice(0, 1).map(({ paintedMs }) => paintedMs)),
    },
    later('page is ready', ({ readyMs }) => readyMs),
    later('painted', ({ paintedMs }) => paintedMs),
  ];
}

/** The extension as it is built for production, with modules before its own that tell what happens when. */
async function prepare(
  { root, folder }: Bench,
  secrets: Secrets,
): Promise<{ readonly id: string; readonly folder: string }> {
  await runCommand('Building the extension', process.execPath, ['esbuild.mjs', '--production'], {
    cwd: root,
  });
  const target = path.join(folder, 'panel');
  await rm(target, { recursive: true, force: true });
  await mkdir(target);
  for (const part of ['dist', 'l10n', 'media', 'package.json', 'package.nls.json']) {
    await cp(path.join(root, part), path.join(target, part), { recursive: true });
  }
  await addTeller(path.join(target, 'dist', 'webview'));
  const file = path.join(target, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as {
    name: string;
    publisher: string;
    main: string;
  };
  await writeFile(path.join(target, 'measured.js'), panelModule(manifest.main, secrets));
  await writeFile(file, JSON.stringify({ ...manifest, main: './measured.js' }));
  return { id: `${manifest.publisher}.${manifest.name}`, folder: target };
}

/** It must run before the page gets hold of VS Code, in whichever of its files that is. */
async function addTeller(pages: string): Promise<void> {
  for (const name of await readdir(pages)) {
    const script = path.join(pages, name);
    const code = await readFile(script, 'utf8');
    if (code.includes('acquireVsCodeApi')) {
      await writeFile(script, TELL_PAINTED + code);
      return;
    }
  }
  throw new Error('No script of the pages gets hold of VS Code.');
}

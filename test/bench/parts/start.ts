import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCommand } from '../../host/runCommand';
import { BUDGETS } from '../budgets';
import { bundle } from '../bundle';
import type { Figure } from '../figures';
import { runInHost } from '../hostRun';
import type { StartParameters, StartReport } from '../inHost/start';
import type { Bench, Part } from '../part';
import { measuringModule, type StartTimes } from '../startTimes';

const HOSTS = 7;

/** Loading and activating, each time in a new VS Code, beside an extension that is empty. */
export const start: Part = {
  what: `load and activate() in ${HOSTS} new VS Codes, beside an empty extension`,

  async measure(bench) {
    const ours = await prepareOurs(bench);
    const empty = await prepareEmpty(bench);
    const runs: Run[] = [];
    for (let host = 0; host < HOSTS; host++) {
      bench.say(`VS Code ${host + 1} of ${HOSTS} …`);
      // Whatever the first one in a host pays for the second, each pays as often as the other.
      const ids = host % 2 === 0 ? [ours.id, empty.id] : [empty.id, ours.id];
      const { version, times, untilActive } = await runInHost<StartReport>(bench, {
        entry: 'start',
        parameters: { ids } satisfies StartParameters,
        extensions: [ours.folder, empty.folder],
      });
      bench.note('VS Code', version);
      const measuredOf = (id: string): Measured => ({
        ...found(times, id),
        untilActiveMs: found(untilActive, id),
      });
      runs.push({ ours: measuredOf(ours.id), empty: measuredOf(empty.id) });
    }
    return figuresOf(runs);
  },
};

interface Measured extends StartTimes {
  readonly untilActiveMs: number;
}

interface Run {
  readonly ours: Measured;
  readonly empty: Measured;
}

function figuresOf(runs: readonly Run[]): readonly Figure[] {
  const figure = (name: string, of: (times: Measured) => number): Figure => ({
    name,
    unit: 'ms',
    samples: runs.map(({ ours }) => of(ours)),
    floor: { what: 'the empty extension, in the same VS Codes', samples: runs.map(({ empty }) => of(empty)) },
  });
  return [
    {
      ...figure('from asked for to active', ({ untilActiveMs }) => untilActiveMs),
      ratioBudget: BUDGETS.startRatio,
    },
    {
      ...figure('load and activate()', ({ loadMs, activateMs }) => loadMs + activateMs),
      budget: BUDGETS.startMs,
    },
    figure('  load', ({ loadMs }) => loadMs),
    figure('  activate()', ({ activateMs }) => activateMs),
    {
      name: 'requests meanwhile',
      unit: 'requests',
      samples: runs.map(({ ours }) => ours.requests),
      budget: 0,
    },
  ];
}

interface Prepared {
  readonly id: string;
  readonly folder: string;
}

/** The extension as it is built for production, with its main module behind the one that measures. */
async function prepareOurs({ root, folder }: Bench): Promise<Prepared> {
  await runCommand('Building the extension', process.execPath, ['esbuild.mjs', '--production'], {
    cwd: root,
  });
  const target = path.join(folder, 'ours');
  await mkdir(target);
  for (const part of ['dist', 'l10n', 'media', 'package.json', 'package.nls.json']) {
    await cp(path.join(root, part), path.join(target, part), { recursive: true });
  }
  return measured(target);
}

async function prepareEmpty({ folder }: Bench): Promise<Prepared> {
  const source = path.join(import.meta.dirname, '..', 'emptyExtension');
  const target = path.join(folder, 'empty');
  await mkdir(target);
  await cp(path.join(source, 'package.json'), path.join(target, 'package.json'));
  await bundle(path.join(source, 'extension.ts'), path.join(target, 'extension.js'));
  return measured(target);
}

async function measured(folder: string): Promise<Prepared> {
  const file = path.join(folder, 'package.json');
  const manifest = JSON.parse(await readFile(file, 'utf8')) as {
    name: string;
    publisher: string;
    main: string;
  };
  await writeFile(path.join(folder, 'measured.js'), measuringModule(manifest.main));
  await writeFile(file, JSON.stringify({ ...manifest, main: './measured.js' }));
  return { id: `${manifest.publisher}.${manifest.name}`, folder };
}

function found<T>(of: Readonly<Record<string, T>>, id: string): T {
  const value = of[id];
  if (value === undefined) {
    throw new Error(`${id} was not measured.`);
  }
  return value;
}

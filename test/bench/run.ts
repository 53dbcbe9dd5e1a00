import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { unpackedExtension, VSIX } from '../e2e/support/packagedExtension';
import { findBrowser } from '../host/browser';
import { readCommandLine } from '../host/commandLine';
import { inWords, say, UsageError } from '../host/progress';
import { findServerPackage, type ServerPackage } from '../host/serverPackage';
import { withTeardown, type Teardown } from '../host/teardown';
import { type Result, resultOf } from './figures';
import { busyness, describeMachine } from './machine';
import type { Bench, Part } from './part';
import { bytes } from './parts/bytes';
import { painted } from './parts/painted';
import { reopened } from './parts/reopened';
import { review } from './parts/review';
import { scale } from './parts/scale';
import { start } from './parts/start';
import { tableOf } from './table';

const ROOT = path.resolve(import.meta.dirname, '..', '..');
const REPORT = path.join(ROOT, 'test-results', 'bench.json');

const PARTS = { bytes, start, painted, scale, review, reopened } satisfies Record<string, Part>;
type PartName = keyof typeof PARTS;

/** A part that was tried. */
type Outcome =
  | {
      readonly figures: readonly Result[];
      readonly busy: { readonly before: number; readonly after: number };
    }
  | { readonly error: string };

const HELP = `Measures the extension and prints what it found; writes it to test-results/bench.json, too.
Figures over their budget are marked and are no failure: only what could not be measured is.

npm run bench -- [options] [parts]

  --of folder            the folder of the project to measure, such as another worktree; by default this one
  --help                 print this

Parts, all of them by default:

${Object.entries<Part>(PARTS)
  .map(([name, { what }]) => `  ${name.padEnd(22)} ${what}`)
  .join('\n')}`;

async function runBench(teardown: Teardown): Promise<number> {
  const { values: options, positionals } = readCommandLine(() =>
    parseArgs({
      allowPositionals: true,
      options: { of: { type: 'string', default: ROOT }, help: { type: 'boolean', short: 'h' } },
    }),
  );
  if (options.help === true) {
    say(HELP);
    return 0;
  }
  const names = positionals.length === 0 ? (Object.keys(PARTS) as PartName[]) : positionals.map(partNamed);
  const folder = await mkdtemp(path.join(tmpdir(), 'fakturoid-bench-'));
  teardown.add('the temporary folder', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const versions: Record<string, string> = {};
  const host = await findServerPackage(say);
  await findBrowser(say);
  const build = path.join(folder, 'build');
  let unpacked: Promise<string> | undefined;
  const extension = (): Promise<string> => (unpacked ??= packaged(path.resolve(options.of), build, host));
  const bench: Bench = {
    folder,
    teardown,
    say,
    note: (what, version) => {
      versions[what] = version;
    },
    extension,
    vsix: async () => {
      await extension();
      return path.join(build, VSIX);
    },
  };
  const machine = describeMachine();
  say(`${machine.processor}, ${machine.cores} cores, ${machine.memoryGb} GB; Node ${machine.node}`);
  const parts: Record<string, Outcome> = {};
  for (const name of names) {
    say(`\n=== ${name} ===\n`);
    parts[name] = await outcomeOf(PARTS[name], bench);
    if (teardown.hasBegun) {
      return 1;
    }
  }
  await mkdir(path.dirname(REPORT), { recursive: true });
  await writeFile(REPORT, `${JSON.stringify({ machine, versions, parts }, null, 2)}\n`);
  const failed = Object.entries(parts).flatMap(([name, outcome]) => ('error' in outcome ? [name] : []));
  say(`\nThe figures are in ${path.relative(ROOT, REPORT)}.`);
  if (failed.length > 0) {
    say(`Could not measure: ${failed.join(', ')}.`);
  }
  return failed.length === 0 ? 0 : 1;
}

async function packaged(root: string, folder: string, host: ServerPackage): Promise<string> {
  say('Packaging the extension …');
  await mkdir(folder, { recursive: true });
  return unpackedExtension(root, folder, host);
}

async function outcomeOf(part: Part, bench: Bench): Promise<Outcome> {
  const before = busyness();
  try {
    const figures = (await part.measure(bench)).map(resultOf);
    say(tableOf(figures));
    return { figures, busy: { before, after: busyness() } };
  } catch (error) {
    say(inWords(error));
    return { error: inWords(error) };
  }
}

function partNamed(name: string): PartName {
  if (!Object.hasOwn(PARTS, name)) {
    throw new UsageError(`There is no part "${name}": there are ${Object.keys(PARTS).join(', ')}.`);
  }
  return name as PartName;
}

void withTeardown(say, runBench);

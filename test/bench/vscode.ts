import { cp, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Page } from 'playwright-core';
import { workbenchAddress } from '../host/developmentPage';
import { eventually } from '../e2e/support/eventually';
import { signIn } from '../e2e/support/signIn';
import { Workbench } from '../e2e/support/workbench';
import type { Person, Sandbox } from '../sandbox';
import { bundle } from './bundle';
import type { Bench } from './part';
import type { Activation } from './probe/extension';

/** People open a view in a window at rest; what VS Code itself does at its start would disturb. */
const REST_MS = 3_000;

/** A VS Code in a browser. Each window is a new extension host and a new folder, with the same stored secrets. */
export class BenchVsCode {
  readonly #bench: Bench;
  readonly #folder: string;
  readonly #portFile: string;
  readonly workbench: Workbench;

  private constructor(bench: Bench, folder: string, portFile: string, workbench: Workbench) {
    this.#bench = bench;
    this.#folder = folder;
    this.#portFile = portFile;
    this.workbench = workbench;
  }

  /** @param installed folders of extensions that are installed in it, beside the probe */
  static async start(
    bench: Bench,
    options: { readonly installed?: readonly string[]; readonly env?: Readonly<Record<string, string>> },
  ): Promise<BenchVsCode> {
    const folder = await mkdtemp(path.join(bench.folder, 'vscode-'));
    const installed = path.join(folder, 'extensions');
    for (const extension of [await ownExtension(bench, 'probe'), ...(options.installed ?? [])]) {
      await cp(extension, path.join(installed, path.basename(extension)), { recursive: true });
    }
    const portFile = path.join(folder, 'port');
    const workbench = await Workbench.launch({
      installed,
      env: { ...options.env, FAKTUROID_BENCH_PROBE: portFile },
    });
    bench.teardown.add('VS Code', () => workbench.close());
    return new BenchVsCode(bench, folder, portFile, workbench);
  }

  get page(): Page {
    return this.workbench.page;
  }

  /** Opens a window in place of the one before, and waits until it is at rest. */
  async openWindow(developed?: string): Promise<Probe> {
    await rm(this.#portFile, { force: true });
    const { origin } = new URL(this.page.url());
    const folder = await mkdtemp(path.join(this.#folder, 'folder-'));
    await this.page.goto(
      workbenchAddress(origin, { folder, ...(developed === undefined ? {} : { extension: developed }) }),
    );
    const port = await eventually(() => readFile(this.#portFile, 'utf8'), 60_000);
    const probe = new Probe(Number(port));
    this.#bench.note('VS Code', await probe.version());
    await sleep(REST_MS);
    return probe;
  }

  /** Signs a person in, in a window of its own; later windows find the secrets stored. */
  async signIn(person: Person): Promise<void> {
    await this.openWindow(await this.#bench.extension());
    await signIn(this.workbench, person);
    await this.workbench.tree().element.getByRole('treeitem').first().waitFor();
  }

  /** Ends it before the run does, so that it takes no part in what is measured next. */
  close(): Promise<void> {
    return this.workbench.close();
  }
}

/** Builds an extension of the benchmark's own and gives its folder. */
export async function ownExtension({ folder }: Bench, name: 'probe' | 'bareTree'): Promise<string> {
  const source = path.join(import.meta.dirname, name);
  const target = path.join(folder, name);
  await mkdir(target, { recursive: true });
  await cp(path.join(source, 'package.json'), path.join(target, 'package.json'));
  await bundle(path.join(source, 'extension.ts'), path.join(target, 'extension.js'));
  return target;
}

/** What measures inside the extension host of a window: `probe/extension.ts`. */
export class Probe {
  readonly #port: number;

  constructor(port: number) {
    this.#port = port;
  }

  async version(): Promise<string> {
    return String(await this.#ask('version'));
  }

  async activate(id: string): Promise<Activation> {
    return (await this.#ask('activate', id)) as Activation;
  }

  /** Runs a command to its end. */
  async run(command: string): Promise<void> {
    await this.#ask('run', command);
  }

  /** Runs a command that ends only when a person says so. */
  async begin(command: string): Promise<void> {
    await this.#ask('begin', command);
  }

  /** The longest turn of the event loop while something was done, in milliseconds of CPU. */
  async longestTurnOf(work: () => Promise<unknown>): Promise<number> {
    await this.#ask('watch');
    await work();
    return Number(await this.#ask('longestTurn'));
  }

  async heapMb(): Promise<number> {
    return Number(await this.#ask('heapMb'));
  }

  async #ask(what: string, of = ''): Promise<unknown> {
    const answer = await fetch(`http://127.0.0.1:${this.#port}/${what}?of=${encodeURIComponent(of)}`);
    if (!answer.ok) {
      throw new Error(`The probe failed to ${what}: ${await answer.text()}`);
    }
    return answer.json();
  }
}

/** Waits until nothing has been asked of the sandbox for a while, and gives how many requests there were in all. */
export async function untilQuiet(sandbox: Sandbox, quietMs = 700): Promise<number> {
  for (let before = -1; before !== sandbox.requests.length;) {
    before = sandbox.requests.length;
    await sleep(quietMs);
  }
  return sandbox.requests.length;
}

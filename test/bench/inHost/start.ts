import { setTimeout as sleep } from 'node:timers/promises';
import { extensions } from 'vscode';
import { START_TIMES, type StartTimes } from '../startTimes';
import { hostVersion, parameters, report } from './report';

/** A window at rest is where people open a view; what VS Code itself does at its start would disturb. */
const REST_MS = 1_500;

/** What {@link run} is told: the extensions to activate, in this order. */
export interface StartParameters {
  readonly ids: readonly string[];
}

/** What it reports. */
export interface StartReport {
  readonly version: string;
  readonly times: Readonly<Record<string, StartTimes>>;
  /** Milliseconds from asking VS Code to activate an extension until it was. */
  readonly untilActive: Readonly<Record<string, number>>;
}

/** VS Code calls this inside its extension host. */
export async function run(): Promise<void> {
  const { ids } = parameters() as StartParameters;
  const untilActive: Record<string, number> = {};
  await sleep(REST_MS);
  for (const id of ids) {
    const extension = extensions.getExtension(id);
    if (extension === undefined) {
      throw new Error(`VS Code did not find the extension ${id}.`);
    }
    const begin = performance.now();
    await extension.activate();
    untilActive[id] = performance.now() - begin;
  }
  const times = (globalThis as { [START_TIMES]?: StartReport['times'] })[START_TIMES] ?? {};
  report({ version: hostVersion(), times, untilActive } satisfies StartReport);
}

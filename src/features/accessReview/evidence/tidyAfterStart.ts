import type { Memento } from 'vscode';
import type { Clock } from '../../../base/clock';
import type { Disposable } from '../../../base/event';
import { type Log, letRun } from '../../../base/log';
import { ABANDONED_AFTER_MS } from '../../../base/writeAtomically';
import type { UnfinishedSaves } from './unfinishedSaves';

/** The key under which the addresses of evidence that is being saved are kept. */
export const UNFINISHED_KEY = 'fakturoid.unfinishedEvidence';

/** What a person waits for at the start goes first. */
const AFTER_START_MS = 5_000;

interface TidyContext {
  readonly memento: Pick<Memento, 'get'>;
  readonly clock: Pick<Clock, 'sleep'>;
  readonly log: Pick<Log, 'error'>;
  readonly unfinished: () => Promise<Pick<UnfinishedSaves, 'tidy'>>;
}

/**
 * Deletes what an ended VS Code left unfinished, quietly after the start, and once more when it can be told that no other
 * window is still writing it. Loads nothing where nothing was left.
 */
export function tidyAfterStart(context: TidyContext): Disposable {
  const stop = new AbortController();
  const work = tidyTwice(context, stop.signal).catch((error: unknown) => {
    if (!stop.signal.aborted) {
      throw error;
    }
  });
  letRun(work, context.log);
  return { dispose: () => stop.abort() };
}

async function tidyTwice({ memento, clock, unfinished }: TidyContext, signal: AbortSignal): Promise<void> {
  for (const wait of [AFTER_START_MS, ABANDONED_AFTER_MS]) {
    if (memento.get(UNFINISHED_KEY) === undefined) {
      return;
    }
    await clock.sleep(wait, signal);
    await (await unfinished()).tidy();
  }
}

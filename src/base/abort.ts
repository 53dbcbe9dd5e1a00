import { setMaxListeners } from 'node:events';
import type { Clock } from './clock';

/**
 * Calls `listener` once when the signal is aborted, at once if it already is.
 *
 * @returns removes the listener
 */
export function onAbort(signal: AbortSignal | undefined, listener: () => void): () => void {
  if (signal?.aborted) listener();
  if (!signal || signal.aborted) return () => undefined;
  // One signal for hundreds of requests is the rule here, and no leak to warn of.
  setMaxListeners(0, signal);
  signal.addEventListener('abort', listener, { once: true });
  return () => signal.removeEventListener('abort', listener);
}

/**
 * Settles as `work` does, or rejects with the signal's reason as soon as it is aborted; no listener stays behind. For
 * work that cannot be stopped itself, such as waiting in a queue.
 */
export async function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  let release = (): void => undefined;
  const aborted = new Promise<never>((_resolve, reject) => {
    release = onAbort(signal, () => reject(signal?.reason as Error));
  });
  try {
    return await Promise.race([work, aborted]);
  } finally {
    release();
  }
}

/**
 * Runs `work` with a signal of its own, which is aborted when time is up or the caller's signal is. Does not rely on
 * `work` to obey it. No listener and no timer stays behind.
 *
 * @throws what `late` makes when time is up, or the reason of the caller's signal, besides what `work` throws
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  options: {
    readonly clock: Pick<Clock, 'sleep'>;
    readonly ms: number;
    readonly late: () => Error;
    readonly signal?: AbortSignal | undefined;
  },
): Promise<T> {
  const { clock, ms, late, signal } = options;
  signal?.throwIfAborted();
  const working = new AbortController();
  const timer = new AbortController();
  clock.sleep(ms, timer.signal).then(
    () => working.abort(late()),
    () => undefined,
  );
  const release = onAbort(signal, () => working.abort(signal?.reason));
  try {
    return await abortable(work(working.signal), working.signal);
  } finally {
    release();
    timer.abort();
  }
}

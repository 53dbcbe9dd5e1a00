import { setMaxListeners } from 'node:events';
import type { Clock } from '../base/clock';
import { FakturoidError } from './errors';

/** @throws FakturoidError `cancelled` when the signal is already aborted */
export function throwIfCancelled(signal: AbortSignal | undefined): void {
  if (signal?.aborted) throw new FakturoidError({ kind: 'cancelled' });
}

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
 * Settles as `work` does, or rejects with `cancelled` as soon as the signal is aborted; no listener stays behind.
 * For work that cannot be stopped itself, such as waiting in a queue.
 */
export async function cancellable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  let release = (): void => undefined;
  const cancelled = new Promise<never>((_resolve, reject) => {
    release = onAbort(signal, () => reject(new FakturoidError({ kind: 'cancelled' })));
  });
  try {
    return await Promise.race([work, cancelled]);
  } finally {
    release();
  }
}

/** Waits `ms` milliseconds. @throws FakturoidError `cancelled` when the signal is aborted first */
export async function pause(clock: Clock, ms: number, signal: AbortSignal | undefined): Promise<void> {
  try {
    await clock.sleep(ms, signal);
  } catch {
    throw new FakturoidError({ kind: 'cancelled' });
  }
}

/**
 * Runs `work` with a signal of its own, which is aborted when time is up or the caller's signal is. Does not rely on
 * `work` to obey it: the promise is rejected at once. No listener and no timer stays behind.
 *
 * @throws FakturoidError `timeout` or `cancelled`, besides what `work` throws
 */
export async function withDeadline<T>(
  work: (signal: AbortSignal) => Promise<T>,
  { clock, ms, signal }: { clock: Clock; ms: number; signal: AbortSignal | undefined },
): Promise<T> {
  throwIfCancelled(signal);
  const working = new AbortController();
  const timer = new AbortController();
  const timeout = clock.sleep(ms, timer.signal).then(
    () => {
      throw new FakturoidError({ kind: 'timeout', afterMs: ms });
    },
    // Only ever when the work is done: then nobody listens.
    () => new Promise<never>(() => undefined),
  );
  try {
    return await cancellable(Promise.race([work(working.signal), timeout]), signal);
  } finally {
    timer.abort();
    working.abort();
  }
}

import { setMaxListeners } from 'node:events';

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

import { setTimeout as sleep } from 'node:timers/promises';

const LIMIT_MS = 15_000;
const PAUSE_MS = 100;
const LONGEST_PAUSE_MS = 500;

/**
 * Repeats an assertion until it holds, and gives what it returns. When it does not hold in time, its last failure is
 * thrown: the message then says what was there instead.
 */
export async function eventually<T>(assertion: () => T | Promise<T>, limitMs = LIMIT_MS): Promise<T> {
  const deadline = Date.now() + limitMs;
  for (;;) {
    const startedAt = Date.now();
    try {
      return await assertion();
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      // An assertion that works long leaves time to what it waits for.
      await sleep(Math.min(Math.max(PAUSE_MS, Date.now() - startedAt), LONGEST_PAUSE_MS));
    }
  }
}

import { nextTurn } from './nextTurn';

/** So many are sorted by language in some milliseconds, in a new process too. */
export const SORTED_PER_TURN = 2_500;

/** Sorts as `toSorted` does, and lets other things run between the parts of a long list. */
export async function sortInTurns<T>(
  items: readonly T[],
  compare: (a: T, b: T) => number,
): Promise<readonly T[]> {
  let runs: (readonly T[])[] = [];
  for (let start = 0; start < items.length; start += SORTED_PER_TURN) {
    if (start > 0) await nextTurn();
    runs.push(items.slice(start, start + SORTED_PER_TURN).sort(compare));
  }
  while (runs.length > 1) {
    const merged: (readonly T[])[] = [];
    for (let index = 0; index < runs.length; index += 2) {
      await nextTurn();
      // V8 sorts by merging: it finds the two runs, and compares each item about twice.
      merged.push([...(runs[index] ?? []), ...(runs[index + 1] ?? [])].sort(compare));
    }
    runs = merged;
  }
  return runs[0] ?? [];
}

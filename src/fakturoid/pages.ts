import type { Log } from '../base/log';
import { onAbort } from '../base/abort';
import { FakturoidError } from './errors';

/** Every page size seen is at least this: a shorter page is the last one. */
const SMALLEST_PAGE = 20;
const MAX_AHEAD = 4;
/** Guards against an endless list. No account has a fraction of this many users. */
const MAX_ROWS = 10_000;

interface Page<T> {
  /** The usable rows. */
  readonly items: readonly T[];
  /** Rows that were not usable. */
  readonly dropped: number;
}

export interface PagesOptions<T> {
  /** Loads one page, from 1 on. The signal is aborted when the page is not needed any more. */
  readonly load: (page: number, signal: AbortSignal) => Promise<Page<T>>;
  readonly keyOf: (item: T) => number;
  /** Called with the new items of each page, in order, as soon as they are there. */
  readonly onPage?: ((added: readonly T[]) => void) | undefined;
  readonly log: Log;
  readonly signal?: AbortSignal | undefined;
}

/**
 * Loads a list page by page and merges it by key. The documentation promises pages of 40 that end with an empty one
 * (Fakturoid API v3, Pagination), but not that this list has pages at all, so it also ends with a page that brings
 * nothing new, with a 400 past the first page, and with a page shorter than one before it or than any page size seen.
 *
 * Later pages are fetched ahead, the more the longer the list turns out to be: 1, 1, 2, then 4 at a time. A list of one
 * short page costs one request, one of one full page two.
 *
 * @throws FakturoidError `invalidResponse` with `tooMany` for a list of more than 10,000 rows; besides what `load` throws
 */
export async function collectPages<T>({
  load,
  keyOf,
  onPage,
  log,
  signal,
}: PagesOptions<T>): Promise<{ items: T[]; dropped: number }> {
  const needed = new AbortController();
  const release = onAbort(signal, () => needed.abort());

  const ahead: Promise<Page<T> | undefined>[] = [];
  const start = (page: number): void => {
    const loading = endAt400(load(page, needed.signal), page, log);
    // A page that is no longer needed may fail silently.
    loading.catch(() => undefined);
    ahead.push(loading);
  };

  const found = new Map<number, T>();
  let dropped = 0;
  let allRows = 0;
  let fullPage = SMALLEST_PAGE;
  try {
    for (let page = 1, next = 1; ; page++) {
      const width = Math.min(Math.max(1, 2 ** (page - 2)), MAX_AHEAD);
      while (next < page + width) start(next++);

      const loaded = await ahead.shift();
      if (!loaded) break;
      const rows = loaded.items.length + loaded.dropped;
      allRows += rows;
      if (allRows > MAX_ROWS) throw new FakturoidError({ kind: 'invalidResponse', reason: 'tooMany' });
      const added = loaded.items.filter((item) => {
        const isNew = !found.has(keyOf(item));
        if (isNew) found.set(keyOf(item), item);
        return isNew;
      });
      if (added.length === 0 && page > 1) break;
      dropped += loaded.dropped;
      onPage?.(added);
      if (added.length === 0 || rows < fullPage) break;
      fullPage = rows;
    }
    return { items: [...found.values()], dropped };
  } finally {
    needed.abort();
    release();
  }
}

/** `undefined` when the server answers 400 to a page past the end, as API v2 did. */
async function endAt400<T>(loading: Promise<T>, page: number, log: Log): Promise<T | undefined> {
  try {
    return await loading;
  } catch (error) {
    const pastEnd =
      page > 1 &&
      error instanceof FakturoidError &&
      error.failure.kind === 'badRequest' &&
      error.failure.status === 400;
    if (!pastEnd) throw error;
    log.warn(`Page ${page} was answered with 400, taken for the end of the list`);
    return undefined;
  }
}

import { formatB } from '../errors';
import { json, type Reply } from '../reply';
import type { Call } from './call';

/** Documented for all lists but that of users. */
export const PAGE_SIZE = 40;

/** The number in `page`; anything that is no page number stands for the first page. */
export function pageNumber(query: URLSearchParams): number {
  const page = Number(query.get('page') ?? 1);
  return Number.isInteger(page) && page > 0 ? page : 1;
}

/** The asked-for page of a list as a bare array. */
export function page<T>(
  { state, request }: Call,
  rows: readonly T[],
  size: number,
  view: (row: T) => unknown,
): Reply {
  const start = (pageNumber(request.query) - 1) * size;
  return start > 0 && start >= rows.length && state.switches.pastEnd === 400
    ? formatB(400, 'invalid_request', 'Page with given number does not exist')
    : json(200, rows.slice(start, start + size).map(view));
}

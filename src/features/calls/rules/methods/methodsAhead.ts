import type { Code } from '../code/code';
import { METHOD_KEYS, verbsFrom } from './saidMethods';
import type { Token } from '../code/tokens';

const POSTS = /^CURLOPT_POST(?:FIELDS)?$/;
/** In tokens: where nothing says the method, it is looked for so far ahead. */
const AHEAD = 120;

/**
 * `request.httpMethod = "POST"`, `curl_setopt($ch, CURLOPT_CUSTOMREQUEST, 'PATCH')` in what follows; `[]`
 * where a variable says it.
 *
 * @param name of what it must be an attribute of; `any` and `curl` for the functions that say it themselves
 */
export function methodAhead(
  { tokens }: Code,
  from: number,
  name: string | undefined,
): readonly string[] | undefined {
  const ahead = tokens.slice(from + 1, from + 1 + AHEAD);
  // Another address begins another request.
  const next = ahead.findIndex(({ kind, value }) => kind === 'text' && /\.json|\/api\/v\d/.test(value));
  const own = next < 0 ? ahead : ahead.slice(0, next);
  const custom = own.findIndex(({ value }) => value === 'CURLOPT_CUSTOMREQUEST');
  if (name === 'curl' && custom < 0) {
    return own.some(({ value }) => POSTS.test(value)) ? ['POST'] : undefined;
  }
  const said = own.findIndex(({ kind, value }, at) => {
    const isSaid = ['=', '(', ','].includes(own[at + 1]?.value ?? '');
    const isOfIt =
      name === 'any'
        ? /^(?:setRequestMethod|requestMethod|httpMethod)$/.test(value)
        : own[at - 2]?.value === name;
    return kind === 'word' && (METHOD_KEYS.test(value) || POSTS.test(value)) && isSaid && isOfIt;
  });
  if (POSTS.test(own[said]?.value ?? '')) {
    return ['POST'];
  }
  const key = name === 'curl' ? custom : said;
  // Behind the sign that sets it.
  return key < 0 ? undefined : verbsFrom(own, key + 2, own.length);
}

/** Options of curl that may say the method, or hold what does. */
const SAYS_CURL =
  /^(?:CURLOPT_(?:CUSTOMREQUEST|POST|POSTFIELDS|PUT|UPLOAD|NOBODY|INFILE)|curl_setopt_array)$/;

/** Whether nothing round it, up to another address, gives this request of curl a method: it reads then. */
export function isSilentCurl({ tokens }: Code, first: number): boolean {
  const from = Math.max(0, first - AHEAD);
  const near = tokens.slice(from, first + AHEAD);
  const isOther = ({ kind, value }: Token): boolean => kind === 'text' && /\.json|\/api\/v\d/.test(value);
  const start = near.slice(0, first - from).findLastIndex(isOther) + 1;
  const end = near.findIndex((token, at) => at > first - from && isOther(token));
  return !near.slice(start, end < 0 ? undefined : end).some(({ value }) => SAYS_CURL.test(value));
}

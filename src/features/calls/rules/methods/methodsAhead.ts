import type { Code } from '../code/code';
import { METHOD_KEYS, verbsFrom } from './saidMethods';
import type { Token } from '../code/tokens';

const POSTS = /^CURLOPT_POST(?:FIELDS)?$/;
/** In tokens: how far ahead the method is looked for where the call does not contain it. */
const AHEAD = 120;

/**
 * The method that is set after an address: `request.httpMethod = "POST"`,
 * `curl_setopt($ch, CURLOPT_CUSTOMREQUEST, 'PATCH')`. Empty where a variable contains it, undefined where nothing sets it.
 *
 * @param name the object whose attribute is set; `any` and `curl` for attributes and options that are clear without it
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
  // The value follows the key and a sign.
  return key < 0 ? undefined : verbsFrom(own, key + 2, own.length);
}

/** Options of curl that may set the method, and the function that may set them. */
const SAYS_CURL =
  /^(?:CURLOPT_(?:CUSTOMREQUEST|POST|POSTFIELDS|PUT|UPLOAD|NOBODY|INFILE)|curl_setopt_array)$/;

/** Whether nothing around a request of curl, up to another address, sets its method: it reads then. */
export function isSilentCurl({ tokens }: Code, first: number): boolean {
  const from = Math.max(0, first - AHEAD);
  const near = tokens.slice(from, first + AHEAD);
  const isOther = ({ kind, value }: Token): boolean => kind === 'text' && /\.json|\/api\/v\d/.test(value);
  const start = near.slice(0, first - from).findLastIndex(isOther) + 1;
  const end = near.findIndex((token, at) => at > first - from && isOther(token));
  return !near.slice(start, end < 0 ? undefined : end).some(({ value }) => SAYS_CURL.test(value));
}

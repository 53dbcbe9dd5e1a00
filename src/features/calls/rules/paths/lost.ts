import { isBeginning } from './bases';
import type { Code } from '../code/code';
import type { Expression } from '../code/expressions';

/** Names of what makes requests. */
const ASKS =
  /fetch|axios|request|reqwest|https?|curl|urlopen|rest_?client|faraday|excon|typhoeus|guzzle|resttemplate|webclient|ureq|urlsession|wp_remote|^(?:ky|got|dio|tesla|req)$/i;
/** An address of the API contains more than the host, which plain links lead to. */
const OF_API = /\/api(?:\/|$)/;
const STARTS = /(?:^|[\s(`])(?:curl|https?|xhs?|wget|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\s/i;

/** Functions that collect the parts of an address, which is put together elsewhere. */
const COLLECTS = /^(?:push|append|add|insert|unshift|prepend|extend|concat)$/i;
/** PowerShell's `[UriBuilder]::new("https://…")`. */
const MADE_OF = /\(\s{0,3}["']https:\/\/app\.fakturoid\.cz\/api\/v3\/?(?:accounts\/?)?["']/i;

/**
 * Finds the beginning of an address that leads to no call that was found, in code that makes requests:
 * `parts.push("https://app.fakturoid.cz/api/v3/")`. Its path is lost, so that the answer must not look complete.
 *
 * @param isNothing whether no call to an account was found at all
 */
export function lostIn(
  code: Code,
  expressions: readonly Expression[],
  isNothing: boolean,
): readonly number[] {
  const { tokens, openers } = code;
  const isCollected = ({ first }: Expression): boolean =>
    COLLECTS.test(tokens[(openers[first] ?? 0) - 1]?.value ?? '');
  const lost = expressions.find(
    (one) => OF_API.test(one.value) && isBeginning(one.value) && (isNothing || isCollected(one)),
  );
  const isAsking =
    lost !== undefined && tokens.some(({ kind, value }) => kind === 'word' && ASKS.test(value));
  return isAsking ? [tokens[lost.first]?.start ?? 0] : [];
}

/** Does for shell commands what `lostIn` does for code. */
export function lostInShell(
  text: string,
  variables: ReadonlyMap<string, string>,
  isNothing: boolean,
): readonly number[] {
  if (!STARTS.test(text)) {
    return [];
  }
  const isHeld = [...variables.values()].some((value) => OF_API.test(value) && isBeginning(value));
  const start = isNothing && isHeld ? text.indexOf('app.fakturoid.cz') : text.search(MADE_OF);
  return start < 0 ? [] : [start];
}

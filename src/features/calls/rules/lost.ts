import { isBeginning } from './bases';
import type { Code, Expression } from './expressions';

/** What makes requests. */
const ASKS =
  /fetch|axios|request|reqwest|https?|curl|urlopen|rest_?client|faraday|excon|typhoeus|guzzle|resttemplate|webclient|ureq|urlsession|wp_remote|^(?:ky|got|dio|tesla|req)$/i;
/** More than the host, which links lead to. */
const OF_API = /\/api(?:\/|$)/;
const STARTS = /(?:^|[\s(`])(?:curl|https?|xhs?|wget|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\s/i;

/** Where addresses of the API begin, in code that makes requests and of whose addresses nothing else was found. */
export function lostIn({ tokens }: Code, expressions: readonly Expression[]): readonly number[] {
  const first = expressions.find(({ value }) => OF_API.test(value) && isBeginning(value))?.first;
  const isAsking =
    first !== undefined && tokens.some(({ kind, value }) => kind === 'word' && ASKS.test(value));
  return isAsking ? [tokens[first]?.start ?? 0] : [];
}

/** The same for commands of a shell. */
export function lostInShell(text: string, variables: ReadonlyMap<string, string>): readonly number[] {
  const isHeld =
    STARTS.test(text) && [...variables.values()].some((value) => OF_API.test(value) && isBeginning(value));
  const start = isHeld ? text.indexOf('app.fakturoid.cz') : -1;
  return start < 0 ? [] : [start];
}

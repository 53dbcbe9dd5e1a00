import { isBeginning } from './bases';
import type { Code, Expression } from './expressions';

/** What makes requests. */
const ASKS =
  /^(?:fetch|axios|ky|got|superagent|requests?|httpx|aiohttp|urlopen|curl|https?|restclient|faraday|typhoeus|reqwest|ureq|urlsession)$|http(?:client|service|request|party|poison)|curl_|resttemplate|webclient/i;
const STARTS = /(?:^|[\s(`])(?:curl|https?|xhs?|wget|Invoke-RestMethod|Invoke-WebRequest|irm|iwr)\s/i;

/** Where addresses of the API begin, in code that makes requests and of whose addresses nothing else was found. */
export function lostIn({ tokens }: Code, expressions: readonly Expression[]): readonly number[] {
  const first = expressions.find(({ value }) => isBeginning(value))?.first;
  const isAsking =
    first !== undefined && tokens.some(({ kind, value }) => kind === 'word' && ASKS.test(value));
  return isAsking ? [tokens[first]?.start ?? 0] : [];
}

/** The same for commands of a shell. */
export function lostInShell(text: string, variables: ReadonlyMap<string, string>): readonly number[] {
  const isHeld = STARTS.test(text) && [...variables.values()].some(isBeginning);
  const start = isHeld ? text.indexOf('app.fakturoid.cz') : -1;
  return start < 0 ? [] : [start];
}

import { type Match, matchRoute, routesAt } from '../../../rights/matchRoute';
import { readAddress } from './address';
import { commandCallsOf } from './shell/commandCalls';
import { readCurl } from './shell/readCurl';
import { shellWords } from './shell/shellWords';

/** A call that somebody asks about. It is plain data, so that it can be an argument of a command. */
export interface AskedCall {
  readonly method: string;
  /** Path below the base of the API. */
  readonly path: string;
  /** The event of a `fire` route. */
  readonly event?: string | undefined;
}

/** What was typed or pasted. */
export type Typed =
  | { readonly kind: 'calls'; readonly calls: readonly (AskedCall & { readonly match: Match })[] }
  | { readonly kind: 'deadVersion'; readonly version: 'v1' | 'v2' }
  | { readonly kind: 'elsewhere' }
  /** Neither an address nor a path: words to search the routes with. */
  | { readonly kind: 'words' };

/** In characters: a `curl` command with its body is the longest text that anybody types or pastes. */
const LONGEST = 20_000;
const METHODS = 'GET|HEAD|POST|PUT|PATCH|DELETE';

/** A `curl` command, perhaps after a prompt, a variable or another program. */
const CURL = /^(?:[^"'{}()]*[\s/\\])?curl(?:\.exe)?\s/i;
/** Signs around an address in a text. */
const ROUND = /^["'`<(]+|[>"'`),;]+$/g;
/** A placeholder that is a whole segment of a path: `%SLUG%`, `:slug`, `<slug>`, `{{slug}}`. */
const FILLED_IN =
  /\/(?:%([A-Za-z_]\w*)%|:([A-Za-z_]\w*)|<([\w -]+)>|\{\{[^\w{}]*([\w.]+)[^\w{}]*\}\})(?=[/.]|$)/g;

/** The text without the backticks that Markdown puts around code. */
function withoutMarks(text: string): string {
  return /^(`+)(?!`)(.+)(?<!`)\1$/s.exec(text)?.[2]?.trim() ?? text;
}

/** Reads a method with a path (`GET /user.json`), an address, or a shell command. Keeps only method, path and event. */
export function readTyped(text: string): Typed {
  const typed = withoutMarks(text.slice(0, LONGEST).trim());
  const curl = CURL.exec(typed);
  if (curl !== null) {
    const request = readCurl(shellWords(typed, curl[0].length, LONGEST));
    return request === undefined ? { kind: 'elsewhere' } : asked(request.method, request.address.text);
  }
  const [, method, rest = typed] = new RegExp(`^(${METHODS}):?\\s+(.*)$`, 'is').exec(typed) ?? [];
  const [command] = method === undefined ? commandCallsOf(typed) : [];
  if (command !== undefined) {
    return asked(command.method, command.address);
  }
  const [word = ''] = rest.trim().split(/\s/, 1);
  const address = word.replace(ROUND, '');
  return method === undefined && (!/[/.]/.test(address) || /[("'`]/.test(address))
    ? { kind: 'words' }
    : asked(method?.toUpperCase(), address);
}

function asked(method: string | undefined, text: string): Typed {
  const address = readAddress(text);
  if (address.kind !== 'path') {
    return address;
  }
  const { event } = address;
  const path = address.path.replace(
    FILLED_IN,
    (_, ...names: readonly (string | undefined)[]) =>
      `/{${names.slice(0, 4).find((name) => name !== undefined)}}`,
  );
  // Without a method, every method of the path counts.
  const methods = method === undefined ? routesAt(path).map((route) => route.method) : [method];
  const calls = (methods.length > 0 ? methods : ['GET']).map((one) => ({
    method: one,
    path,
    event,
    match: matchRoute(one, path),
  }));
  return { kind: 'calls', calls };
}

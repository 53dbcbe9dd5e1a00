import { type Match, matchRoute, routesAt } from '../../../rights/matchRoute';
import { readAddress } from './address';
import { commandCallsOf } from './shell/commandCalls';
import { readCurl } from './shell/readCurl';
import { shellWords } from './shell/shellWords';

/** A call that somebody asks about: data that may stand in an argument of a command. */
export interface AskedCall {
  readonly method: string;
  /** Below the base. */
  readonly path: string;
  /** Of a `fire` route. */
  readonly event?: string | undefined;
}

/** What was typed or pasted. */
export type Typed =
  | { readonly kind: 'calls'; readonly calls: readonly (AskedCall & { readonly match: Match })[] }
  | { readonly kind: 'deadVersion'; readonly version: 'v1' | 'v2' }
  | { readonly kind: 'elsewhere' }
  /** No address, nor a path: words to search the routes by. */
  | { readonly kind: 'words' };

/** The longest that anybody types or pastes: a `curl` with its body. */
const LONGEST = 20_000;
const METHODS = 'GET|HEAD|POST|PUT|PATCH|DELETE';

/** Behind a prompt, a variable or another program. */
const CURL = /^(?:[^"'{}()]*[\s/\\])?curl(?:\.exe)?\s/i;
/** Signs that stand round an address in a text. */
const ROUND = /^["'`<(]+|[>"'`),;]+$/g;
/** A whole part of a path that is to be filled in: `%SLUG%`, `:slug`, `<slug>`, `{{slug}}`. */
const FILLED_IN =
  /\/(?:%([A-Za-z_]\w*)%|:([A-Za-z_]\w*)|<([\w -]+)>|\{\{[^\w{}]*([\w.]+)[^\w{}]*\}\})(?=[/.]|$)/g;

/** A call may be pasted as Markdown has it, between the marks of code. */
function withoutMarks(text: string): string {
  return /^(`+)(?!`)(.+)(?<!`)\1$/s.exec(text)?.[2]?.trim() ?? text;
}

/** Reads a method and a path, an address, or a command of a shell. Nothing of it is kept but method, path and event. */
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
  // Without a method all that the path has are meant.
  const methods = method === undefined ? routesAt(path).map((route) => route.method) : [method];
  const calls = (methods.length > 0 ? methods : ['GET']).map((one) => ({
    method: one,
    path,
    event,
    match: matchRoute(one, path),
  }));
  return { kind: 'calls', calls };
}

import type { Code } from '../code/code';
import { calleeOf, isWrap } from '../code/callees';
import { methodsOfCase } from './methodsOfCases';
import { METHOD_KEYS, verbOf } from './saidMethods';
import type { Token } from '../code/tokens';

/** A member that contains the method for the path in another member of its class: Saloon's `$method`, `fn method(&self)`. */
const MEMBER = /^(?:get)?(?:http_?|request_?)?(?:method|verb)$/i;
const CLASSES = /^(?:class|struct|object|impl|extension|record|enum|interface|defmodule)$/;
/** Languages whose classes have no braces. */
const ARE_INDENTED = ['ruby', 'python', 'elixir'];
const ADDRESS = /\.json|^\/\w|accounts\//;
const JOINING_OPERATORS = ['+', '.', '..', '||', '<>', '&'];
/** Calls by which a class passes values to the class that it extends. */
const MAKES_PARENT = /^(?:super|__init__|parent|__construct|base)$/;
/** In tokens: a member with its type up to its value; the head of a class; a whole class. */
const LONGEST_MEMBER = 14;
const LONGEST_HEAD = 20;
const LONGEST_CLASS = 400;
const LEVELS = 4;

/**
 * The methods for an address that are declared beside it: in another member of its class, or in a switch with the same
 * case. In `class LockInvoice { path = "/…/fire.json"; method = "POST" }` that is `POST`. Empty where there is neither.
 */
export function methodsBeside(code: Code, first: number): readonly string[] {
  const ofCase = methodsOfCase(code, first);
  return ofCase.length > 0 ? ofCase : methodsOfMember(code, first);
}

/** The method in a member of the class around an address; empty unless there is exactly one. */
function methodsOfMember(code: Code, first: number): readonly string[] {
  const { tokens, openers } = code;
  const [from, to] = tokensOfClass(code, first);
  if (isGivenToCall(code, first, from) || addressesIn(tokens.slice(from, to)) > 1) {
    return [];
  }
  const verbs = new Set<string>();
  for (let at = from; at < to; at++) {
    const { kind, value = '' } = tokens[at] ?? {};
    // A member of the class, and not an argument of a call in it.
    const isOwn = openers[at] === openers[from];
    if (isOwn && kind === 'word' && MEMBER.test(value)) {
      const verb = valueOfMember(code, at, to);
      if (verb === undefined && tokens[at + 1]?.value === '=') {
        return [];
      }
      verbs.add(verb ?? '');
    }
  }
  verbs.delete('');
  return verbs.size === 1 ? [...verbs] : [];
}

function addressesIn(tokens: readonly Token[]): number {
  const isGoingOn = (at: number): boolean => JOINING_OPERATORS.includes(tokens[at - 1]?.value ?? '');
  return tokens.filter(({ kind, value }, at) => kind === 'text' && ADDRESS.test(value) && !isGoingOn(at))
    .length;
}

/** Whether a token is an argument of a call in the class, other than a call that only makes an address of it. */
function isGivenToCall(code: Code, first: number, from: number): boolean {
  for (let at = code.openers[first] ?? -1; at >= from; at = code.openers[at] ?? -1) {
    const callee = code.tokens[at]?.value === '(' ? calleeOf(code, at) : [];
    if (callee.length > 0 && !isWrap(callee) && !MAKES_PARENT.test(callee.at(-1) ?? '')) {
      return true;
    }
  }
  return false;
}

/** The verb that a member contains, or that its function returns. */
function valueOfMember({ tokens }: Code, at: number, to: number): string | undefined {
  const end = Math.min(to, at + LONGEST_MEMBER);
  for (let place = at + 1; place < end; place++) {
    const { kind, value = '' } = tokens[place] ?? {};
    const verb = verbOf(tokens, place);
    const isOther =
      kind === 'text' ||
      value === ';' ||
      (kind === 'word' && METHOD_KEYS.test(value) && /^[a-z]/.test(value));
    if (verb !== undefined || isOther) {
      return verb;
    }
  }
  return undefined;
}

/** The first token of the class around a place, and the token after its last; an empty range where there is no class. */
function tokensOfClass(code: Code, first: number): readonly [number, number] {
  const { tokens, openers, partners, places, language } = code;
  if (ARE_INDENTED.includes(language)) {
    const heads = ['class', 'defmodule'].flatMap((word) => places.get(word) ?? []);
    const from = heads.findLast((at) => at < first);
    const to = heads.find((at) => at > first) ?? tokens.length;
    return from === undefined || first - from > LONGEST_CLASS
      ? [0, 0]
      : [from, Math.min(to, first + LONGEST_CLASS)];
  }
  let opener = openers[first] ?? -1;
  for (let level = 0; level < LEVELS && opener >= 0; level++) {
    const head = tokens.slice(Math.max(0, opener - LONGEST_HEAD), opener);
    const start = head.findLastIndex(({ value }) => [';', '{', '}'].includes(value));
    if (tokens[opener]?.value === '{' && head.slice(start + 1).some(({ value }) => CLASSES.test(value))) {
      const end = partners.get(opener) ?? opener;
      return end - opener > LONGEST_CLASS ? [0, 0] : [opener + 1, end];
    }
    opener = openers[opener] ?? -1;
  }
  return [0, 0];
}

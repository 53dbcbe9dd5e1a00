import { calleeOf, isBlock, isCollection, isLog, isNoCall, isWrap } from '../code/callees';
import type { Code } from '../code/code';
import { nameGiven } from '../code/nameGiven';
import { bareCallAt } from './bareCalls';
import { methodByDefault } from './defaultMethod';
import type { OwnFunction } from '../code/functions';
import { methodsOfOwnCall, type SentAt } from './ownCalls';
import { methodAhead, isSilentCurl } from './methodsAhead';
import { methodAfter } from './methodAfter';
import { methodOfCallee } from './methodOfCallee';
import { methodsBeside } from './methodsBeside';
import { methodIn, verbOf } from './saidMethods';

/** Members of an object that are a part of its address: `url.pathname = …`. */
const PARTS = /^(?:pathname|path|href|search|rawquery)$/i;
const LEVELS = 6;
const MOST_ALIASES = 2;
const MOST_USES = 20;
/** In tokens: how far before a bracket its argument may begin. */
const LONGEST_CALLEE = 30;
/** In tokens: how much of a call is looked through. */
const LONGEST_CALL = 400;

/** How far the search for a method has come. */
interface Look {
  /** How many variables were followed so far. */
  readonly depth: number;
  /** The function whose parameter is being followed. */
  readonly within?: OwnFunction | undefined;
}

/**
 * The methods with which the address at these tokens is requested: `POST` for `client.post(url)`. Empty where nothing says
 * them. Looked for in this order, from the address outwards: right before and after it, in the arguments of a call around
 * it, in the code of the called function (`ownCalls`), in its name (`methodOfCallee`), in what is set later
 * (`methodsAhead`), in what the call does by default (`defaultMethod`), and at last in what is near (`methodsBeside`).
 *
 * @param end the token after the last
 */
export function methodsAt(
  code: Code,
  first: number,
  end: number,
  look: Look = { depth: 0 },
): readonly string[] {
  const { openers, partners, tokens } = code;
  const bare =
    methodBefore(code, first) ??
    methodOfQuery(code, first) ??
    methodOfBareCall(code, first, end) ??
    methodAfter(code, end - 1);
  if (bare !== undefined) {
    return bare;
  }
  let opener = openers[first] ?? -1;
  let wrapped = first;
  let isInUnknown = false;
  for (let level = 0; level < LEVELS && opener >= 0; level++) {
    const closer = Math.min(partners.get(opener) ?? tokens.length, opener + LONGEST_CALL);
    if (tokens[opener]?.value === '(') {
      const callee = calleeOf(code, opener);
      if (isNoCall(callee)) {
        break;
      }
      const own = methodsOfOwnCall(code, { callee, first: opener + 1, end: closer }, first, sentIn(code));
      const ofOwn = own?.length === 0 ? undefined : own;
      const method =
        methodIn(code, opener, closer) ??
        methodInBlock(code, closer, callee) ??
        (ofOwn && methodOfMade(code, opener, closer, ofOwn)) ??
        methodOfCallee(callee) ??
        methodAfter(code, closer);
      if (method !== undefined) {
        return method;
      }
      if (!isWrap(callee) && callee.length > 0 && !isCollection(callee)) {
        const said = own ?? methodRound(code, first, opener, closer, callee, look);
        if (said.length > 0) {
          return said;
        }
        isInUnknown = true;
      }
      // A collection contains several values, with their names inside it.
      wrapped = isCollection(callee) && !isInUnknown ? wrapped : opener - 1;
      if (isInUnknown && !isFirst(code, opener)) {
        const before = methodBefore(code, firstOfArgument(code, opener));
        if (before !== undefined) {
          return before;
        }
        break;
      }
    } else if (tokens[opener]?.value === '{' && isBlock(code, opener)) {
      const method = methodOfBlock(code, opener, closer);
      if (method !== undefined) {
        return method;
      }
      // Ktor's `client.post { url { path("…") } }`.
      if (tokens[opener - 1]?.value !== 'url') {
        break;
      }
    } else {
      // Ruby's `resource["expenses.json"].get`, Elixir's `[url: "…"] |> Req.request()`.
      const after = ['ruby', 'elixir'].includes(code.language) ? methodAfter(code, closer) : undefined;
      const method = methodIn(code, opener, closer) ?? after;
      if (method !== undefined) {
        return method;
      }
    }
    opener = openers[opener] ?? -1;
  }
  const name = nameHeld(code, wrapped) ?? (isInUnknown ? entryAt(code, wrapped) : nameHeld(code, first));
  const ofUses = name === undefined || look.depth >= MOST_ALIASES ? [] : methodsOfUses(code, name, end, look);
  const isHeld = name !== undefined || !isInUnknown;
  const said = ofUses.length > 0 ? ofUses : ((isHeld ? methodAhead(code, end, 'any') : undefined) ?? []);
  const isAsked = look.depth === 0 && look.within === undefined;
  return said.length === 0 && isAsked ? methodsBeside(code, first) : said;
}

/**
 * The methods of a called function of the same code. Where it only reads, its result may still get another method: from a
 * call around it, or later.
 */
function methodOfMade(
  code: Code,
  opener: number,
  closer: number,
  ofOwn: readonly string[],
): readonly string[] {
  if (ofOwn.join() !== 'GET') {
    return ofOwn;
  }
  const outer = code.openers[opener] ?? -1;
  const isGiven = code.tokens[outer]?.value === '(' && !isLog(calleeOf(code, outer));
  const said = isGiven ? methodIn(code, outer, code.partners.get(outer) ?? outer) : undefined;
  return said ?? methodAhead(code, closer, nameGiven(code, opener) ?? '') ?? ofOwn;
}

/** The method in the block after a Kotlin call: `client.request(url) { method = HttpMethod.Patch }`. */
function methodInBlock(code: Code, closer: number, callee: readonly string[]): readonly string[] | undefined {
  const block = closer + 1;
  const end = code.tokens[block]?.value === '{' ? code.partners.get(block) : undefined;
  const isTold =
    code.language === 'kotlin' && end !== undefined && /request|statement/i.test(callee.at(-1) ?? '');
  return isTold ? methodIn(code, block, Math.min(end, block + LONGEST_CALL)) : undefined;
}

function sentIn(code: Code): SentAt {
  return (use, within) => methodsAt(code, use, use + 1, { depth: 0, within });
}

/** The methods of a call whose name contains none: set later, or what the call does by default. */
function methodRound(
  code: Code,
  first: number,
  opener: number,
  closer: number,
  callee: readonly string[],
  { within }: Look,
): readonly string[] {
  const ahead = /curl/i.test(callee.join('.')) ? 'curl' : nameGiven(code, opener);
  const said = methodAhead(code, closer, ahead);
  const isSilent = said === undefined && ahead === 'curl' && isSilentCurl(code, first);
  return said ?? (isSilent ? ['GET'] : methodByDefault(code, opener, closer, callee.at(-1) ?? '', within));
}

/** Whether a call is a value of an object or the first argument of another call: `fetch(signed("…"))`. */
function isFirst({ tokens, openers }: Code, opener: number): boolean {
  const outer = openers[opener] ?? -1;
  const isOfCall = tokens[outer]?.value === '(';
  return (
    !isOfCall ||
    !tokens.slice(outer, opener).some(({ value }, at) => value === ',' && openers[outer + at] === outer)
  );
}

/** The name of the enumeration entry at a token: `INVOICES("…")`. */
function entryAt({ tokens }: Code, at: number): string | undefined {
  const name = tokens[at]?.value ?? '';
  return /^\p{Lu}/u.test(name) && ['{', ','].includes(tokens[at - 1]?.value ?? '') ? name : undefined;
}

/** The first token of the argument that a bracket is in; the bracket itself where no argument begins near it. */
function firstOfArgument({ tokens, openers }: Code, at: number): number {
  const outer = openers[at] ?? -1;
  const near = tokens.slice(Math.max(0, at - LONGEST_CALLEE), at);
  const comma = near.findLastIndex(
    ({ value }, index) => value === ',' && openers[at - near.length + index] === outer,
  );
  return comma < 0 ? at : at - near.length + comma + 1;
}

/** The method right before an address, which counts in any call: `"GET", "https://…"`. */
function methodBefore({ tokens }: Code, first: number): readonly string[] | undefined {
  // In `isNew ? "POST" : "PATCH"` it is only the last of several.
  const isOnly = !['else', ':'].includes(tokens[first - 3]?.value ?? '');
  const isNext = tokens[first - 1]?.value === ',' && tokens[first - 2]?.kind === 'text' && isOnly;
  const verb = isNext ? verbOf(tokens, first - 2) : undefined;
  return verb === undefined ? undefined : [verb];
}

/** The method of RTK Query's `query`: GET, unless its request says something else (`fetchBaseQuery`). */
function methodOfQuery(code: Code, first: number): readonly string[] | undefined {
  const name = code.places.has('fetchBaseQuery') ? nameGiven(code, first) : undefined;
  const opener = code.openers[first] ?? -1;
  const closer = code.tokens[opener]?.value === '{' ? code.partners.get(opener) : undefined;
  const isRequest = name === 'url' && closer !== undefined;
  return name === 'query' ? ['GET'] : isRequest ? (methodIn(code, opener, closer) ?? ['GET']) : undefined;
}

/** The variable that contains an address; for `url.pathname = …` that is `url`. */
function nameHeld(code: Code, first: number): string | undefined {
  const name = nameGiven(code, first);
  const { tokens, places } = code;
  const at = (places.get(name ?? '') ?? []).findLast((place) => place < first) ?? -1;
  return PARTS.test(name ?? '') && tokens[at - 1]?.value === '.' ? (tokens[at - 2]?.value ?? name) : name;
}

/** The method of the call whose block an address is in: Kotlin's `client.post { url("…") }`. */
function methodOfBlock(code: Code, opener: number, closer: number): readonly string[] | undefined {
  const callee = code.tokens[opener - 2]?.value === '.' ? calleeOf(code, opener) : [];
  return callee.at(-1) === 'request' ? methodIn(code, opener, closer) : methodOfCallee(callee);
}

/**
 * The method of a call without brackets, as in Ruby: `client.post "…", data`, or `post do |request| request.url "…" end`.
 */
function methodOfBareCall(code: Code, first: number, end: number): readonly string[] | undefined {
  const call = bareCallAt(code, first, end);
  if (call === undefined) {
    return undefined;
  }
  const { tokens } = code;
  const inBlock = call.callee.at(-1) === 'url' ? tokens.slice(Math.max(0, first - 14), first) : [];
  const outer = inBlock.find((_, at) => inBlock[at + 1]?.value === 'do')?.value;
  const own = methodsOfOwnCall(code, call, first, sentIn(code));
  return (
    methodIn(code, call.first - 1, call.end) ??
    (own?.length === 0 ? undefined : own) ??
    methodOfCallee(outer === undefined ? call.callee : [outer])
  );
}

/** The methods of all uses of a variable after it was assigned an address; empty where one of them is not known. */
function methodsOfUses(code: Code, name: string, from: number, look: Look): readonly string[] {
  const { tokens, places } = code;
  const found = new Set<string>();
  const keys = (code.keys.get(name) ?? []).filter((at) => at >= from);
  const after = [...(places.get(name) ?? []).filter((at) => at >= from), ...keys];
  // After another assignment, the variable contains something else.
  const again = after.findIndex((at) => ['=', ':='].includes(tokens[at + 1]?.value ?? ''));
  const uses = again < 0 ? after : after.slice(0, again);
  if (uses.length > MOST_USES) {
    return [];
  }
  for (const at of uses) {
    const methods = methodsAt(code, at, at + 1, { ...look, depth: look.depth + 1 });
    if (methods.length === 0 && mayBeSent(code, at)) {
      return [];
    }
    methods.forEach((method) => found.add(method));
  }
  return [...found];
}

/** Whether a variable is an argument of a call about which nothing is known, other than a log. */
function mayBeSent(code: Code, at: number): boolean {
  const opener = code.openers[at] ?? -1;
  const callee = code.tokens[opener]?.value === '(' ? calleeOf(code, opener) : [];
  const isAlone = /^[,)]$/.test(code.tokens[at + 1]?.value ?? '');
  return callee.length > 0 && isAlone && !isWrap(callee) && !isLog(callee);
}

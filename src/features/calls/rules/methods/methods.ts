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

/** What an object that holds an address has it as a part of. */
const PARTS = /^(?:pathname|path|href|search|rawquery)$/i;
const LEVELS = 6;
const MOST_ALIASES = 2;
const MOST_USES = 20;
/** In tokens. */
const LONGEST_CALLEE = 30;
/** A call is looked through no further. */
const LONGEST_CALL = 400;

/** How a place is looked at. */
interface Look {
  /** Variables that were followed to it. */
  readonly depth: number;
  /** The function that is asked what it does with a parameter. */
  readonly within?: OwnFunction | undefined;
}

/**
 * The methods by which what stands at these tokens is asked for; empty where nothing says. Asked in turn, from the
 * address outwards: what stands beside it, what a bracket round it says, the called function by its name and by its
 * code (`ownCalls`), what is set later (`methodsAhead`), `defaultMethod`, and at last what stands near (`methodsBeside`).
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
      // What holds several things has names for them inside of it.
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

/** The method by which a function asks for an address it makes. Where it only reads, what it returns may still be given another method. */
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

/** Kotlin's `client.request(url) { method = HttpMethod.Patch }`. */
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

/** What a call does whose name says nothing: what follows may say it, or it is one that reads. */
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

/** The entry of an enumeration: `INVOICES("…")`. */
function entryAt({ tokens }: Code, at: number): string | undefined {
  const name = tokens[at]?.value ?? '';
  return /^\p{Lu}/u.test(name) && ['{', ','].includes(tokens[at - 1]?.value ?? '') ? name : undefined;
}

/** The first token of the argument in which a bracket stands; that of the bracket where it stands in none near. */
function firstOfArgument({ tokens, openers }: Code, at: number): number {
  const outer = openers[at] ?? -1;
  const near = tokens.slice(Math.max(0, at - LONGEST_CALLEE), at);
  const comma = near.findLastIndex(
    ({ value }, index) => value === ',' && openers[at - near.length + index] === outer,
  );
  return comma < 0 ? at : at - near.length + comma + 1;
}

/** `"GET", "https://…"` says it on its own, in whatever call. */
function methodBefore({ tokens }: Code, first: number): readonly string[] | undefined {
  // But not `isNew ? "POST" : "PATCH"`, of which it is the last.
  const isOnly = !['else', ':'].includes(tokens[first - 3]?.value ?? '');
  const isNext = tokens[first - 1]?.value === ',' && tokens[first - 2]?.kind === 'text' && isOnly;
  const verb = isNext ? verbOf(tokens, first - 2) : undefined;
  return verb === undefined ? undefined : [verb];
}

/** What RTK Query's `query` gives is asked for by GET where it says nothing else (`fetchBaseQuery`). */
function methodOfQuery(code: Code, first: number): readonly string[] | undefined {
  const name = code.places.has('fetchBaseQuery') ? nameGiven(code, first) : undefined;
  const opener = code.openers[first] ?? -1;
  const closer = code.tokens[opener]?.value === '{' ? code.partners.get(opener) : undefined;
  const isRequest = name === 'url' && closer !== undefined;
  return name === 'query' ? ['GET'] : isRequest ? (methodIn(code, opener, closer) ?? ['GET']) : undefined;
}

/** The variable that an address is in: also of `url.pathname = …`, where it is the whole of it. */
function nameHeld(code: Code, first: number): string | undefined {
  const name = nameGiven(code, first);
  const { tokens, places } = code;
  const at = (places.get(name ?? '') ?? []).findLast((place) => place < first) ?? -1;
  return PARTS.test(name ?? '') && tokens[at - 1]?.value === '.' ? (tokens[at - 2]?.value ?? name) : name;
}

/** Kotlin's `client.post { url("…") }`. */
function methodOfBlock(code: Code, opener: number, closer: number): readonly string[] | undefined {
  const callee = code.tokens[opener - 2]?.value === '.' ? calleeOf(code, opener) : [];
  return callee.at(-1) === 'request' ? methodIn(code, opener, closer) : methodOfCallee(callee);
}

/** Ruby calls without brackets: `client.post "…", data`, also `post do |request| request.url "…" end`. */
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

/** By which methods a variable that holds an address is used after it was given; empty where one of them is not known. */
function methodsOfUses(code: Code, name: string, from: number, look: Look): readonly string[] {
  const { tokens, places } = code;
  const found = new Set<string>();
  const keys = (code.keys.get(name) ?? []).filter((at) => at >= from);
  const after = [...(places.get(name) ?? []).filter((at) => at >= from), ...keys];
  // Something else is in it from there on.
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

/** Whether a variable is given to a call of which nothing is known, other than one that only writes it down. */
function mayBeSent(code: Code, at: number): boolean {
  const opener = code.openers[at] ?? -1;
  const callee = code.tokens[opener]?.value === '(' ? calleeOf(code, opener) : [];
  const isAlone = /^[,)]$/.test(code.tokens[at + 1]?.value ?? '');
  return callee.length > 0 && isAlone && !isWrap(callee) && !isLog(callee);
}

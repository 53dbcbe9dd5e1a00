import { addTo } from '../../../base/addTo';
import type { Code } from './expressions';
import { METHOD_KEYS, verbOf } from './saidMethods';

/** A member that says how what another member of its class holds is asked for: Saloon's `$method`, `fn method(&self)`. */
const MEMBER = /^(?:get)?(?:http_?|request_?)?(?:method|verb)$/i;
const CLASSES = /^(?:class|struct|object|impl|extension|record|enum|interface|defmodule)$/;
/** Languages whose classes have no braces. */
const ARE_INDENTED = ['ruby', 'python', 'elixir'];
/** In tokens: a member with its type up to its value; a head of a class; a class. */
const LONGEST_MEMBER = 14;
const LONGEST_HEAD = 20;
const LONGEST_CLASS = 400;
/** In tokens: the head of a case of a switch; what stands between that and its value. */
const LONGEST_CASE = 24;
const LONGEST_BEFORE = 6;
const LEVELS = 4;
const ARROWS = ['=>', '->'];
/** Cases for all that the others are not for. */
const DEFAULT = /^(?:default|else|_)$/;
const NO_LABELS = /^(?:is|case|let|var|val|when|in|this|self|return)$/;

const known = new WeakMap<Code, ReadonlyMap<string, readonly string[]>>();

/**
 * The methods by which what stands at a place is asked for by what stands beside it: a member of its class that says the
 * method, or a switch with the same case; empty where neither is there.
 */
export function methodsBeside(code: Code, first: number): readonly string[] {
  const ofCase = methodsOfCase(code, first);
  return ofCase.length > 0 ? ofCase : methodsOfMember(code, first);
}

/** `case .remove: return "/…"` is asked for by what `case .remove: return "DELETE"` says. */
function methodsOfCase(code: Code, first: number): readonly string[] {
  const labels = labelsBefore(code, first);
  const verbs = labels.length === 0 ? undefined : (known.get(code) ?? verbsOfCases(code));
  const said = labels.map((label) => verbs?.get(label) ?? verbs?.get('default') ?? []);
  return said.every((methods) => methods.length > 0) ? [...new Set(said.flat())] : [];
}

function verbsOfCases(code: Code): ReadonlyMap<string, readonly string[]> {
  const verbs = new Map<string, string[]>();
  code.tokens.forEach((_, at) => {
    const verb = verbOf(code.tokens, at);
    if (verb !== undefined) {
      labelsBefore(code, at).forEach((label) => addTo(verbs, label, verb));
    }
  });
  known.set(code, verbs);
  return verbs;
}

/** What the case is called whose value stands at a place: `case .list, .one:`, `Call::List | Call::One =>`, `is Op.List ->`. */
function labelsBefore({ tokens, openers, partners }: Code, first: number): readonly string[] {
  const near = tokens.slice(Math.max(0, first - LONGEST_BEFORE), first);
  const sign = near.findLastIndex(
    ({ kind, value }) => kind === 'sign' && [...ARROWS, ':', ';'].includes(value),
  );
  const end = first - near.length + sign;
  const isArrow = ARROWS.includes(near[sign]?.value ?? '');
  if (sign < 0 || near[sign]?.value === ';') {
    return [];
  }
  const labels: string[] = [];
  let isCase = isArrow;
  for (let at = end - 1; at >= Math.max(0, end - LONGEST_CASE); at--) {
    const { kind, value, line } = tokens[at] ?? { kind: 'sign', value: ';', line: 0 };
    const closed = value === ')' ? partners.get(at) : undefined;
    if (closed !== undefined) {
      at = closed;
      continue;
    }
    if (kind === 'word' && DEFAULT.test(value)) {
      labels.push('default');
      isCase = true;
      break;
    }
    const isEnd = value === 'case' || (kind === 'sign' && ['{', ';', '=', '('].includes(value));
    const isLineOfOther = isArrow && (line < (tokens[end]?.line ?? 0) || endsArm(tokens, at));
    if (isEnd || isLineOfOther || openers[at] !== openers[end]) {
      isCase ||= value === 'case';
      break;
    }
    const isQualifier = ['.', '::'].includes(tokens[at + 1]?.value ?? '');
    if (kind === 'word' && !NO_LABELS.test(value) && !isQualifier) {
      labels.push(value);
    }
  }
  return isCase ? labels : [];
}

/** Whether a comma ends the value of the case before. */
function endsArm(tokens: Code['tokens'], at: number): boolean {
  const isValue = tokens[at - 1]?.kind === 'text' || verbOf(tokens, at - 1) !== undefined;
  return tokens[at]?.value === ',' && (isValue || tokens[at - 1]?.value === ')');
}

/** What a member of the class says that an address stands in, where it says one method only. */
function methodsOfMember(code: Code, first: number): readonly string[] {
  const { tokens, openers } = code;
  const [from, to] = classAround(code, first);
  const verbs = new Set<string>();
  for (let at = from; at < to; at++) {
    const { kind, value = '' } = tokens[at] ?? {};
    // Of the class, and not what a call in it is given.
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

/** The verb that a member is, or that its function gives. */
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

/** The tokens of the class that a place is in, from the first to after the last; none where it is in none. */
function classAround(code: Code, first: number): readonly [number, number] {
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

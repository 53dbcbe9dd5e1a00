import { oncePer } from '../../../../base/oncePer';
import type { Code } from '../code/code';
import { SCRIPTS } from '../languages';
import { verbOf, verbsFrom } from './saidMethods';
import type { Token } from '../code/tokens';

/** In tokens: the head of a switch; the head of a case; between that and its value; a choice of values. */
const LONGEST_HEAD = 20;
const LONGEST_CASE = 24;
const LONGEST_BEFORE = 6;
const LONGEST_CHOICE = 12;
const ORS = ['||', 'or', 'if', 'else'];
const ARROWS = ['=>', '->'];
/** Languages whose switches have no braces. */
const ARE_INDENTED = ['python', 'elixir'];
const SWITCHES = /^(?:switch|match|when|select|case)$/;
/** Labels of a default case. */
const DEFAULT = /^(?:default|else|_)$/;
const NO_LABELS = /^(?:is|case|let|var|val|when|in|this|self|return)$/;
const ITSELF = /^(?:self|this)$/;
/** How many brackets around a switch are looked at: two switches with one subject are related where they share one. */
const LEVELS = 2;
/** Two switches that share so many labels are related; a single one may be a coincidence. */
const ENOUGH_SHARED = 2;

/** A switch, with the methods in its cases; undefined for a case that contains none, or other values as well. */
interface Switch {
  readonly subject: string;
  readonly around: readonly number[];
  readonly verbs: Map<string, Set<string> | undefined>;
  /** Labels of cases that contain other values as well. */
  readonly open: string[];
}

interface Case {
  /** The token that identifies its switch (`switchAround`). */
  readonly at: number;
  readonly labels: readonly string[];
}

const switchesOf = oncePer(switchesIn);

/**
 * The methods for an address in a case, from the same case of a related switch: the address of `case .remove: return "/…"`
 * is called with the method of `case .remove: return "DELETE"`.
 */
export function methodsOfCase(code: Code, first: number): readonly string[] {
  const here = caseBefore(code, first);
  if (here === undefined) {
    return [];
  }
  const switches = switchesOf(code);
  const own = switches.get(here.at);
  const others = [...switches].flatMap(([at, one]) =>
    own !== undefined && at !== here.at && isAboutSame(own, one) ? [one.verbs] : [],
  );
  const saying = others.filter((verbs) => [...verbs.values()].some((said) => said !== undefined));
  const said = saying.flatMap((verbs) =>
    here.labels.map((label) => (verbs.has(label) ? verbs.get(label) : verbs.get('default'))),
  );
  return said.every((methods) => methods !== undefined)
    ? [...new Set(said.flatMap((methods) => [...methods]))]
    : [];
}

function switchesIn(code: Code): ReadonlyMap<number, Switch> {
  const switches = new Map<number, Switch>();
  code.tokens.forEach(({ kind, value }, sign) => {
    const one = kind === 'sign' && (value === ':' || ARROWS.includes(value)) ? caseAt(code, sign) : undefined;
    if (one !== undefined) {
      const { verbs } = addedTo(switches, code, one.at);
      one.labels.forEach((label) => verbs.set(label, verbs.get(label)));
    }
  });
  code.tokens.forEach((_, at) => {
    const verb = verbOf(code.tokens, at);
    const one = verb === undefined ? undefined : caseBefore(code, at);
    if (verb !== undefined && one !== undefined) {
      const { verbs, open } = addedTo(switches, code, one.at);
      const isOpen = !isWhole(code.tokens, at);
      one.labels.forEach((label) => {
        open.push(...(isOpen ? [label] : []));
        verbs.set(label, new Set([...(verbs.get(label) ?? []), verb]));
      });
    }
  });
  switches.forEach(({ verbs, open }) => open.forEach((label) => verbs.set(label, undefined)));
  return switches;
}

function addedTo(switches: Map<number, Switch>, code: Code, at: number): Switch {
  const around: number[] = [];
  for (let opener = at, level = 0; level < LEVELS && opener >= 0; level++) {
    opener = code.openers[opener] ?? -1;
    around.push(opener);
  }
  const one = switches.get(at) ?? { subject: subjectOf(code, at), around, verbs: new Map(), open: [] };
  switches.set(at, one);
  return one;
}

function isAboutSame(one: Switch, other: Switch): boolean {
  const shared = [...one.verbs.keys()].filter(
    (label) => label !== 'default' && other.verbs.has(label),
  ).length;
  const isNear = one.around.some((at) => other.around.includes(at) && (at >= 0 || !ITSELF.test(one.subject)));
  const isOfSame = one.subject !== '' && one.subject === other.subject && isNear;
  return shared >= ENOUGH_SHARED || (shared > 0 && isOfSame);
}

/** Whether a case contains methods only: no other value may be chosen instead of them. */
function isWhole(tokens: Code['tokens'], at: number): boolean {
  const from = Math.max(0, at - LONGEST_CHOICE);
  const near = tokens.slice(from, at).map(({ value }) => value);
  const asked = near.lastIndexOf('?');
  const begin = near.findLastIndex((value) => [';', '{', 'case', ...ARROWS].includes(value));
  const isChosen = asked > begin;
  const isOr = [tokens[at - 1]?.value, tokens[at + 1]?.value].some((value) => ORS.includes(value ?? ''));
  const choice = from + asked + 1;
  return !isOr && (!isChosen || verbsFrom(tokens, choice, choice + LONGEST_CHOICE).length > 1);
}

/** The case that a token is the value of. */
function caseBefore(code: Code, first: number): Case | undefined {
  const near = code.tokens.slice(Math.max(0, first - LONGEST_BEFORE), first);
  const sign = near.findLastIndex(
    ({ kind, value }) => kind === 'sign' && [...ARROWS, ':', ';'].includes(value),
  );
  return sign < 0 || near[sign]?.value === ';' ? undefined : caseAt(code, first - near.length + sign);
}

/**
 * The case whose head ends with a sign, with its labels: `case .list, .one:`, `Call::List | Call::One =>`,
 * `is Op.List ->`.
 */
function caseAt(code: Code, end: number): Case | undefined {
  const { tokens, openers, partners, language } = code;
  const isArrow = ARROWS.includes(tokens[end]?.value ?? '');
  const at = switchAround(code, end);
  if (at < 0 || (isArrow && SCRIPTS.includes(language))) {
    return undefined;
  }
  const labels: string[] = [];
  let isCase = isArrow;
  for (let place = end - 1; place >= Math.max(0, end - LONGEST_CASE); place--) {
    const { kind, value, line } = tokens[place] ?? { kind: 'sign', value: ';', line: 0 };
    const closed = value === ')' ? partners.get(place) : undefined;
    if (closed !== undefined) {
      place = closed;
      continue;
    }
    if (kind === 'word' && DEFAULT.test(value)) {
      labels.push('default');
      isCase = true;
      break;
    }
    const isEnd = value === 'case' || (kind === 'sign' && ['{', ';', '=', '('].includes(value));
    const isLineOfOther = isArrow && (line < (tokens[end]?.line ?? 0) || endsArm(tokens, place));
    if (isEnd || isLineOfOther || openers[place] !== openers[end]) {
      isCase ||= value === 'case';
      break;
    }
    const isQualifier = ['.', '::'].includes(tokens[place + 1]?.value ?? '');
    if (kind === 'word' && !NO_LABELS.test(value) && !isQualifier) {
      labels.push(value);
    }
  }
  return isCase && labels.length > 0 ? { at, labels } : undefined;
}

/** Whether a comma ends the value of the case before. */
function endsArm(tokens: Code['tokens'], at: number): boolean {
  const isValue = tokens[at - 1]?.kind === 'text' || verbOf(tokens, at - 1) !== undefined;
  return tokens[at]?.value === ',' && (isValue || tokens[at - 1]?.value === ')');
}

/** The brace of the switch around a case, or its keyword where switches have no braces; -1 where there is none. */
function switchAround(code: Code, sign: number): number {
  const { tokens, openers, places, language } = code;
  if (ARE_INDENTED.includes(language)) {
    const heads = places.get(language === 'python' ? 'match' : 'case') ?? [];
    return heads.findLast((at) => at < sign) ?? -1;
  }
  const opener = openers[sign] ?? -1;
  return tokens[opener]?.value === '{' && headOf(code, opener).length > 0 ? opener : -1;
}

/** The tokens from the keyword of a switch up to its brace, with the subject before the keyword in Scala and C#. */
function headOf({ tokens }: Code, opener: number): readonly Token[] {
  const near = tokens.slice(Math.max(0, opener - LONGEST_HEAD), opener);
  const head = near.slice(near.findLastIndex(({ value }) => [';', '{', '}'].includes(value)) + 1);
  const word = head.findLastIndex(({ value }) => SWITCHES.test(value));
  return word < 0 ? [] : head.slice(word === head.length - 1 ? Math.max(0, word - 1) : word);
}

/** The subject of a switch: its words, joined by dots. */
function subjectOf(code: Code, at: number): string {
  const { tokens, language } = code;
  const next = tokens.slice(at, at + LONGEST_HEAD);
  const end = next.findIndex(({ value }) => value === (language === 'python' ? ':' : 'do'));
  const head = ARE_INDENTED.includes(language) ? next.slice(0, Math.max(0, end)) : headOf(code, at);
  const words = head.filter(({ kind, value }) => kind === 'word' && !SWITCHES.test(value));
  return words.map(({ value }) => value).join('.');
}

import { calleeOf, isLog, isNoCall, isWrap } from '../code/callees';
import { isReading, isRequestOfPython, methodsOfOptions } from './defaultMethod';
import type { Code } from '../code/code';
import { nameGiven } from '../code/nameGiven';
import { functionsIn, type OwnFunction } from '../code/functions';
import { type Argument, argumentsOf, type Parameter, parameterFor } from '../code/parameters';
import { METHOD_KEYS, methodIn, verbOf, verbsFrom } from './saidMethods';

/** The methods with which a function sends the value at one of its tokens; empty where nothing says them. */
export type SentAt = (use: number, within: OwnFunction) => readonly string[];

/** A callee, and the tokens of its arguments. */
export interface Call {
  readonly callee: readonly string[];
  readonly first: number;
  readonly end: number;
}

/** Objects on which a function of the same class is called. */
const OWN = /^(?:this|self|static|parent|super|Self|cls|me)$/i;
/** Parameters with data to send; they contain no method. */
const BODIES = /^(?:body|json|data|payload|headers|params|query)$/i;
/** Values that contain no method. */
const LITERALS = /^(?:true|false|null|nil|none|undefined|\d+)$/i;
const NOTHING = /^(?:null|nil|none|undefined)$/i;
const SPREADS = ['...', '*', '**'];
const JOINTS = [',', ')', '+', '%', '&', '..', '||', '<>', '}', ']'];
/** The methods of functions that are declared more often count as unknown. */
const MOST_OF_ONE_NAME = 8;
/** In tokens: `if body is not None else`. */
const LONGEST_CHOICE = 8;
/** In tokens: in a longer function, a parameter is not looked for. */
const LONGEST_BODY = 1_000;
const MOST_USES = 30;
/** How many brackets may be between a text and the call that sends it. */
const LEVELS = 4;

/** The methods of functions, by the parameter that they send; undefined while they are being looked for. */
const known = new WeakMap<OwnFunction, Map<string, readonly string[] | undefined>>();
const holding = new WeakMap<Parameter, boolean>();

/**
 * The methods with which a function of the same code sends its argument: for `submit("/users.json")` those in the body of
 * `submit`. Undefined where the code declares no function of that name, empty where it does not show them.
 *
 * @param at a token of the argument
 */
export function methodsOfOwnCall(
  code: Code,
  { callee, first, end }: Call,
  at: number,
  sentAt: SentAt,
): readonly string[] | undefined {
  const functions = (functionsIn(code).get(callee.at(-1) ?? '') ?? []).filter(
    ({ isMethod }) => !isMethod || callee.length > 1,
  );
  const given = functions.length === 0 ? [] : argumentsOf(code, first, end);
  const isOwn = callee.length === 1 || OWN.test(callee.at(-2) ?? '');
  if (functions.length > MOST_OF_ONE_NAME) {
    return [];
  }
  const all = functions.map((one) => methodsOf(code, one, given, at, sentAt));
  // Undefined for a function that is being looked at already, as it calls one of its own name.
  const said = all.filter((methods) => methods !== undefined);
  const isKnown = said.length > 0 && said.every((methods) => methods.length > 0);
  return said.length === 0 || (!isKnown && !isOwn) ? undefined : isKnown ? [...new Set(said.flat())] : [];
}

function methodsOf(
  code: Code,
  called: OwnFunction,
  given: readonly Argument[],
  at: number,
  sentAt: SentAt,
): readonly string[] | undefined {
  const index = given.findIndex(({ first, end }) => first <= at && at < end);
  const parameter = parameterFor(called, given[index], index) ?? optionsOf(code, called, given);
  const name = parameter?.isObject === true ? (nameGiven(code, at) ?? '') : (parameter?.names[0] ?? '');
  if (parameter === undefined || isLookedFor(called, name)) {
    return parameter === undefined ? [] : undefined;
  }
  const others = given.map((one, place) => ({ one, to: parameterFor(called, one, place) }));
  const options = others
    .filter(
      ({ one, to }) =>
        to !== undefined && to !== parameter && mayHoldMethod(code, called, to) && !isPlain(code, one),
    )
    .map(({ one }) =>
      one.end - one.first === 1 ? methodsOfOptions(code, code.tokens[one.first]?.value ?? '') : undefined,
    );
  if (options.some((methods) => methods === undefined)) {
    return [];
  }
  const byDefault = called.parameters
    .filter((one) => others.every(({ to }) => to !== one || to.isObject))
    .flatMap((one) => defaultOf(code, one));
  const all = byDefault.length > 0 ? byDefault : methodsOfParameter(code, called, name, sentAt);
  const chosen = called.parameters.flatMap((one) => {
    const choice = all.length > 1 ? choiceBy(code, called, one) : undefined;
    const argument = others.find(({ to }) => to === one)?.one;
    const mayBeGiven = given.some(({ first }) => SPREADS.includes(code.tokens[first]?.value ?? ''));
    return choice === undefined || mayBeGiven ? [] : chosenBy(code, choice, one, argument);
  });
  const sent = chosen.length > 0 ? all.filter((method) => chosen.includes(method)) : all;
  const said = [...options.flatMap((methods) => methods ?? []), ...sent];
  const { made } = called;
  return said.length > 0 || made === undefined
    ? said
    : (methodIn(code, made, code.partners.get(made) ?? made) ?? []);
}

/** The last parameter, which takes the named arguments in Elixir and Ruby; undefined where one of them is a method. */
function optionsOf(
  code: Code,
  { parameters }: OwnFunction,
  given: readonly Argument[],
): Parameter | undefined {
  const isTold = given.some(({ name }) => METHOD_KEYS.test(name ?? ''));
  return ['elixir', 'ruby'].includes(code.language) && !isTold ? parameters.at(-1) : undefined;
}

function isLookedFor(called: OwnFunction, name: string): boolean {
  const found = known.get(called);
  return found?.has(name) === true && found.get(name) === undefined;
}

/** The methods with which a function sends the value of a parameter; empty where it does not show them. */
function methodsOfParameter(
  code: Code,
  called: OwnFunction,
  name: string,
  sentAt: SentAt,
): readonly string[] {
  const found = known.get(called) ?? new Map<string, readonly string[] | undefined>();
  known.set(called, found);
  const before = found.get(name);
  if (before !== undefined) {
    return before;
  }
  found.set(name, undefined);
  const uses = called.to - called.from > LONGEST_BODY ? [] : usesOf(code, called, name);
  const all = uses.slice(0, MOST_USES).map((use) => ({ use, methods: sentAt(use, called) }));
  const isUnknown =
    uses.length > MOST_USES ||
    all.some(({ use, methods }) => methods.length === 0 && isSent(code, use, called));
  const methods = isUnknown ? [] : [...new Set(all.flatMap((one) => one.methods))];
  found.set(name, methods);
  return methods;
}

/** The tokens of a function that use a parameter: as a word, or filled into a text. */
function usesOf({ tokens, language }: Code, { from, to }: OwnFunction, name: string): readonly number[] {
  return tokens.slice(from, to).flatMap(({ kind, value }, at) => {
    if (!value.includes(name)) {
      return [];
    }
    const members = language === 'php' ? ['->', '?->', '::'] : ['.', '->', '::', '?.'];
    const isMember = members.includes(tokens[from + at - 1]?.value ?? '');
    const isUse =
      kind === 'text'
        ? (value.match(/\{[^{}]*\}/g) ?? []).some((part) => part.slice(1, -1).split('.').includes(name))
        : kind === 'word' && value === name && !isMember;
    return isUse ? [from + at] : [];
  });
}

/** The method of a function where a parameter has a value, and where it has none. */
interface Choice {
  readonly given: string;
  readonly left: string;
}

/**
 * The methods between which a function chooses by a parameter: `body ? "POST" : "GET"`, Python's
 * `Request(url, data=data)`.
 */
function choiceBy(code: Code, called: OwnFunction, { names }: Parameter): Choice | undefined {
  const { tokens } = code;
  for (const at of names.flatMap((name) => usesOf(code, called, name)).slice(0, MOST_USES)) {
    const isAsked = tokens[at + 1]?.value === '?' && tokens[at + 3]?.value === ':' && isAlone(tokens, at);
    const isIf = tokens[at - 1]?.value === 'if';
    const near = tokens.slice(at + 1, at + LONGEST_CHOICE).map(({ value }) => value);
    const other = isIf ? near.indexOf('else') : -1;
    const isElse = other >= 0 && ['', 'is not None'].includes(near.slice(0, other).join(' '));
    const given = verbOf(tokens, isIf ? at - 2 : at + 2);
    const left = verbOf(tokens, isIf ? at + other + 2 : at + 4);
    if ((isAsked || isElse) && given !== undefined && left !== undefined) {
      return { given, left };
    }
    if (tokens[at - 2]?.value === 'data' && tokens[at - 1]?.value === '=' && isRequestOfPython(code, at)) {
      return { given: 'POST', left: 'GET' };
    }
  }
  return undefined;
}

/** Whether a name is the whole condition: nothing negates it, compares it or is joined to it. */
function isAlone(tokens: Code['tokens'], at: number): boolean {
  const [before, sign] = tokens.slice(Math.max(0, at - 2), at).map(({ value }) => value);
  const isBegun = ['=', ':', ',', '(', '{', '[', '=>', ':=', 'return'].includes(sign ?? '');
  return isBegun && !(sign === '=' && ['=', '!', '<', '>'].includes(before ?? ''));
}

function chosenBy(
  { tokens, partners }: Code,
  { given, left }: Choice,
  parameter: Parameter,
  argument: Argument | undefined,
): readonly string[] {
  if (argument === undefined) {
    const own = tokens.slice(parameter.first, parameter.end).map(({ value }) => value);
    return !own.includes('=') || NOTHING.test(own.at(-1) ?? '') ? [left] : [given, left];
  }
  const { kind, value = '' } = tokens[argument.first] ?? {};
  const last = argument.end - 1;
  const isOne = argument.first === last;
  const isNothing = isOne && kind === 'word' && NOTHING.test(value);
  // An empty text is false in some languages, and so is `"0"`.
  const isText = isOne && kind === 'text' && !/^(?:|0|\{[^{}]+\})$/.test(value);
  const isObject =
    ['{', '['].includes(value) && partners.get(argument.first) === last && last > argument.first + 1;
  return isNothing ? [left] : isText || isObject ? [given] : [given, left];
}

/** Whether a value is an argument of a call about which nothing is known, or is kept in a variable for one. */
function isSent(code: Code, use: number, { from }: OwnFunction): boolean {
  const { tokens, openers } = code;
  if (!JOINTS.includes(tokens[use + 1]?.value ?? '') && tokens[use]?.kind === 'word') {
    return false;
  }
  let opener = openers[use] ?? -1;
  for (let level = 0; level < LEVELS && opener >= from; level++) {
    const callee = tokens[opener]?.value === '(' ? calleeOf(code, opener) : [];
    if (callee.length > 0 && !isWrap(callee)) {
      return !isLog(callee) && !isNoCall(callee);
    }
    opener = openers[opener] ?? -1;
  }
  return nameGiven(code, use) !== undefined;
}

/**
 * Whether the value of a parameter may contain the method: `fetch(url, options)`, `{ ...options }`, `options.method`,
 * `method: verb`.
 */
export function mayHoldMethod(code: Code, called: OwnFunction, parameter: Parameter): boolean {
  const before = holding.get(parameter);
  const isHolding = before ?? holdsMethod(code, called, parameter);
  holding.set(parameter, isHolding);
  return isHolding;
}

function holdsMethod(code: Code, called: OwnFunction, parameter: Parameter): boolean {
  const { names, isObject } = parameter;
  const [name = ''] = names;
  if (!isObject && defaultOf(code, parameter).length > 0) {
    return true;
  }
  if (isObject || names.some((one) => METHOD_KEYS.test(one)) || BODIES.test(name)) {
    return names.some((one) => METHOD_KEYS.test(one));
  }
  const { tokens } = code;
  return usesOf(code, called, name).some((at) => {
    const before = tokens[at - 1]?.value ?? '';
    const after = tokens[at + 1]?.value ?? '';
    const isKey = tokens.slice(at + 2, at + 4).some(({ value }) => METHOD_KEYS.test(value));
    return (
      SPREADS.includes(before) ||
      isValueOfKey(code, at) ||
      (['.', '?.', '->', '['].includes(after) && isKey) ||
      (['(', ','].includes(before) && [',', ')'].includes(after) && isOption(code, at))
    );
  });
}

/** Whether a token begins the value of a key for the method: `method: verb || "GET"`. */
function isValueOfKey({ tokens }: Code, at: number): boolean {
  const first = tokens[at - 1]?.value === '(' ? at - 1 : at;
  const isGiven = ['=', ':', '=>'].includes(tokens[first - 1]?.value ?? '');
  return isGiven && METHOD_KEYS.test(tokens[first - 2]?.value ?? '');
}

/** Whether a token is an argument of a call that reads unless an argument says otherwise. */
function isOption(code: Code, at: number): boolean {
  const opener = code.openers[at] ?? -1;
  const said = methodIn(code, opener, code.partners.get(opener) ?? opener) ?? [];
  return said.length === 0 && isReading(calleeOf(code, opener).at(-1) ?? '');
}

/** Whether an argument can't contain a method: a literal, or an object in which none was found. */
function isPlain({ tokens }: Code, { first, end }: Argument): boolean {
  const { kind, value = '' } = tokens[first] ?? {};
  const isObject = value === '{' || value === '[';
  return (
    kind === 'text' ||
    (kind === 'word' && end - first === 1 && LITERALS.test(value)) ||
    (isObject && !tokens.slice(first, end).some((token) => SPREADS.includes(token.value)))
  );
}

/**
 * The default of a parameter that is a method, whatever its name: `method = 'GET'`, Ruby's `verb: :get`, Elixir's
 * `verb \\ :get`.
 */
function defaultOf({ tokens, language }: Code, { first, end }: Parameter): readonly string[] {
  const signs = language === 'ruby' ? ['=', ':'] : ['=', '\\'];
  const sign = tokens.slice(first, end).findIndex(({ value }, at) => {
    return signs.includes(value) && verbsFrom(tokens, first + at + 1, end).length > 0;
  });
  return sign < 0 ? [] : verbsFrom(tokens, first + sign + 1, end);
}

import { calleeOf, isWrap } from './callees';
import { eventIn } from './fireEvents';
import { isFormat } from './formats';
import { mayHoldMethod } from './ownCalls';
import { callsAt, type FoundCall, type OpenAddress } from './callsAt';
import { classAround, isMaker, makerOf, placesMade } from './classes';
import { type Code, readWhole } from './expressions';
import {
  type Argument,
  argumentsOf,
  functionsAround,
  functionsIn,
  type OwnFunction,
  parameterFor,
} from './functions';
import { methodsAt } from './methods';
import { chainBefore } from './sdkCalls';
import { openerAfterName } from './nameBefore';
import { type Names, type Part } from './names';
import { RESOURCES } from './callsAt';
import { placeholder } from './tokens';

/** What further calls are given counts as not told. */
const MOST_CALLS = 1_000;
const MOST_FUNCTIONS = 200;
const SCRIPTS = ['javascript', 'typescript', 'vue', 'svelte', 'html', 'astro'];
/** Before or in a parameter that takes all that is left. */
const RESTS = ['*', '...', 'params', 'vararg'];
const MOST_WAYS = 16;
/** A path may go through so many functions that put it together. */
const LEVELS = 3;
const ACCOUNT = /^\/accounts\/(?:\{[^{}]*\}|[^/{}]+)/;
/** In tokens: of the body of a function that only puts a text together. */
const LONGEST_TEXT = 40;
const IS_RESOURCE = new RegExp(`(?:^|/)(?:${RESOURCES})(?:[/.?]|$)`);

/** A function that is given a part of an address. */
export interface Given {
  readonly own: OwnFunction;
  /** The parameter that is the path, or the last part of it. */
  readonly parameter: number;
  /** Below the base, with the parameters of the function in braces; undefined where it does not tell. */
  readonly path: string | undefined;
  /** By which it asks for that; empty where what it is given says. */
  readonly methods: readonly string[];
  /** It only gives the address back. */
  readonly isBack: boolean;
}

/**
 * The functions that are given a part of an address: those round it, or what makes the objects that it is asked of. What they
 * are called with counts then, and not the address there.
 */
export function givenTo(code: Code, first: number, { names, path, methods }: OpenAddress): readonly Given[] {
  const around = functionsAround(code, first);
  const made = classAround(code, first);
  const maker = made && makerOf(code, made);
  const makers = maker === undefined ? [] : [maker];
  // The first part that is not known tells what is asked for.
  const [, inside = ''] =
    /^\/accounts\/[^/]*?(?:\/[^{}]*)?\{([^{}]*)\}(?!\/accounts)/.exec(path.replace(ACCOUNT, '/accounts/x')) ??
    [];
  const [found = []] = [
    ...[inside.split('.'), names].flatMap((words) => [
      withParameter(around, words),
      withParameter(makers, words),
    ]),
  ].filter((one) => one.length > 0);
  return found.map((one) => ({ ...one, path, methods, isBack: isGivenBack(code, first, one.own) }));
}

/** Whether a function gives back what begins at a token, perhaps as a part of another text. */
function isGivenBack(code: Code, first: number, { from }: OwnFunction): boolean {
  const { tokens, openers } = code;
  let at = first;
  for (let level = 0; level < LEVELS && (openers[at] ?? -1) >= from; level++) {
    const opener = openers[at] ?? -1;
    const callee = tokens[opener]?.value === '(' ? calleeOf(code, opener) : [];
    if (tokens[opener]?.value === '{' || (callee.length > 0 && !isWrap(callee) && !isFormat(callee))) {
      return false;
    }
    at = opener;
  }
  const line = tokens[at]?.line;
  const start = tokens.slice(Math.max(from, at - MOST_WAYS), at).filter((token) => token.line === line);
  return at === from || start.some(({ value }) => value === 'return');
}

/** Those of some functions with a parameter of one of these names, the last that there is. */
function withParameter(
  functions: readonly OwnFunction[],
  names: readonly string[],
): readonly Pick<Given, 'own' | 'parameter'>[] {
  return functions.flatMap((own) => {
    const found = names.map((name) => own.parameters.findIndex((one) => one.names.includes(name)));
    const parameter = found.findLast((index) => index >= 0);
    return parameter === undefined ? [] : [{ own, parameter }];
  });
}

/** Addresses of calls that were found in code. */
export interface FoundAddresses {
  /** Where they begin, with where they end. */
  readonly places: ReadonlyMap<number, number>;
  /** What holds them. */
  readonly names: ReadonlySet<string>;
}

/** What the calls of functions lead to that are given their path. */
export interface CallsThrough {
  readonly calls: readonly FoundCall[];
  /** Where such a call does not tell the path. */
  readonly open: readonly number[];
  /** What was read as a part of an address, and is none for itself. */
  readonly told: readonly { readonly start: number; readonly end: number }[];
}

/** A call of a function that is given its path. */
interface Site {
  readonly args: readonly Argument[];
  /** The one that has the path. */
  readonly argument: Argument;
  /** The whole call. */
  readonly first: number;
  readonly end: number;
}

export function callsThrough(
  code: Code,
  given: readonly Given[],
  found: FoundAddresses,
  namesHeld: Names,
  isServed: (argument: Argument) => boolean,
): CallsThrough {
  const { tokens } = code;
  const open = new Set<number>();
  const calls: FoundCall[] = [];
  const told: { start: number; end: number }[] = [];
  const all = new Map(given.map((one) => [keyOf(one), one]));
  let left = MOST_CALLS;
  // Those that are added on the way are gone through as well.
  for (const one of all.values()) {
    for (const site of sitesOf(code, one)) {
      const { first, end } = site.argument;
      const place = { start: tokens[first]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
      const { words, isKnown } = wordsOf(code, site.argument, found);
      if (isServed(site.argument)) {
        continue;
      }
      if (left-- <= 0) {
        open.add(place.start);
        continue;
      }
      const methods = methodsFor(code, one, site);
      const ways = addressesOf(code, one, site, namesHeld);
      const led = ways.flatMap(({ value, at }) =>
        callsAt(
          value,
          methods,
          { start: Math.max(place.start, tokens[at]?.start ?? 0), end: place.end },
          methods.length > 0,
          eventIn(code, code.openers[first] ?? first),
        ),
      );
      const documented = led.filter(
        (call): call is FoundCall => 'match' in call && call.match.kind === 'documented',
      );
      const further = led.flatMap((call) => ('match' in call ? [] : givenTo(code, first, call)));
      const unread =
        ways.length > 0
          ? []
          : withParameter(functionsAround(code, first), words).map((next) => ({
              ...next,
              path: undefined,
              methods,
              isBack: false,
            }));
      [...further, ...unread]
        .filter((next) => !all.has(keyOf(next)) && all.size < MOST_FUNCTIONS)
        .forEach((next) => all.set(keyOf(next), next));
      if (documented.length > 0) {
        calls.push(...documented);
        told.push(place);
      } else if (further.length === 0 && unread.length === 0 && !isKnown && !isNone(ways)) {
        open.add(place.start);
      }
    }
  }
  return { calls, open: [...open], told };
}

function keyOf({ own, path, methods }: Given): string {
  return `${own.at} ${methods.join()} ${path ?? ''}`;
}

/** Whether what was put together is known, and nothing of the API. */
function isNone(ways: readonly Part[]): boolean {
  const below = ways.map(({ value }) => value.replace(ACCOUNT, ''));
  return below.length > 0 && below.every((path) => !IS_RESOURCE.test(path) && !path.includes('{'));
}

/** By what it is given here, or by the function that asks in the end, where nothing that is given can say it. */
function methodsFor(code: Code, given: Given, { argument, first, end }: Site): readonly string[] {
  const { own, parameter, methods, isBack } = given;
  const around = isBack ? methodsAt(code, first, end) : [];
  const said = around.length > 0 ? around : methodsAt(code, argument.first, argument.end);
  const isOnly = (functionsIn(code).get(own.name) ?? []).length === 1 || isMaker(own);
  const mayBeSaid =
    !isMaker(own) &&
    own.parameters.some((one, index) => index !== parameter && mayHoldMethod(code, own, one));
  return said.length > 0 || !isOnly || mayBeSaid ? said : methods;
}

function sitesOf(code: Code, { own, parameter }: Given): readonly Site[] {
  const { tokens, places, partners } = code;
  const declared = new Set((functionsIn(code).get(own.name) ?? []).map(({ at }) => at));
  const all = placesMade(code, own) ?? places.get(own.name) ?? [];
  return all.flatMap((at) => {
    const opener = openerAfterName(code, at);
    const closer = tokens[opener]?.value === '(' && !declared.has(at) ? partners.get(opener) : undefined;
    const args = closer === undefined ? [] : argumentsOf(code, opener + 1, closer);
    const asked = own.parameters[parameter];
    const isLeftOut = closer !== undefined && asked !== undefined && isOptional(code, asked);
    const argument = isSignature(code, at, args)
      ? undefined
      : (args.find((one, index) => parameterFor(own, one, index) === asked) ??
        (isLeftOut ? (args[0] ?? { name: undefined, first: at, end: at + 1 }) : undefined));
    const { first } = chainBefore(code, at);
    return argument === undefined ? [] : [{ args, argument, first, end: (closer ?? at) + 1 }];
  });
}

/** `suffix = ""`, `suffix?: string` */
function isOptional({ tokens }: Code, { first, end }: OwnFunction['parameters'][number]): boolean {
  return tokens.slice(first, end).some(({ value }) => value === '=' || value === '?');
}

/** Whether it only says what a function is given: an overload, a method of an interface. */
function isSignature({ tokens, language }: Code, at: number, args: readonly Argument[]): boolean {
  const before = tokens[at - 1];
  const isTyped =
    ['java', 'csharp'].includes(language) &&
    before?.kind === 'word' &&
    !/^(?:return|await|yield|else|new)$/.test(before.value);
  return (
    isTyped ||
    before?.value === 'function' ||
    (SCRIPTS.includes(language) && args.some(({ name }) => name !== undefined))
  );
}

/** The address that a function makes of what it is given, in each way in which that is known. */
function addressesOf(code: Code, { own, path }: Given, { args }: Site, names: Names): readonly Part[] {
  if (path === undefined) {
    return [];
  }
  const at = args[0]?.first ?? 0;
  let ways: readonly Part[] = [{ value: path, at: 0 }];
  for (const [index, parameter] of own.parameters.entries()) {
    const given = args.filter(
      (one, place) =>
        parameterFor(own, one, place) === parameter ||
        (isRest(code, parameter) && place > index && one.name === undefined),
    );
    const isTaken = !parameter.isObject && code.tokens[given[0]?.first ?? -1]?.value === '{';
    for (const name of isTaken ? keysOf(path, parameter.names) : parameter.names) {
      const values = valuesOf(
        code,
        { ...parameter, isObject: parameter.isObject || isTaken },
        name,
        given,
        names,
      );
      ways = ways
        .flatMap((way) =>
          values.map((value) => ({
            value: put(way.value, name, value.value),
            at: Math.max(way.at, value.at),
          })),
        )
        .slice(0, MOST_WAYS + 1);
    }
  }
  return ways.length > MOST_WAYS
    ? []
    : ways.flatMap((way) => {
        const filled = /\{/.test(way.value) ? names.filled(way.value, at) : [];
        return (
          filled.length > 0 ? filled.map((one) => ({ ...one, at: Math.max(way.at, one.at) })) : [way]
        ).map((one) => ({ ...one, value: pathOf(one.value) }));
      });
}

/** A path that was put together, also of one that has the account in it. */
function pathOf(path: string): string {
  return path
    .replace(/^\/accounts\/[^/]*\/+(?=(?:accounts|oauth)\/|user(?:\.json)?$)/, '/')
    .replace(/(?<=.)\/{2,}/g, '/');
}

/** What a path has of a parameter that is an object: `path` of `{options.path}`. */
function keysOf(path: string, [name = '']: readonly string[]): readonly string[] {
  return [...path.matchAll(/\{(\w+)\.(\w+)[^{}]*\}/g)].flatMap(([, holder, key = '']) =>
    holder === name ? key : [],
  );
}

/** What a parameter is given, or what it is by default. */
function valuesOf(
  code: Code,
  parameter: OwnFunction['parameters'][number],
  name: string,
  given: readonly Argument[],
  names: Names,
): readonly Part[] {
  const [argument] = given;
  if (argument === undefined) {
    const sign = code.tokens.slice(parameter.first, parameter.end).findIndex(({ value }) => value === '=');
    const byDefault = sign < 0 ? undefined : code.tokens[parameter.first + sign + 1];
    const isLeftOut = code.tokens.slice(parameter.first, parameter.end).some(({ value }) => value === '?');
    const value = byDefault?.kind === 'text' ? byDefault.value : isLeftOut ? '' : placeholder(name);
    return [{ value, at: 0 }];
  }
  if (isRest(code, parameter)) {
    const parts = given.map((one) => partAt(code, one));
    return [{ value: parts.join('/'), at: argument.first }];
  }
  if (parameter.isObject) {
    const closer = code.tokens[argument.first]?.value === '{' ? code.partners.get(argument.first) : undefined;
    const part =
      closer === undefined
        ? undefined
        : argumentsOf(code, argument.first + 1, closer).find((one) => one.name === name);
    return [
      {
        value: part === undefined ? placeholder(name) : partAt(code, part),
        at: part?.first ?? argument.first,
      },
    ];
  }
  const value = partAt(code, argument);
  const filled = names.filled(value, argument.first);
  return filled.length > 0 ? filled : [{ value, at: argument.first }];
}

/** What an argument is, as far as it is a text or a name, perhaps in a call that only puts it together. */
function partAt(code: Code, { first, end }: Argument, level = 0): string {
  const { tokens, partners } = code;
  const opener = first + tokens.slice(first, end).findIndex(({ value }) => value === '(');
  const callee = opener < first || partners.get(opener) !== end - 1 ? [] : calleeOf(code, opener);
  const own = functionsIn(code).get(callee.at(-1) ?? '') ?? [];
  const [only] = own.length === 1 && level < LEVELS ? own : [];
  const returned = only && returnedBy(code, only);
  if (only !== undefined && returned !== undefined) {
    const args = argumentsOf(code, opener + 1, end - 1);
    return only.parameters.reduce((text, parameter, index) => {
      const argument = args.find((one, place) => parameterFor(only, one, place) === only.parameters[index]);
      const value = argument && partAt(code, argument, level + 1);
      return parameter.names.reduce((all, name) => (value === undefined ? all : put(all, name, value)), text);
    }, returned);
  }
  const isInside = callee.length > 0 && (isWrap(callee) || isFormat(callee));
  const at = isInside ? opener + 1 : first;
  const read = readWhole(code, at);
  return read !== undefined && (isInside || read.end === end)
    ? read.value
    : placeholder(
        tokens
          .slice(first, end)
          .map(({ value }) => value)
          .join('.'),
      );
}

/** The text that a function gives back where it does nothing else: `return `/inventory_items/${id}${rest}``. */
function returnedBy(code: Code, { from, to }: OwnFunction): string | undefined {
  const at = code.tokens[from]?.value === 'return' ? from + 1 : from;
  const read = readWhole(code, at);
  return read?.isText === true && to - at < LONGEST_TEXT ? read.value : undefined;
}

/** `*parts`, `...parts`, `params object[] parts` */
function isRest({ tokens }: Code, { first, end }: OwnFunction['parameters'][number]): boolean {
  return (
    tokens.slice(first, end).some(({ value }) => RESTS.includes(value)) &&
    tokens[first + 1]?.value !== '*'
  );
}

/** A path with what a name in it stands for; one that is looked up in a table is not. */
function put(path: string, name: string, value: string): string {
  return path.replace(/\{([^{}]*)\}/g, (whole, inside: string) => {
    const words = inside.split('.');
    const at = words.indexOf(name);
    const isLookedUp = words.slice(0, Math.max(0, at)).some((word) => /^\p{Lu}/u.test(word));
    return at < 0 || isLookedUp ? whole : value;
  });
}

/** The words of an argument other than those in an address that was found, or in what a function is given that makes one. */
export function wordsOf(
  code: Code,
  { first, end }: Argument,
  { places, names }: FoundAddresses,
): { readonly words: readonly string[]; readonly isKnown: boolean } {
  const { tokens, openers, partners } = code;
  const words: string[] = [];
  let isKnown = false;
  for (let at = first; at < end; at++) {
    const value = tokens[at]?.value ?? '';
    const after = places.get(at) ?? (names.has(value) ? partners.get(at + 1) : undefined);
    isKnown ||= after !== undefined || names.has(value);
    if (after === undefined) {
      words.push(...(value.match(/[\p{L}\p{N}_]+/gu) ?? []));
    }
    // What is filled into a text stands behind it: `format!("/webhooks/{}.json", id)`.
    const opener = after === undefined ? -1 : (openers[at] ?? -1);
    const isFormatted = opener >= first && isFormat(calleeOf(code, opener));
    at = Math.max(at, ((isFormatted ? partners.get(opener) : after) ?? 0) - 1);
  }
  return { words, isKnown };
}

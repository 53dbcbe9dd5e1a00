import { SCRIPTS } from '../languages';
import { calleeOf, isWrap } from '../code/callees';
import { callsAt, type FoundCall, isOfOtherApi, type OpenAddress } from '../callsAt';
import { classAround, isMaker, makerOf, placesMade } from '../code/classes';
import { chainBefore, type Code } from '../code/code';
import { readWhole } from '../code/expressions';
import { eventIn } from '../fireEvents';
import { isFormat } from '../code/formats';
import { functionsAround, functionsIn, type OwnFunction } from '../code/functions';
import { methodsAt } from '../methods/methods';
import type { Names } from '../code/names';
import { openerAfterName } from '../code/nameBefore';
import { mayHoldMethod } from '../methods/ownCalls';
import { type Argument, argumentsOf, type Parameter, parameterFor, withoutMark } from '../code/parameters';
import { pathsWith } from './putTogether';

/** What further calls are given counts as not told. */
const MOST_CALLS = 500;
/** A member of the object that asks. */
export const OF_OBJECT = /\{(?:this|self|cls|static)\.(\w+)/;
const MOST_FUNCTIONS = 200;
/** A text stands in so many brackets within the function that gives it back, and so many tokens behind its `return`. */
const LEVELS = 3;
const LONGEST_RETURN = 16;
const ACCOUNT = /^\/accounts\/(?:\{[^{}]*\}|[^/{}]+)/;

/** What is called by whatever name. */
const IS_ANY = /^(?:__call(?:static)?|__getattr__|method_missing)$/i;
/** Languages whose classes name what they can stand for, and whether one does. */
const NAME_PARENTS = ['kotlin', 'java', 'csharp', 'php', 'swift', 'scala'];
const HAS_PARENTS = /^:|\) :|\b(?:extends|implements)\b/;
const IS_TYPE = /^\p{Lu}\p{L}*\p{Ll}/u;
/** A class that may ask in the name of another one. */
const IS_CLIENT = /client|api|http|rest|request|fakturoid|gateway|service|connect|transport|session/i;
const MOST_PLACES = 50;
const SELVES = /^(?:this|self|cls)$/;
const IS_TOLD = /^\/*[a-z_]+[/.]/;

/** A function that is given a part of an address. */
export interface Given {
  readonly own: OwnFunction;
  /** The parameter that is the path, or the last part of it. */
  readonly parameter: number;
  /** Below the base, with the parameters of the function in braces. */
  readonly path: string;
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
  const found = [inside.split('.'), names]
    .flatMap((words) => [withParameter(around, words), withParameter(makers, words)])
    .find((one) => one.length > 0);
  return (found ?? []).map((one) => ({ ...one, path, methods, isBack: isGivenBack(code, first, one.own) }));
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
  const start = tokens.slice(Math.max(from, at - LONGEST_RETURN), at).filter((token) => token.line === line);
  return at === from || start.some(({ value }) => value === 'return');
}

/** Those of some functions with a parameter of one of these names, the last that there is. */
function withParameter(
  functions: readonly OwnFunction[],
  names: readonly string[],
): readonly Pick<Given, 'own' | 'parameter'>[] {
  return functions.flatMap((own) => {
    const found = names.map((name) =>
      own.parameters.findIndex((one) => one.names.includes(withoutMark(name))),
    );
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
  /** Those of them that a member of an object tells, perhaps in another file. */
  readonly ofObjects: ReadonlySet<number>;
  /** What was read as a part of an address, and is none for itself. */
  readonly told: readonly { readonly start: number; readonly end: number }[];
}

/** A call of a function that is given its path. */
interface Site {
  readonly args: readonly Argument[];
  /** The one that has the path. */
  readonly argument: Argument;
  /** No function of another object can be meant. */
  readonly isSure: boolean;
  /** The whole call. */
  readonly first: number;
  readonly end: number;
}

/**
 * The calls of functions that are given a part of their path, by what they are called with.
 *
 * @param namesHeld what names hold in the same code
 * @param isServed whether a path is one that the code itself answers at
 */
export function callsThrough(
  code: Code,
  given: readonly Given[],
  found: FoundAddresses,
  namesHeld: Names,
  isServed: (argument: Argument) => boolean,
): CallsThrough {
  const { tokens } = code;
  const open = new Set<number>();
  const others = new Set<number>();
  const ofObjects = new Set<number>();
  const calls: FoundCall[] = [];
  const told: { start: number; end: number }[] = [];
  const all = new Map(given.map((one) => [keyOf(code, one), one]));
  let left = MOST_CALLS;
  // Those that are added on the way are gone through as well.
  for (const one of all.values()) {
    if (IS_ANY.test(one.own.name)) {
      open.add(tokens[one.own.at]?.start ?? 0);
    }
    for (const site of sitesOf(code, one).filter(({ argument }) => !isServed(argument))) {
      const { first, end } = site.argument;
      const place = { start: tokens[first]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
      const led = left-- > 0 ? ledTo(code, one, site, namesHeld) : LEADS_NOWHERE;
      // An address that stands there is looked at for itself.
      const isFound = found.places.has(first);
      led.given
        .filter(() => !isFound)
        .filter((next) => !all.has(keyOf(code, next)) && all.size < MOST_FUNCTIONS)
        .forEach((next) => all.set(keyOf(code, next), next));
      const isKnown = isFound || wordsOf(code, site.argument, found).isKnown;
      const ledCalls = led.calls.filter(({ match }) => !isKnown || match.kind === 'documented');
      if (ledCalls.length > 0) {
        calls.push(...ledCalls);
        told.push(place);
        if (led.isPartly) {
          open.add(place.start);
        }
      } else if (left < 0 || (led.given.length === 0 && !led.isNone && !isKnown)) {
        (led.isOther ? others : open).add(place.start);
        if (OF_OBJECT.test(readWhole(code, first)?.value ?? '')) {
          ofObjects.add(place.start);
        }
      }
    }
  }
  told.forEach(({ start }) => others.delete(start));
  return { calls, open: [...new Set([...open, ...others])], ofObjects, told };
}

/** What a call of a function leads to. */
interface Led {
  readonly calls: readonly FoundCall[];
  /** The functions round it that are given the path in turn. */
  readonly given: readonly Given[];
  /** One of several paths is not known. */
  readonly isPartly: boolean;
  /** The whole path is known, and none of the API. */
  readonly isNone: boolean;
  /** Its resource is known, and has no such call: another class may be meant that has a function of the same name. */
  readonly isOther: boolean;
}

const LEADS_NOWHERE: Led = { calls: [], given: [], isPartly: false, isNone: false, isOther: false };

function ledTo(code: Code, one: Given, site: Site, namesHeld: Names): Led {
  const { first } = site.argument;
  const paths = pathsWith(code, one.own, one.path, site.args, namesHeld);
  if (!site.isSure && paths.length > 0 && paths.every(({ value }) => isOfOtherApi(value))) {
    return { ...LEADS_NOWHERE, isNone: true };
  }
  const methods = methodsFor(code, one, site);
  const event = eventIn(code, code.openers[first] ?? first);
  const led = paths.flatMap(({ value, at }) => {
    const place = namesHeld.placeOf(site.argument, at);
    return callsAt(value, methods, place, methods.length > 0, event);
  });
  const matched = led.filter((call) => 'match' in call);
  const documented = matched.filter(({ match }) => match.kind === 'documented');
  const further = led.flatMap((call) => ('match' in call ? [] : [givenTo(code, first, call)]));
  return {
    calls: documented.length > 0 || !site.isSure ? documented : matched,
    given: further.flat(),
    isPartly: further.some((one) => one.length === 0),
    isNone: false,
    isOther: paths.every(({ value }) => IS_TOLD.test(value.replace(ACCOUNT, ''))),
  };
}

function keyOf(code: Code, { own, parameter, path, methods }: Given): string {
  // Methods of one name are called at the same places, so that one of those which do the same is enough; what makes the
  // objects of a class is called by the name of that.
  const place = isMaker(code, own) ? own.at : '';
  return `${own.name} ${place} ${parameter} ${methods.join()} ${path}`;
}

/** The methods of a call of a function: what it is given here says them, or else the function that sends the request. */
function methodsFor(code: Code, given: Given, { argument, first, end }: Site): readonly string[] {
  const { own, parameter, methods, isBack } = given;
  const around = isBack ? methodsAt(code, first, end) : [];
  const said = around.length > 0 ? around : methodsAt(code, argument.first, argument.end);
  const isOnly = (functionsIn(code).get(own.name) ?? []).length === 1 || isMaker(code, own);
  const mayBeSaid =
    !isMaker(code, own) &&
    own.parameters.some((one, index) => index !== parameter && mayHoldMethod(code, own, one));
  return said.length > 0 || !isOnly || mayBeSaid ? said : methods;
}

function sitesOf(code: Code, { own, parameter }: Given): readonly Site[] {
  const { tokens, places, partners } = code;
  const declared = new Set((functionsIn(code).get(own.name) ?? []).map(({ at }) => at));
  const all = placesMade(code, own) ?? places.get(own.name) ?? [];
  const made = classAround(code, own.at)?.from;
  const isSure = (object: readonly string[], at: number): boolean =>
    declared.size === 1 && made === classAround(code, at)?.from && object.every((word) => SELVES.test(word));
  return all.flatMap((at) => {
    // Ruby's `submit.call(path)`, `submit.(path)`.
    const isLambda = code.language === 'ruby' && tokens[at + 1]?.value === '.';
    const opener = openerAfterName(code, isLambda ? at + (tokens[at + 2]?.value === 'call' ? 2 : 1) : at);
    const closer = tokens[opener]?.value === '(' && !declared.has(at) ? partners.get(opener) : undefined;
    const args = closer === undefined ? [] : argumentsOf(code, opener + 1, closer);
    const asked = own.parameters[parameter];
    const isLeftOut = closer !== undefined && asked !== undefined && isOptional(code, asked);
    const argument = isSignature(code, at, args)
      ? undefined
      : (args.find((one, index) => parameterFor(own, one, index) === asked) ??
        (isLeftOut ? (args[0] ?? { name: undefined, first: at, end: at + 1 }) : undefined));
    const { first, words } = chainBefore(code, at);
    return argument === undefined || isOfOtherClass(code, own, words.at(-1))
      ? []
      : [{ args, argument, isSure: isSure(words, at), first, end: (closer ?? at) + 1 }];
  });
}

/** Whether what a method is called on is said to be of a class that has nothing to do with the one which declares it. */
function isOfOtherClass(code: Code, own: OwnFunction, object: string | undefined): boolean {
  const { tokens, places } = code;
  const made = NAME_PARENTS.includes(code.language) ? classAround(code, own.at) : undefined;
  if (made === undefined || HAS_PARENTS.test(made.parents.join(' '))) {
    return false;
  }
  const types = (places.get(object ?? '') ?? []).slice(0, MOST_PLACES).flatMap((at) => {
    const found = tokens[at + 1]?.value === ':' ? tokens[at + 2] : tokens[at - 1];
    return found?.kind === 'word' && IS_TYPE.test(found.value) ? found.value : [];
  });
  const isChild = (at: number): boolean => classAround(code, at)?.parents.includes(made.name) === true;
  const isOther = (type: string): boolean => {
    const declared = (places.get(type) ?? []).filter((at) => tokens[at - 1]?.value === 'class');
    return type !== made.name && !IS_CLIENT.test(type) && !declared.slice(0, MOST_PLACES).some(isChild);
  };
  return types.length > 0 && types.every(isOther);
}

/** `suffix = ""`, `suffix?: string` */
function isOptional({ tokens }: Code, { first, end }: Parameter): boolean {
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

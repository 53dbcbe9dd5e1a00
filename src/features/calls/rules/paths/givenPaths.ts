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

/** The arguments of further calls count as unknown. */
const MOST_CALLS = 500;
/** A member of the object that sends the request. */
export const OF_OBJECT = /\{(?:this|self|cls|static)\.(\w+)/;
const MOST_FUNCTIONS = 200;
/** How many brackets may be around a returned text, and how many tokens between it and its `return`. */
const LEVELS = 3;
const LONGEST_RETURN = 16;
const ACCOUNT = /^\/accounts\/(?:\{[^{}]*\}|[^/{}]+)/;

/** Functions that answer calls of any name. */
const IS_ANY = /^(?:__call(?:static)?|__getattr__|method_missing)$/i;
/** Languages whose classes name what they extend or implement, and what shows that a class does so. */
const NAME_PARENTS = ['kotlin', 'java', 'csharp', 'php', 'swift', 'scala'];
const HAS_PARENTS = /^:|\) :|\b(?:extends|implements)\b/;
const IS_TYPE = /^\p{Lu}\p{L}*\p{Ll}/u;
/** Classes that may send requests on behalf of another class. */
const IS_CLIENT = /client|api|http|rest|request|fakturoid|gateway|service|connect|transport|session/i;
const MOST_PLACES = 50;
const SELVES = /^(?:this|self|cls)$/;
const IS_TOLD = /^\/*[a-z_]+[/.]/;

/** A function that takes a part of an address as a parameter. */
export interface Given {
  readonly own: OwnFunction;
  /** Index of the parameter that is the path, or the last part of it. */
  readonly parameter: number;
  /** Path below the base, with the parameters of the function in braces. */
  readonly path: string;
  /** Methods that the function sends it with; empty where the arguments of its calls say them. */
  readonly methods: readonly string[];
  /** It only returns the address. */
  readonly isBack: boolean;
}

/**
 * The functions that take the unknown part of an address as a parameter: those around the address, or the constructor of
 * the class around it. In `def submit(path): client.get(BASE + path)` that is `submit`: its calls count then, such as
 * `submit("/users.json")`, and not the address in it.
 */
export function givenTo(code: Code, first: number, { names, path, methods }: OpenAddress): readonly Given[] {
  const around = functionsAround(code, first);
  const made = classAround(code, first);
  const maker = made && makerOf(code, made);
  const makers = maker === undefined ? [] : [maker];
  // The first unknown part of the path decides what is requested.
  const [, inside = ''] =
    /^\/accounts\/[^/]*?(?:\/[^{}]*)?\{([^{}]*)\}(?!\/accounts)/.exec(path.replace(ACCOUNT, '/accounts/x')) ??
    [];
  const found = [inside.split('.'), names]
    .flatMap((words) => [withParameter(around, words), withParameter(makers, words)])
    .find((one) => one.length > 0);
  return (found ?? []).map((one) => ({ ...one, path, methods, isBack: isGivenBack(code, first, one.own) }));
}

/** Whether a function returns the text that begins at a token, perhaps as a part of another text. */
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

/** The functions with a parameter of one of these names; the last such name counts. */
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
  /** The first token of each, with the token after its last. */
  readonly places: ReadonlyMap<number, number>;
  /** Variables and functions that contain them. */
  readonly names: ReadonlySet<string>;
}

/** The calls that were found through functions with the path as a parameter, and what remains unknown. */
export interface CallsThrough {
  readonly calls: readonly FoundCall[];
  /** Places of such calls that do not show the path. */
  readonly open: readonly number[];
  /** Open places whose path is a member of an object, perhaps assigned in another file. */
  readonly ofObjects: ReadonlySet<number>;
  /** Arguments that were read as a part of an address, and so are no address of their own. */
  readonly told: readonly { readonly start: number; readonly end: number }[];
}

/** A call of a function that takes its path as a parameter. */
interface Site {
  readonly args: readonly Argument[];
  /** The argument with the path. */
  readonly argument: Argument;
  /** No function of another object can be meant. */
  readonly isSure: boolean;
  /** First token of the whole call, and the token after its last. */
  readonly first: number;
  readonly end: number;
}

/**
 * Follows functions that take a part of their path as a parameter to their calls, and reads the path from the arguments.
 *
 * @param namesHeld what names contain in the same code
 * @param isServed whether the code itself serves a path
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
  // Functions that are added on the way are visited as well.
  for (const one of all.values()) {
    if (IS_ANY.test(one.own.name)) {
      open.add(tokens[one.own.at]?.start ?? 0);
    }
    for (const site of sitesOf(code, one).filter(({ argument }) => !isServed(argument))) {
      const { first, end } = site.argument;
      const place = { start: tokens[first]?.start ?? 0, end: tokens[end - 1]?.end ?? 0 };
      const led = left-- > 0 ? ledTo(code, one, site, namesHeld) : LEADS_NOWHERE;
      // An address in the argument is read on its own.
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
  /** The functions around it that take the path as a parameter in turn. */
  readonly given: readonly Given[];
  /** One of several paths is not known. */
  readonly isPartly: boolean;
  /** The whole path is known, and is not one of the API. */
  readonly isNone: boolean;
  /** Its resource is known and has no such call: a function of the same name in another class may be meant. */
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
  // Methods of one name are called at the same places, so that one of those which do the same is enough. Constructors are
  // told apart by their place, as their calls have the name of the class.
  const place = isMaker(code, own) ? own.at : '';
  return `${own.name} ${place} ${parameter} ${methods.join()} ${path}`;
}

/** The methods of a call of a function: from its arguments, or else from the function that sends the request. */
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

/** Whether the object of a method call has a type that is unrelated to the class which declares the method. */
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

/** Whether a parameter is optional: `suffix = ""`, `suffix?: string`. */
function isOptional({ tokens }: Code, { first, end }: Parameter): boolean {
  return tokens.slice(first, end).some(({ value }) => value === '=' || value === '?');
}

/** Whether this only declares parameters: an overload, a method of an interface. */
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

/**
 * The words of an argument, without those of an address that was found, or of the arguments of a function that makes one.
 */
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
    // The values of a format follow its text: `format!("/webhooks/{}.json", id)`.
    const opener = after === undefined ? -1 : (openers[at] ?? -1);
    const isFormatted = opener >= first && isFormat(calleeOf(code, opener));
    at = Math.max(at, ((isFormatted ? partners.get(opener) : after) ?? 0) - 1);
  }
  return { words, isKnown };
}

import { calleeOf, isWrap } from '../code/callees';
import type { Code } from '../code/code';
import { type Expression, readWhole } from '../code/expressions';
import { isFormat } from '../code/formats';
import { functionsIn, type OwnFunction } from '../code/functions';
import type { Names } from '../code/names';
import type { Part } from '../code/parts';
import { type Argument, argumentsOf, type Parameter, parameterFor, withoutMark } from '../code/parameters';
import { placeholder } from '../code/tokens';

/** Marks of a parameter that takes all remaining arguments. */
const RESTS = ['*', '...', 'params', 'vararg'];
/** A path that may be put together in more ways counts as unknown. */
const MOST_WAYS = 16;
/** How many functions that put a path together are followed. */
const LEVELS = 3;
/** In tokens: the longest body of a function that only puts a text together. */
const LONGEST_TEXT = 40;

/**
 * The paths that a function makes of its arguments, one for each combination of their known values; none where there are
 * too many. A function with the path `/{kind}.json`, called as `list("users")`, makes `/users.json`.
 *
 * @param path with the parameters of the function in braces
 */
export function pathsWith(
  code: Code,
  own: OwnFunction,
  path: string,
  args: readonly Argument[],
  names: Names,
): readonly Part[] {
  let ways: readonly Part[] = [{ value: path, at: 0 }];
  for (const { name, values } of own.parameters.flatMap((one) =>
    givenFor(code, own, one, path, args, names),
  )) {
    ways = ways
      .flatMap((way) =>
        values.map(({ value, at }) => ({ value: put(way.value, name, value), at: Math.max(way.at, at) })),
      )
      .slice(0, MOST_WAYS + 1);
  }
  const all = ways.length > MOST_WAYS ? [] : ways;
  return all
    .flatMap((way) => {
      const filled = way.value.includes('{') ? names.filled(way.value, args[0]?.first ?? 0) : [];
      return filled.length === 0
        ? [way]
        : filled.map(({ value, at }) => ({ value, at: Math.max(way.at, at) }));
    })
    .map((one) => ({ ...one, value: plainPath(one.value) }));
}

/** The possible values of a parameter. */
interface Meant {
  readonly name: string;
  readonly values: readonly Part[];
}

function givenFor(
  code: Code,
  own: OwnFunction,
  parameter: Parameter,
  path: string,
  args: readonly Argument[],
  names: Names,
): readonly Meant[] {
  const index = own.parameters.indexOf(parameter);
  const isRest = takesRest(code, parameter);
  const given = args.filter(
    (one, place) =>
      parameterFor(own, one, place) === parameter || (isRest && place > index && one.name === undefined),
  );
  const isTaken = !parameter.isObject && code.tokens[given[0]?.first ?? -1]?.value === '{';
  const keys = (isTaken ? keysOf(path, parameter.names) : parameter.names).filter((name) =>
    path.includes(name),
  );
  return keys.map((name) => ({
    name,
    values:
      given[0] === undefined
        ? [byDefault(code, parameter, name)]
        : isRest
          ? [{ value: given.map((one) => partAt(code, one)).join('/'), at: given[0].first }]
          : parameter.isObject || isTaken
            ? [valueOfKey(code, given[0], name)]
            : valuesAt(code, given[0], names),
  }));
}

/** The value of a parameter without an argument. */
function byDefault({ tokens }: Code, { first, end }: Parameter, name: string): Part {
  const own = tokens.slice(first, end);
  const value = own[own.findIndex((token) => token.value === '=') + 1];
  const isLeftOut = own.some((token) => token.value === '?');
  return { value: value?.kind === 'text' ? value.value : isLeftOut ? '' : placeholder(name), at: 0 };
}

function valueOfKey(code: Code, { first }: Argument, name: string): Part {
  const closer = code.tokens[first]?.value === '{' ? code.partners.get(first) : undefined;
  const parts = closer === undefined ? [] : argumentsOf(code, first + 1, closer);
  const part = parts.find((one) => one.name === name);
  return part === undefined
    ? { value: placeholder(name), at: first }
    : { value: partAt(code, part), at: part.first };
}

function valuesAt(code: Code, argument: Argument, names: Names): readonly Part[] {
  const value = partAt(code, argument);
  const filled = names.filled(value, argument.first);
  const constant = names.constant(/^\{(?:\w+\.)*(\w+)\}$/.exec(value)?.[1] ?? '');
  return filled.length > 0 ? filled : [{ value: constant ?? value, at: argument.first }];
}

/** Cleans up a path that was put together: an argument may contain the account again, or another slash. */
function plainPath(path: string): string {
  return path
    .replace(/^\/accounts\/[^/]*\/+(?=(?:accounts|oauth)\/|user(?:\.json)?$)/, '/')
    .replace(/(?<=.)\/{2,}/g, '/');
}

/** The keys of an object parameter that a path contains: `path` of `{options.path}`. */
function keysOf(path: string, [name = '']: readonly string[]): readonly string[] {
  return [...path.matchAll(/\{(\w+)\.(\w+)[^{}]*\}/g)].flatMap(([, holder, key = '']) =>
    holder === name ? key : [],
  );
}

/** The value of an argument, as far as it is a text or a name, perhaps in a call that only puts it together. */
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
  const whole = readWhole(code, first);
  if (whole?.isText === true && whole.end === end) {
    return whole.value;
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

/** The text that a function returns, where it does nothing else: `return `/inventory_items/${id}${rest}``. */
function returnedBy(code: Code, { from, to }: OwnFunction): string | undefined {
  const at = code.tokens[from]?.value === 'return' ? from + 1 : from;
  const read = readWhole(code, at);
  return read?.isText === true && to - at < LONGEST_TEXT ? read.value : undefined;
}

/** Whether a parameter takes all remaining arguments: `*parts`, `...parts`, `params object[] parts`. */
function takesRest({ tokens }: Code, { first, end }: Parameter): boolean {
  return (
    tokens.slice(first, end).some(({ value }) => RESTS.includes(value)) && tokens[first + 1]?.value !== '*'
  );
}

/** The path with a name in it replaced by its value. A name that a table is indexed with is left: `{PATHS.kind}`. */
function put(path: string, name: string, value: string): string {
  return path.replace(/\{([^{}]*)\}/g, (whole, inside: string) => {
    const words = inside.split('.');
    const at = words.map(withoutMark).indexOf(name);
    const isLookedUp = words.slice(0, Math.max(0, at)).some((word) => /^\p{Lu}/u.test(word));
    return at < 0 || isLookedUp ? whole : value;
  });
}

/** A text with the base that follows it: `new URL("invoices.json", base)`. */
export function relative(code: Code, expression: Expression): Expression {
  const { first, end, value } = expression;
  const { tokens } = code;
  const isRelative =
    tokens[first - 1]?.value === '(' &&
    tokens[first - 2]?.value === 'URL' &&
    tokens[end]?.value === ',' &&
    !/^(?:\w+:)?\//.test(value);
  const base = isRelative ? readWhole(code, end + 1) : undefined;
  return base === undefined || base.isText ? expression : { ...expression, value: `${base.value}/${value}` };
}

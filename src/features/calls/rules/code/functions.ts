import { SCRIPTS } from '../languages';
import { addTo } from '../../../../base/addTo';
import { oncePer } from '../../../../base/oncePer';
import type { Code } from './code';
import { endOfName, openerAfterName } from './nameBefore';
import { argumentsOf, type Parameter, parametersOf } from './parameters';
import type { Token } from './tokens';

/** A function that code declares. */
export interface OwnFunction {
  readonly name: string;
  readonly parameters: readonly Parameter[];
  /** Index of its name. */
  readonly at: number;
  /** First token of its body, and the one after the last. */
  readonly from: number;
  readonly to: number;
  /** It is called on an object only: `this.submit(…)`, `self.submit(…)`. */
  readonly isMethod: boolean;
  /** The bracket of the call that makes it, where another function returns it: `const get = request("GET")`. */
  readonly made?: number;
}

const KEYWORD = /^(?:def|defp|function|func|fun|fn|sub)$/i;
/** Words that declare a function without a name. */
const NAMELESS = /^(?:function|func|fun|fn|async|lambda|->)$/;
/** Languages in which only a keyword declares a function. */
const HAVE_KEYWORDS = [
  'python',
  'ruby',
  'php',
  'go',
  'kotlin',
  'rust',
  'swift',
  'elixir',
  'lua',
  'scala',
  'r',
  'vb',
];
/** Languages whose classes have the constructor in their head: `class Resource(val path: String) {`. */
const ARE_MADE_BY_HEADS = ['kotlin', 'scala', 'csharp'];
/** Languages in which the indented lines are the body. */
const ARE_INDENTED = ['python', 'ruby', 'elixir', 'lua', 'vb'];
const NO_NAMES =
  /^(?:if|for|foreach|while|switch|catch|with|return|elif|elsif|unless|match|using|lock|when|super|await|new|throw|yield)$/;
/** Parameters for the object that a method is called on; they have no argument. */
const RECEIVERS = /^(?:self|cls)$/;
/** Tokens after the parameters: a body, or the return type. */
const BEHIND_PARAMETERS = new Set(['{', '=>', '=', ':', '->', 'throws', 'where', 'async', 'use', 'const']);
/** In tokens: the longest return type between the parameters and the body. */
const LONGEST_TYPE = 30;
/** In tokens: the longest body without braces; brackets count as one, with all that is in them. */
const LONGEST_EXPRESSION = 1_000;
/** How many functions of one name are looked at; of more, nothing is known anyway. */
const MOST_MAKERS = 9;

/** The functions that code declares, by name: `submit` for `def submit(path):` or `const submit = (path) => …`. */
export const functionsIn = oncePer((code: Code): ReadonlyMap<string, readonly OwnFunction[]> => {
  const functions = new Map<string, OwnFunction[]>();
  for (const one of declaredIn(code)) {
    addTo(functions, one.name, one);
  }
  const makers = [...functions.values()].flatMap((ones) => ones.slice(0, MOST_MAKERS));
  for (const one of makers.flatMap((maker) => madeBy(code, maker, functions))) {
    addTo(functions, one.name, one);
  }
  return functions;
});

const allIn = oncePer((code: Code) => [...functionsIn(code).values()].flat());

/** The functions whose body contains a place. */
export function functionsAround(code: Code, at: number): readonly OwnFunction[] {
  return allIn(code).filter(({ from, to }) => from <= at && at < to);
}

function declaredIn(code: Code): readonly OwnFunction[] {
  return code.tokens.flatMap(({ kind, value }, at) => {
    const declared =
      kind !== 'sign'
        ? undefined
        : value === '('
          ? declaredWith(code, at)
          : value === '=>'
            ? arrowAt(code, at)
            : value === '|' && code.language === 'ruby'
              ? lambdaAt(code, at)
              : undefined;
    return declared ?? [];
  });
}

/** A lambda of Ruby: `submit = lambda do |path|`. */
function lambdaAt(code: Code, at: number): OwnFunction | undefined {
  const { tokens } = code;
  const [name, sign, maker] = tokens.slice(Math.max(0, at - 4), at);
  const isMade = sign?.value === '=' && /^(?:lambda|proc)$/.test(maker?.value ?? '') && name?.kind === 'word';
  const end = isMade ? tokens.slice(at + 1, at + LONGEST_TYPE).findIndex(({ value }) => value === '|') : -1;
  if (end < 0) {
    return undefined;
  }
  const closer = at + 1 + end;
  const to = indentedUntil(code, at - 4, closer + 1);
  return functionOf(code, at - 4, at, closer, { from: closer + 1, to, sign: '' }, false);
}

/** The function whose parameters are in a bracket. */
function declaredWith(code: Code, opener: number): OwnFunction | undefined {
  const { tokens, partners, language } = code;
  const closer = partners.get(opener);
  if (closer === undefined) {
    return undefined;
  }
  const before = endOfName(code, opener);
  const word = tokens[before]?.value ?? '';
  const isNamed = tokens[before]?.kind === 'word' && !NAMELESS.test(word);
  const isMaker = word === 'init' && language === 'swift';
  const hasKeyword = isMaker || (isNamed && isDeclaredByKeyword(code, before));
  const isMethod =
    isNamed &&
    !hasKeyword &&
    !HAVE_KEYWORDS.includes(language) &&
    !NO_NAMES.test(word) &&
    mayBegin(code, before);
  const at = hasKeyword || isMethod ? before : isNamed ? -1 : nameBefore(code, before);
  const body = at < 0 ? undefined : bodyAfter(code, at, closer);
  const isNameless = at !== before && !NAMELESS.test(word) && body?.sign !== '=>';
  return body === undefined || isNameless ? undefined : functionOf(code, at, opener, closer, body, isMethod);
}

function functionOf(
  code: Code,
  at: number,
  opener: number,
  closer: number,
  { from, to }: Body,
  isMethod: boolean,
): OwnFunction {
  const all = parametersOf(code, opener, closer);
  const isOnObject = RECEIVERS.test(all[0]?.names[0] ?? '');
  return {
    name: code.tokens[at]?.value ?? '',
    parameters: isOnObject ? all.slice(1) : all,
    at,
    from,
    to,
    isMethod: (isMethod && SCRIPTS.includes(code.language)) || (isOnObject && code.language === 'python'),
  };
}

/** The functions that a function returns, by the names that they are assigned to. */
function madeBy(
  code: Code,
  maker: OwnFunction,
  functions: ReadonlyMap<string, readonly OwnFunction[]>,
): readonly OwnFunction[] {
  const { tokens, places, partners } = code;
  const all = places.get(maker.name) ?? [];
  const calls = all.filter((at) => tokens[at - 1]?.value === '=');
  const bound = all.flatMap((at) => boundAt(code, maker, at));
  const inner = calls.length === 0 ? undefined : givenBackBy(code, maker, functions);
  const made = calls.flatMap((at) => {
    const opener = openerAfterName(code, at);
    const name = at - 2;
    return inner === undefined || !partners.has(opener) || tokens[name]?.kind !== 'word'
      ? []
      : [{ ...inner, name: tokens[name].value, at: name, isMethod: false, made: opener }];
  });
  return [...made, ...bound];
}

/** The function that Python's `get = partial(call, "GET")` makes, or `const get = call.bind(null, "GET")`. */
function boundAt(code: Code, maker: OwnFunction, at: number): readonly OwnFunction[] {
  const { tokens, partners } = code;
  // `self.call`
  const first = tokens[at - 1]?.value === '.' ? at - 2 : at;
  const isBound = tokens[at + 2]?.value === 'bind' && tokens[first - 1]?.value === '=';
  const isPartial = tokens[first - 2]?.value === 'partial' && tokens[first - 1]?.value === '(';
  const opener = isBound ? at + 3 : first - 1;
  const name = isBound ? first - 2 : tokens[first - 3]?.value === '.' ? first - 6 : first - 4;
  const closer = partners.get(opener);
  if ((!isBound && !isPartial) || closer === undefined || tokens[name]?.kind !== 'word') {
    return [];
  }
  const given = argumentsOf(code, opener + 1, closer).filter((one) => one.name === undefined).length - 1;
  const parameters = maker.parameters.slice(Math.max(0, given));
  return [{ ...maker, name: tokens[name].value, at: name, parameters, isMethod: false, made: opener }];
}

/**
 * The function that `(method) => async (path) => …` returns, or Python's `def request(method)` by the name of an inner
 * one.
 */
function givenBackBy(
  code: Code,
  { at: name, from, to }: OwnFunction,
  functions: ReadonlyMap<string, readonly OwnFunction[]>,
): Pick<OwnFunction, 'parameters' | 'from' | 'to'> | undefined {
  const { tokens, partners, places } = code;
  const back = (places.get('return') ?? []).findLast((at) => from <= at && at < to);
  const isArrow = tokens[from - 1]?.value === '=>';
  let opener = isArrow || back === undefined ? from : back + 1;
  const named = functions.get(tokens[opener]?.value ?? '')?.find((one) => from <= one.at && one.at < to);
  while (/^(?:async|function)$/.test(tokens[opener]?.value ?? '')) {
    opener++;
  }
  const closer = tokens[opener]?.value === '(' ? partners.get(opener) : undefined;
  const body = closer === undefined ? undefined : bodyAfter(code, name, closer);
  return (
    named ??
    (closer === undefined || body === undefined
      ? undefined
      : { parameters: parametersOf(code, opener, closer), from: body.from, to: body.to })
  );
}

/** An arrow function without brackets: `path => …`. */
function arrowAt(code: Code, at: number): OwnFunction | undefined {
  const { tokens } = code;
  const name = tokens[at - 1]?.kind === 'word' ? nameBefore(code, at - 2) : -1;
  const body = name < 0 ? undefined : bodyAfter(code, name, at - 1);
  return body === undefined
    ? undefined
    : {
        name: tokens[name]?.value ?? '',
        parameters: [{ names: [tokens[at - 1]?.value ?? ''], isObject: false, first: at - 1, end: at }],
        at: name,
        from: body.from,
        to: body.to,
        isMethod: false,
      };
}

/** Whether a keyword declares a name: `def submit(`, `def self.submit(`, Go's `func (c *Client) submit(`. */
function isDeclaredByKeyword(code: Code, name: number): boolean {
  const { tokens, partners } = code;
  // Kotlin's `fun <T> submit(`.
  let at = tokens[name - 1]?.value === '>' ? endOfName(code, name) : name - 1;
  while (['.', ':', '::'].includes(tokens[at]?.value ?? '') && tokens[at - 1]?.kind === 'word') {
    at -= 2;
  }
  const receiver = tokens[at]?.value === ')' ? partners.get(at) : undefined;
  const keyword = tokens[at === name - 1 && receiver !== undefined ? receiver - 1 : at]?.value ?? '';
  return (
    KEYWORD.test(keyword) || (ARE_MADE_BY_HEADS.includes(code.language) && /^(?:class|record)$/.test(keyword))
  );
}

/** Whether a name may declare a method, by the token before it: a call follows a token that uses its result. */
function mayBegin({ tokens, language }: Code, name: number): boolean {
  const before = tokens[name - 1];
  return before === undefined || before.kind === 'word'
    ? !/^(?:return|await|new|throw|yield|in|of|typeof|case|else|do)$/.test(before?.value ?? '')
    : ['{', '}', ';', '>', ']', ')', '#', '*'].includes(before.value) ||
        (before.value === '?' && language === 'csharp') ||
        (before.value === ',' && SCRIPTS.includes(language));
}

/** The name that a nameless function is assigned to: `submit = async (`, `submit: function (`, R's `submit <- function(`. */
function nameBefore({ tokens }: Code, from: number): number {
  let at = from;
  while (NAMELESS.test(tokens[at]?.value ?? '') || tokens[at]?.value === '*') {
    at--;
  }
  const sign = tokens[at]?.value;
  const isArrow = sign === '-' && tokens[at - 1]?.value === '<';
  const name = isArrow ? at - 2 : at - 1;
  return (isArrow || sign === '=' || sign === ':' || sign === ':=') && tokens[name]?.kind === 'word'
    ? name
    : -1;
}

interface Body {
  readonly from: number;
  readonly to: number;
  /** The sign before it. */
  readonly sign: string;
}

/** The body after the bracket that ends the parameters and perhaps a type; undefined where nothing is declared. */
function bodyAfter(code: Code, name: number, closer: number): Body | undefined {
  const { tokens, partners, language } = code;
  const ahead = tokens[closer + 1]?.value ?? '';
  if (ARE_INDENTED.includes(language) && language !== 'python') {
    return { from: closer + 1, to: indentedUntil(code, name, closer + 1), sign: '' };
  }
  if (!BEHIND_PARAMETERS.has(ahead) && language !== 'go') {
    return undefined;
  }
  for (let at = closer + 1; at < closer + LONGEST_TYPE && tokens[at]?.value !== ';'; at++) {
    const value = tokens[at]?.value;
    const before = tokens[at - 1]?.value ?? '';
    if (value === '{' && ['<', ':', '|', '&'].includes(before)) {
      at = partners.get(at) ?? at;
    } else if (value === '{') {
      const to = partners.get(at);
      return to === undefined ? undefined : { from: at + 1, to, sign: before === '=>' ? '=>' : '{' };
    } else if (value === ':' && language === 'python') {
      return { from: at + 1, to: indentedUntil(code, name, at + 1), sign: value };
    } else if ((value === '=>' || value === '=') && tokens[at + 1]?.value !== '{') {
      return language === 'python'
        ? undefined
        : { from: at + 1, to: expressionUntil(code, name, at + 1), sign: value };
    }
  }
  return undefined;
}

/** The end of the lines that are indented further than the line of a name. */
export function indentedUntil({ tokens }: Code, name: number, from: number): number {
  const isIn = isIndented(tokens, name, from);
  let at = from;
  while (at < tokens.length && isIn(at)) {
    at++;
  }
  return at;
}

function isIndented(tokens: readonly Token[], name: number, from: number): (at: number) => boolean {
  const { line = 0, indent = 0 } = tokens[name] ?? {};
  const own = Math.max(line, tokens[from - 1]?.line ?? 0);
  return (at) => (tokens[at]?.line ?? 0) <= own || (tokens[at]?.indent ?? 0) > indent;
}

/** The token after an expression. Brackets in it are skipped as a whole, so that no line takes long. */
function expressionUntil({ tokens, openers, partners }: Code, name: number, from: number): number {
  const isIn = isIndented(tokens, name, from);
  const limit = partners.get(openers[from] ?? -1) ?? tokens.length;
  let at = from;
  for (let steps = 0; at < limit && steps < LONGEST_EXPRESSION && isIn(at); steps++) {
    const token = tokens[at];
    if (token?.kind === 'sign' && [';', ','].includes(token.value)) {
      return at;
    }
    at = Math.max(at, partners.get(at) ?? at) + 1;
  }
  return at;
}

import type { Code } from './code';

export interface Parameter {
  /** Several where an object is destructured: `{ path, body }`. */
  readonly names: readonly string[];
  readonly isObject: boolean;
  /** First token, and the one after the last, including type and default. */
  readonly first: number;
  readonly end: number;
}

/** An argument of a call. */
export interface Argument {
  /** Name of the parameter, where the call contains it. */
  readonly name: string | undefined;
  /** First token of the value, and the one after the last. */
  readonly first: number;
  readonly end: number;
}

/** The parameters in the brackets of a declared function: `path` and `body` for `(path: string, body = {})`. */
export function parametersOf(code: Code, opener: number, closer: number): readonly Parameter[] {
  return partsOf(code, opener + 1, closer).map(({ first, end }) => {
    const isObject = code.tokens[first]?.value === '{';
    const inner = isObject ? partsOf(code, first + 1, code.partners.get(first) ?? end) : [];
    const names = isObject
      ? inner.flatMap((part) => code.tokens[part.first]?.value ?? [])
      : [nameOfParameter(code, first, end)];
    return { names: names.filter((name) => name !== ''), isObject, first, end };
  });
}

/**
 * The name of a parameter: `path`, `string $path`, `path: &str`, Go's `path string`, Basic's `ByVal path As String`, each
 * perhaps with a default.
 */
function nameOfParameter({ tokens, language }: Code, first: number, end: number): string {
  const own = tokens.slice(first, end);
  const ends = own.findIndex(
    ({ kind, value }) => (kind === 'sign' && ['=', ':', '?'].includes(value)) || /^as$/i.test(value),
  );
  const words = own.slice(0, ends < 0 ? undefined : ends).filter(({ kind }) => kind === 'word');
  return (language === 'go' ? words[0] : words.at(-1))?.value ?? '';
}

/** The arguments of a call from one token to another. */
export function argumentsOf(code: Code, first: number, end: number): readonly Argument[] {
  return partsOf(code, first, end).map((part) => named(code, part));
}

function named({ tokens }: Code, { first, end }: Part): Argument {
  const isNamed =
    tokens[first]?.kind === 'word' &&
    ['=', ':'].includes(tokens[first + 1]?.value ?? '') &&
    tokens[first + 2]?.value !== '=';
  return { name: isNamed ? tokens[first]?.value : undefined, first: isNamed ? first + 2 : first, end };
}

type Part = Omit<Argument, 'name'>;

/** The parts between commas, other than those within a type: `Map<string, string>`. */
function partsOf({ tokens, openers }: Code, from: number, end: number): readonly Part[] {
  const parts: Part[] = [];
  let first = from;
  let depth = 0;
  for (let at = from; at <= end; at++) {
    const value = openers[at] === openers[from] && tokens[at]?.kind === 'sign' ? tokens[at]?.value : '';
    depth = value === '<' ? depth + 1 : value === '>' ? Math.max(0, depth - 1) : depth;
    if (at === end || (value === ',' && depth === 0)) {
      if (at > first) {
        parts.push({ first, end: at });
      }
      first = at + 1;
    }
  }
  return parts;
}

/** The parameter that an argument of a call is for. */
export function parameterFor(
  { parameters }: { readonly parameters: readonly Parameter[] },
  given: Argument | undefined,
  index: number,
): Parameter | undefined {
  return given?.name === undefined
    ? parameters[index]
    : (parameters.find(({ names }) => names.includes(given.name ?? '')) ?? undefined);
}

/** The name without the mark of a field: `path` for C#'s `_path`. */
export function withoutMark(name: string): string {
  return name.replace(/^_(?=[a-z])/, '');
}

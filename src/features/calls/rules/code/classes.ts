import { oncePer } from '../../../../base/oncePer';
import type { Code } from './code';
import { functionsIn, type OwnFunction, indentedUntil } from './functions';

/** A class that code declares. */
export interface OwnClass {
  readonly name: string;
  /** The words between its name and its body: the classes that it extends. */
  readonly parents: readonly string[];
  /** Index of its name, and of the token after its body. */
  readonly from: number;
  readonly to: number;
}

/** In tokens: the longest head of a class. */
const LONGEST_HEAD = 60;
const MAKERS = ['constructor', '__init__', '__construct'];
/** In other languages, these are methods like any other. */
const MORE_MAKERS: Readonly<Record<string, string>> = { ruby: 'initialize', swift: 'init' };
/** Languages whose classes have no braces. */
const ARE_INDENTED = ['python', 'ruby'];

const classesIn = oncePer((code: Code) =>
  (code.places.get('class') ?? []).flatMap((at) => classAt(code, at + 1)),
);

function classAt(code: Code, at: number): readonly OwnClass[] {
  const { tokens, partners, language } = code;
  const head = tokens.slice(at, at + LONGEST_HEAD);
  const length = head.findIndex(({ value, line }, index) =>
    index > 0 && language === 'ruby'
      ? line !== head[0]?.line
      : (language === 'python' ? value === ':' : value === '{') && index > 0,
  );
  const to = ARE_INDENTED.includes(language)
    ? indentedUntil(code, at, at + length)
    : partners.get(at + length);
  const name = tokens[at]?.value ?? '';
  return length < 0 || to === undefined
    ? []
    : [{ name, parents: head.slice(1, length).map(({ value }) => value), from: at, to }];
}

/** The innermost class that a place is in. */
export function classAround(code: Code, at: number): OwnClass | undefined {
  return classesIn(code).findLast(({ from, to }) => from <= at && at < to);
}

function makersIn({ language }: Code): readonly string[] {
  const more = MORE_MAKERS[language];
  return more === undefined ? MAKERS : [...MAKERS, more];
}

/** The constructor of a class; undefined where the code does not declare one. */
export function makerOf(code: Code, { name: own, from, to }: OwnClass): OwnFunction | undefined {
  return [...makersIn(code), own]
    .flatMap((name) => functionsIn(code).get(name) ?? [])
    .find(({ at }) => from <= at && at < to);
}

/** Whether a function is a constructor. */
export function isMaker(code: Code, { name, at }: OwnFunction): boolean {
  return makersIn(code).includes(name) || classAround(code, at)?.name === name;
}

/**
 * The places where a constructor is called: `new Resource(…)`, `super(…)`, `super().__init__(…)`. Undefined for any other
 * function.
 */
export function placesMade(code: Code, maker: OwnFunction): readonly number[] | undefined {
  const made = isMaker(code, maker) ? classAround(code, maker.at) : undefined;
  if (made === undefined) {
    return undefined;
  }
  const isChild = (at: number): boolean => classAround(code, at)?.parents.includes(made.name) === true;
  // Ruby's `Resource.new(…)`.
  const isNew = (at: number): boolean =>
    code.tokens[at + 1]?.value === '.' && code.tokens[at + 2]?.value === 'new';
  return [
    ...(code.places.get(made.name) ?? []).map((at) => (isNew(at) ? at + 2 : at)),
    ...['super', 'base', ...makersIn(code)].flatMap((name) => code.places.get(name) ?? []).filter(isChild),
  ].filter((at) => at !== made.from && at !== maker.at);
}

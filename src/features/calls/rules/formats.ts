import { calleeOf } from './callees';
import { type Code, type Expression, readWhole } from './expressions';
import { type Argument, argumentsOf } from './functions';
import { nameGiven } from './nameGiven';

const FORMATS = /format|printf/i;
/** What is filled in by its place: `%s`, `%1$s`, `{}`, `{0}`. */
const PLACE = /\{(?:[sdvi]|\d|(\d)\.[sd])?\}/g;
const HAS_PLACE = /\{(?:[sdvi]|\d|\d\.[sd])?\}/;
/** Texts with more places are no addresses. */
const MOST_PLACES = 12;
const MOST_USES = 50;

/** A text with what a format fills into it: `Sprintf("/%s/%d.json", path, id)`, Python's `"…" % (path, id)`. */
export function formatted(code: Code, expression: Expression): Expression {
  const { value } = expression;
  const filled = HAS_PLACE.test(value) ? filledBehind(code, expression) : undefined;
  if (filled === undefined) {
    return expression;
  }
  return { ...expression, value: withArguments(code, value, filled.args), end: filled.end };
}

/** A text with the base that stands behind it: `new URL("invoices.json", base)`. */
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

/** What formats make of texts that have names: `String.format(INVOICE, slug, id)`. */
export function formattedByName(code: Code, expressions: readonly Expression[]): readonly Expression[] {
  return expressions
    .filter(({ value }) => HAS_PLACE.test(value))
    .flatMap(({ value, first }) => {
      const name = nameGiven(code, first) ?? '';
      const places = (code.places.get(name) ?? []).slice(0, MOST_USES);
      return places.flatMap((at) => {
        const filled = filledBehind(code, { value, first: at, end: at + 1 });
        return filled === undefined
          ? []
          : [{ value: withArguments(code, value, filled.args), first: at, end: filled.end }];
      });
    });
}

function withArguments(code: Code, value: string, args: readonly Argument[]): string {
  let next = 0;
  return value.replace(PLACE, (place, numbered?: string) => {
    const digit = /^\{(\d)\}$/.exec(place)?.[1];
    const index =
      numbered !== undefined ? Number(numbered) - 1 : digit !== undefined ? Number(digit) : next++;
    const argument = args[index];
    return (argument && readWhole(code, argument.first)?.value) ?? place;
  });
}

/** What stands behind the text for its places, and where that ends which belongs to it. */
function filledBehind(
  code: Code,
  { first, end }: Expression,
): { readonly args: readonly Argument[]; readonly end: number } | undefined {
  const { tokens, openers, partners, language } = code;
  const opener = openers[first] ?? -1;
  const sign = tokens[end]?.value;
  if (sign === ',' && tokens[opener]?.value === '(' && isFormat(calleeOf(code, opener))) {
    return { args: argumentsOf(code, end + 1, partners.get(opener) ?? end).slice(0, MOST_PLACES), end };
  }
  const isMember = sign === '.' && /^format(?:ted)?$/i.test(tokens[end + 1]?.value ?? '');
  if (!isMember && !(sign === '%' && language === 'python')) {
    return undefined;
  }
  const at = isMember ? end + 2 : end + 1;
  const closer = tokens[at]?.value === '(' ? partners.get(at) : undefined;
  const after = readWhole(code, at)?.end ?? end;
  return closer === undefined
    ? { args: [{ name: undefined, first: at, end: after }], end: after }
    : { args: argumentsOf(code, at + 1, closer).slice(0, MOST_PLACES), end: closer + 1 };
}

/** Whether what is called fills something into a text. */
export function isFormat(callee: readonly string[]): boolean {
  return FORMATS.test(callee.at(-1) ?? '');
}

import { calleeOf } from './callees';
import { chainBefore, type Code, endOfChain } from './code';
import { type Argument, argumentsOf } from './parameters';
import { nameGiven } from './nameGiven';

/** A text with places to fill in, and what fills them. */
export interface Format {
  readonly template: string;
  readonly filling: readonly Argument[];
  readonly first: number;
  /** After the whole. */
  readonly end: number;
}

const FORMATS = /format|printf|^interpolate$/i;
/** Whose template is not the first argument: a locale may stand before it. */
const MOST_BEFORE = 1;
const LONGEST = 120;
const HAS_PLACE = /\{(?:[sdvi]|\d|\d\.[sd])?\}/;
/** Ruby's `%{slug}` and `%<slug>s`. */
const HAS_NAMED_PLACE = /\{[\w.]*\}/;
const MOST_USES = 50;
const PLACE = /\{([\w.]*)\}/g;

/** The format that begins at a token: `Sprintf("%s/%d", a, b)`, `format!("{}", a)`, `"%s".formatted(a)`, `"{}".format(a)`, `"%s" % a`. */
export function formatAt(code: Code, first: number): Format | undefined {
  const { tokens, partners } = code;
  const token = tokens[first];
  if (token?.kind === 'text') {
    return formatOfMember(code, first, token.value);
  }
  const opener = openerOfCall(code, first);
  const closer = partners.get(opener);
  if (closer === undefined || closer - first > LONGEST) {
    return undefined;
  }
  const all = argumentsOf(code, opener + 1, closer);
  const at = all.findIndex((one) => tokens[one.first]?.kind === 'text');
  const parts = tokens.slice(all[at]?.first ?? 0, all[at]?.end ?? 0);
  const isWhole = parts.every(({ kind, value }) => kind === 'text' || ['+', '.'].includes(value));
  return !isWhole || parts.length === 0 || at > MOST_BEFORE
    ? undefined
    : {
        template: parts.map(({ kind, value }) => (kind === 'text' ? value : '')).join(''),
        filling: all.slice(at + 1),
        first,
        end: closer + 1,
      };
}

/** `"%s".formatted(a)`, `"{}".format(a)`, `"%s" % a`. */
function formatOfMember(code: Code, first: number, template: string): Format | undefined {
  const { tokens, partners, language } = code;
  const isMember = tokens[first + 1]?.value === '.' && FORMATS.test(tokens[first + 2]?.value ?? '');
  const isSign = tokens[first + 1]?.value === '%' && ['python', 'ruby'].includes(language);
  const list = isMember ? first + 3 : first + 2;
  const closer = ['(', '['].includes(tokens[list]?.value ?? '') ? partners.get(list) : undefined;
  const end = closer === undefined ? endOfChain(code, list) : closer + 1;
  if (!(isMember || isSign) || end - first > LONGEST) {
    return undefined;
  }
  const one = { name: undefined, first: list, end };
  return {
    template,
    filling: closer === undefined ? [one] : argumentsOf(code, list + 1, closer),
    first,
    end,
  };
}

/** The bracket of `fmt.Sprintf(`, `format!(`, `String.format(`, which begins at a token; -1 for any other call. */
function openerOfCall({ tokens }: Code, first: number): number {
  let name = first;
  while (name < first + 6 && ['.', '::'].includes(tokens[name + 1]?.value ?? '')) {
    name += 2;
  }
  const opener = tokens[name + 1]?.value === '!' ? name + 2 : name + 1;
  return FORMATS.test(tokens[name]?.value ?? '') && tokens[opener]?.value === '(' ? opener : -1;
}

/**
 * The text of a format, with what fills its places.
 *
 * @param valueOf what an argument is; undefined where that is not told
 */
export function filledWith(
  { template, filling }: Format,
  valueOf: (argument: Argument) => string | undefined,
): string {
  const isFromZero = template.includes('{0');
  let next = 0;
  return template.replace(PLACE, (place, name: string) => {
    const [, number] = /^(\d+)(?:\.|$)/.exec(name) ?? [];
    const isNext = name === '' || /^[sdvi]$/.test(name);
    const argument =
      number !== undefined
        ? filling[Number(number) - (isFromZero ? 0 : 1)]
        : isNext
          ? filling[next++]
          : filling.find((one) => one.name === name);
    return (argument && valueOf(argument)) ?? place;
  });
}

interface Text {
  readonly value: string;
  readonly first: number;
  readonly end: number;
}

/** A text that a format makes of one that has a name. */
interface FormattedText extends Text {
  /** Where that name stands. */
  readonly name: number;
}

/** What formats make of texts that have names: `String.format(INVOICE, slug, id)`, `INVOICE.formatted(slug, id)`. */
export function formattedByName(
  code: Code,
  texts: readonly Text[],
  valueOf: (argument: Argument) => string | undefined,
): readonly FormattedText[] {
  const place = code.language === 'ruby' ? HAS_NAMED_PLACE : HAS_PLACE;
  return texts
    .filter(({ value }) => place.test(value))
    .flatMap(({ value, first }) => {
      const name = nameGiven(code, first) ?? '';
      const places = (code.places.get(name) ?? []).slice(0, MOST_USES);
      return places.flatMap((at) => {
        const format = formatOfMember(code, at, value) ?? formatAround(code, at, value);
        return format === undefined
          ? []
          : [{ value: filledWith(format, valueOf), first: format.first, end: format.end, name: at }];
      });
    });
}

/** The format whose template stands at a token, as an argument of it. */
function formatAround(code: Code, at: number, template: string): Format | undefined {
  const { openers, partners, tokens } = code;
  const opener = openers[at] ?? -1;
  const closer = partners.get(opener);
  const callee = tokens[opener]?.value === '(' ? calleeOf(code, opener) : [];
  if (closer === undefined || closer - opener > LONGEST || !isFormat(callee)) {
    return undefined;
  }
  const all = argumentsOf(code, opener + 1, closer);
  const index = all.findIndex(({ first, end }) => first <= at && at < end);
  const { first } = chainBefore(code, opener - 1);
  const before = [first - 2, ...all.slice(0, index).map((one) => one.first)];
  // That is the template then.
  const hasOther = before.some((one) => tokens[one]?.kind === 'text');
  return index > MOST_BEFORE || hasOther
    ? undefined
    : { template, filling: all.slice(index + 1), first, end: closer + 1 };
}

/** Whether what is called fills something into a text. */
export function isFormat(callee: readonly string[]): boolean {
  return FORMATS.test(callee.at(-1) ?? '');
}

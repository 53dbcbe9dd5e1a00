import { calleeOf, isLog, isWrap } from './callees';
import { chainBefore, type Code, endOfChain } from './code';
import { type Argument, argumentsOf } from './parameters';
import { nameGiven } from './nameGiven';
import { VERBS } from './verbs';

/** A text with placeholders, and the arguments that fill them. */
export interface Format {
  readonly template: string;
  readonly filling: readonly Argument[];
  readonly first: number;
  /** The token after the whole call. */
  readonly end: number;
}

/** A word in the name of a formatting function, unless another word of the name is one of `SENDS`. */
const FORMATS = /^(?:format|formatted|[vsfnw]{0,3}printf|interpolate)$/i;
/** A quick check that rules out most names before they are split into words. */
const MAY_FILL_IN = /format|printf|interpolate/i;
const SENDS = new Set<string>([...VERBS, 'send', 'remove', 'create', 'update']);
/** How many arguments may be before the template: a locale. */
const MOST_BEFORE = 1;
const LEVELS = 4;
const LONGEST = 120;
const HAS_PLACE = /\{(?:[sdvi]|\d|\d\.[sd])?\}/;
/** Ruby's `%{slug}` and `%<slug>s`. */
const HAS_NAMED_PLACE = /\{[\w.]*\}/;
/** How many uses of a name are read, each with every text of that name. */
const MOST_USES = 50;
/** In characters: the longest value that is filled in, and the length after which nothing more is filled in. */
const LONGEST_FILLING = 300;
const LONGEST_FILLED = 2_000;
const PLACE = /\{([\w.]*)\}/g;

/**
 * The format that begins at a token: `Sprintf("%s/%d", a, b)`, `format!("{}", a)`, `"%s".formatted(a)`, `"{}".format(a)`,
 * `"%s" % a`.
 */
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
  const isMember = tokens[first + 1]?.value === '.' && fillsIn(tokens[first + 2]?.value ?? '');
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

/**
 * The bracket of a formatting call that begins at a token: `fmt.Sprintf(`, `format!(`, `String.format(`. -1 for any other
 * call.
 */
function openerOfCall({ tokens }: Code, first: number): number {
  let name = first;
  while (name < first + 6 && ['.', '::'].includes(tokens[name + 1]?.value ?? '')) {
    name += 2;
  }
  const opener = tokens[name + 1]?.value === '!' ? name + 2 : name + 1;
  return fillsIn(tokens[name]?.value ?? '') && tokens[opener]?.value === '(' ? opener : -1;
}

/**
 * The text of a format, with its placeholders replaced by values.
 *
 * @param valueOf returns the value of an argument; undefined where that is not known
 */
export function filledWith(
  { template, filling }: Format,
  valueOf: (argument: Argument) => string | undefined,
): string {
  const isFromZero = template.includes('{0');
  const values = new Map<Argument, string | undefined>();
  let next = 0;
  let length = template.length;
  return template.replace(PLACE, (place, name: string) => {
    const [, number] = /^(\d+)(?:\.|$)/.exec(name) ?? [];
    const isNext = name === '' || /^[sdvi]$/.test(name);
    const argument =
      number !== undefined
        ? filling[Number(number) - (isFromZero ? 0 : 1)]
        : isNext
          ? filling[next++]
          : filling.find((one) => one.name === name);
    if (argument === undefined || length > LONGEST_FILLED) {
      return place;
    }
    const value = values.has(argument) ? values.get(argument) : valueOf(argument);
    values.set(argument, value);
    const filled = value === undefined || value.length > LONGEST_FILLING ? place : value;
    length += filled.length;
    return filled;
  });
}

interface Text {
  readonly value: string;
  readonly first: number;
  readonly end: number;
}

/** A text that a format makes from a template with a name. */
interface FormattedText extends Text {
  /** The token with that name. */
  readonly name: number;
}

/**
 * The texts that formats make from templates with a name: `String.format(INVOICE, slug, id)`,
 * `INVOICE.formatted(slug, id)`.
 */
export function formattedByName(
  code: Code,
  texts: readonly Text[],
  valueOf: (argument: Argument) => string | undefined,
): readonly FormattedText[] {
  const place = code.language === 'ruby' ? HAS_NAMED_PLACE : HAS_PLACE;
  const byName = new Map<string, Set<string>>();
  texts
    .filter(({ value }) => place.test(value))
    .forEach(({ value, first }) => {
      const name = nameGiven(code, first) ?? '';
      byName.set(name, (byName.get(name) ?? new Set()).add(value));
    });
  return [...byName].flatMap(([name, values]) => {
    const places = (code.places.get(name) ?? []).filter((at) => !isInLog(code, at));
    // Each place is read with every text, or with none.
    const most = Math.ceil(MOST_USES / values.size);
    return places.slice(0, values.size > MOST_USES ? 0 : most).flatMap((at) =>
      [...values].flatMap((value) => {
        const format = formatOfMember(code, at, value) ?? formatAround(code, at, value);
        return format === undefined
          ? []
          : [{ value: filledWith(format, valueOf), first: format.first, end: format.end, name: at }];
      }),
    );
  });
}

/** Whether a name is only used as a template, at these places, other than in logs. */
export function isFormattedOnly(code: Code, name: string, uses: ReadonlySet<number>): boolean {
  const places = (code.places.get(name) ?? []).filter(
    (at) => code.tokens[at + 1]?.value !== '=' && !isInLog(code, at),
  );
  return places.length > 0 && places.every((at) => uses.has(at));
}

/** Whether a token is an argument of a log, perhaps through a format. */
function isInLog(code: Code, at: number): boolean {
  let opener = code.openers[at] ?? -1;
  for (let level = 0; level < LEVELS && opener >= 0; level++) {
    const callee = code.tokens[opener]?.value === '(' ? calleeOf(code, opener) : [];
    if (!isWrap(callee) && !isFormat(callee)) {
      return isLog(callee);
    }
    opener = code.openers[opener] ?? -1;
  }
  return false;
}

/** The format whose template is the argument at a token. */
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
  // Then that text is the template.
  const hasOther = before.some((one) => tokens[one]?.kind === 'text');
  return index > MOST_BEFORE || hasOther
    ? undefined
    : { template, filling: all.slice(index + 1), first, end: closer + 1 };
}

/** Whether a callee is a formatting function. */
export function isFormat(callee: readonly string[]): boolean {
  return fillsIn(callee.at(-1) ?? '');
}

function fillsIn(name: string): boolean {
  if (!MAY_FILL_IN.test(name)) {
    return false;
  }
  const words = name.replace(/([a-z\d])([A-Z])/g, '$1_$2').split('_');
  return words.some((word) => FORMATS.test(word)) && !words.some((word) => SENDS.has(word.toLowerCase()));
}

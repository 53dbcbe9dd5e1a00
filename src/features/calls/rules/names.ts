import { addTo } from '../../../base/addTo';
import { calleeOf, isCollection, isNoCall } from './callees';
import { RESOURCES } from './callsAt';
import { classAround } from './classes';
import { isMember } from './code';
import { type Code, endOfChain, type Expression } from './expressions';
import { functionsAround, functionsIn } from './functions';
import { nameGiven } from './nameGiven';
import { nameHolding } from './nameHolding';

/** A text that may be a part of a path, and the token where it stands. */
export interface Part {
  readonly value: string;
  readonly at: number;
}

const PART = new RegExp(`^(?:[/.]\\S+|(?:${RESOURCES})(?:[/.?{]\\S*)?)$`);
const CONSTANT = /^[A-Z][A-Z0-9_]+$/;
const PLACEHOLDER = /\{([^{}]+)\}/g;
/** In tokens: between a variable of a loop and what it goes through, and through that. */
const LOOP = 12;
const EACH = /^(?:each|map|forEach|for_each|flatMap|flat_map|onEach|ForEach)$/;
const LONGEST_LIST = 200;
/** A path of more than that is put together of other things than names. */
const MOST_WAYS = 16;
const MOST_RETURNS = 200;

/** What the names of a piece of code hold, as far as it may be a part of a path. */
export class Names {
  readonly #code: Code;
  readonly #parts = new Map<string, Part[]>();
  readonly #byPlace = new Map<number, Part>();
  readonly #loops = new Map<number, readonly Part[] | undefined>();
  readonly #byName = new Map<string, readonly Part[]>();
  readonly #texts = new Map<number, Expression>();
  /** Names that addresses begin with, and where they do. */
  readonly #begun = new Set<string>();
  readonly #beginnings = new Set<number>();

  constructor(code: Code, expressions: readonly Expression[]) {
    this.#code = code;
    expressions.forEach((one) => {
      this.#addBeginning(one);
      this.#texts.set(one.first, one);
    });
    let returns = 0;
    wordsOfLists(code).forEach((part) => this.#byPlace.set(part.at, part));
    for (const { value, first } of expressions.filter((one) => PART.test(one.value))) {
      const part = { value, at: first };
      this.#byPlace.set(first, part);
      const name = nameHolding(code, part.at);
      const isReturned = code.tokens[part.at - 1]?.value === 'return' && returns++ < MOST_RETURNS;
      const names = [name, isReturned ? functionsAround(code, part.at).at(-1)?.name : undefined];
      names.filter((one) => one !== undefined).forEach((one) => addTo(this.#parts, one, part));
    }
  }

  /** Whether a name is used for nothing but to begin addresses with, perhaps by another name: `fetch(`${invoices}/${id}.json`)`. */
  isBeginning(name: string, isOther = false): boolean {
    const { tokens, places } = this.#code;
    const declared = functionsIn(this.#code).get(name) ?? [];
    const isGiven = (at: number): boolean =>
      ['=', ':', ':='].includes(tokens[at + 1]?.value ?? '') ||
      tokens[at - 1]?.value === 'def' ||
      declared.some((one) => one.at === at);
    const isHeld = (at: number): boolean => {
      const isMade = !isOther && declared.length > 0 && ['=', ':='].includes(tokens[at - 1]?.value ?? '');
      const holder = isMade ? nameGiven(this.#code, at) : undefined;
      return holder !== undefined && this.isBeginning(holder, true);
    };
    const uses = (places.get(name) ?? []).filter((at) => !isGiven(at));
    return (
      (this.#begun.has(name) || uses.length > 0) && uses.every((at) => this.#beginnings.has(at) || isHeld(at))
    );
  }

  /** The text that a constant is, whatever that is; undefined where it may be another one. */
  constant(name: string): string | undefined {
    const { tokens, places } = this.#code;
    const after = (CONSTANT.test(name) ? (places.get(name) ?? []) : []).map((at) => at + 1);
    const given = after.filter((at) => ['=', ':', '('].includes(tokens[at]?.value ?? ''));
    const text = given.length === 1 ? this.#texts.get((given[0] ?? 0) + 1) : undefined;
    const [last, next] = text === undefined ? [] : tokens.slice(text.end - 1, text.end + 1);
    const isWhole =
      next === undefined || next.value === ';' || (next.kind === 'word' && next.line !== last?.line);
    return isWhole ? text?.value : undefined;
  }

  /** Where children of classes give members what is no part of a path that the code tells, while others of them do. */
  unknownOf(members: ReadonlySet<string>): readonly number[] {
    const { tokens, places } = this.#code;
    return [...members].flatMap((name) => {
      const told = new Set((this.#parts.get(name) ?? []).map(({ at }) => at));
      return (told.size === 0 ? [] : (places.get(name) ?? []))
        .filter((at) => tokens[at + 1]?.value === '=' && !told.has(at + 2) && !isMember(tokens[at - 1]))
        .filter((at) => tokens[at + 2]?.kind === 'word' && functionsAround(this.#code, at).length === 0)
        .filter((at) => (classAround(this.#code, at)?.parents.length ?? 0) > 0)
        .map((at) => tokens[at]?.start ?? 0);
    });
  }

  #addBeginning({ value, first }: Expression): void {
    const [, words] = /^\{([^{}]+)\}./.exec(value) ?? [];
    const names = words?.split('.') ?? [];
    names.forEach((name) => this.#begun.add(name));
    this.#code.tokens
      .slice(first, first + 2 * names.length)
      .forEach((_, index) => this.#beginnings.add(first + index));
  }

  /** An address in each way in which names that it holds can be filled in; none where no name is known. */
  filled(address: string, at: number): readonly Part[] {
    let ways: readonly Part[] = [{ value: address, at }];
    for (const [whole, names = ''] of address.matchAll(PLACEHOLDER)) {
      const parts = this.#partsOf(names.split('.'), at);
      if (parts.length > 0) {
        ways = ways
          .flatMap((way) =>
            parts.map((part) => ({
              value: way.value.replace(whole, () => part.value),
              at: Math.max(way.at, part.at),
            })),
          )
          .slice(0, MOST_WAYS + 1);
      }
    }
    const isFilled = ways.length > 1 || ways[0]?.value !== address;
    return isFilled && ways.length <= MOST_WAYS ? ways : [];
  }

  #partsOf(words: readonly string[], at: number): readonly Part[] {
    const parts = this.#partsHeld(words, at);
    // What a function is given is looked at where it is called.
    const isGiven =
      parts.length > 0 &&
      functionsAround(this.#code, at).some(({ parameters }) =>
        parameters.some(({ names }) => names.some((name) => words.includes(name))),
      );
    return isGiven ? [] : parts;
  }

  #partsHeld(words: readonly string[], at: number): readonly Part[] {
    for (const word of words.toReversed()) {
      const held = this.#ofLoop(word, at) ?? this.#ofClass(this.#parts.get(word) ?? [], at);
      if (held.length > 0) {
        return held;
      }
    }
    const named = this.#named(words.at(-1) ?? '');
    if (named.length > 0) {
      return named;
    }
    // `PATHS[kind]`
    const [table = ''] = words;
    return words.length > 1 && /^\p{Lu}/u.test(table) ? this.#within(table) : [];
  }

  /** What the names hold that a name is given: `kind := fakturoid.Invoices`. */
  #named(name: string): readonly Part[] {
    const known = this.#byName.get(name);
    if (known !== undefined) {
      return known;
    }
    const { tokens, places } = this.#code;
    const held = (places.get(name) ?? [])
      .filter((at) => ['=', ':='].includes(tokens[at + 1]?.value ?? '') && tokens[at + 2]?.kind === 'word')
      .slice(0, MOST_WAYS)
      .map((at) => tokens[endOfChain(this.#code, at + 2) - 1]?.value ?? '')
      .map((one) => (one === name ? [] : (this.#parts.get(one) ?? [])));
    const found = held.every((parts) => parts.length > 0) ? held.flat().slice(0, MOST_WAYS + 1) : [];
    this.#byName.set(name, found);
    return found;
  }

  /** Those of the class in which they are asked for, where it has some. */
  #ofClass(parts: readonly Part[], at: number): readonly Part[] {
    const own = parts.length > 1 ? classAround(this.#code, at) : undefined;
    const inside = parts.filter((part) => own !== undefined && own.from <= part.at && part.at < own.to);
    return inside.length > 0 ? inside : parts;
  }

  /** What a variable is in a loop: `for name in NAMES`, `NAMES.map((name) => …)`. */
  #ofLoop(name: string, at: number): readonly Part[] | undefined {
    const { tokens, places } = this.#code;
    const all = places.get(name) ?? [];
    const last = all.findLastIndex((one) => one < at);
    for (let index = last; index >= 0 && index > last - MOST_WAYS; index--) {
      const place = all[index] ?? 0;
      const found = this.#loops.has(place) ? this.#loops.get(place) : this.#loopAt(place);
      this.#loops.set(place, found);
      if (found !== undefined || tokens[place + 1]?.value === '=') {
        return found;
      }
    }
    return undefined;
  }

  #loopAt(place: number): readonly Part[] | undefined {
    const { tokens, openers, partners } = this.#code;
    const ahead = tokens.slice(place + 1, place + LOOP);
    const sign = ahead.findIndex(({ value }) => ['in', 'of', 'range', '=>', ';', ')', '='].includes(value));
    if (['in', 'of', 'range'].includes(ahead[sign]?.value ?? '')) {
      return this.#listed(place + 2 + sign);
    }
    const own = this.#ofBlock(place);
    if (own !== undefined) {
      return own;
    }
    const opener = openers[place] ?? -1;
    const before = tokens[opener - 1]?.value === 'async' ? opener - 2 : opener - 1;
    const outer = tokens[before]?.value === '(' ? before : opener;
    const isArrow = /^(?:map|forEach|flatMap)$/.test(tokens[outer - 1]?.value ?? '');
    const end = outer - 3;
    return isArrow ? this.#listed(partners.get(end) ?? end, end + 1) : undefined;
  }

  /** What a variable is that stands behind what is gone through: PHP's `foreach ($names as $name)`, `NAMES.each do |name|`. */
  #ofBlock(place: number): readonly Part[] | undefined {
    const { tokens, openers } = this.#code;
    const valueAt = (at: number): string => tokens[at]?.value ?? '';
    const [before, after, next] = [valueAt(place - 1), valueAt(place + 1), valueAt(place + 2)];
    if (before === 'as') {
      return this.#before(place - 1);
    }
    // Elixir's `for name <- names`.
    if (after === '<' && next === '-') {
      return this.#listed(place + 3);
    }
    // `Enum.each(names, fn name ->`
    if (before === 'fn' && after === '->') {
      return this.#before(place - 2);
    }
    const isBlock = (before === '|' && after === '|') || (before === '{' && ['->', 'in'].includes(after));
    const opens = before === '|' ? place - 2 : place - 1;
    const call = ['(', '{', 'do'].includes(valueAt(opens)) ? opens - 1 : -1;
    const isEach = isBlock && EACH.test(tokens[call]?.value ?? '') && openers[call] === openers[call - 1];
    return isEach ? this.#before(call - 1) : undefined;
  }

  /** What stands in the list that ends before a token, or in one whose name does. */
  #before(end: number): readonly Part[] {
    const { tokens, partners } = this.#code;
    const { kind, value = '' } = tokens[end - 1] ?? {};
    // `names.iter().for_each(`
    const isCall = value === ')' && partners.get(end - 1) === end - 2 && tokens[end - 4]?.value === '.';
    return isCall
      ? this.#before(end - 4)
      : kind === 'word'
        ? this.#within(value)
        : this.#between(partners.get(end - 1) ?? end);
  }

  /** What stands in the list that begins at a token, or in one whose name does. */
  #listed(from: number, to = from + LOOP): readonly Part[] | undefined {
    const { tokens, partners } = this.#code;
    for (let at = from; at < to; at++) {
      const { kind, value = '' } = tokens[at] ?? {};
      const found =
        kind === 'word' ? this.#within(value) : ['[', '(', '{'].includes(value) ? this.#between(at) : [];
      if (found.length > 0) {
        return found;
      }
      if (value === ':' || value === ';' || (value === '{' && partners.has(at))) {
        return undefined;
      }
    }
    return undefined;
  }

  /** What stands in a list that has a name. */
  #within(name: string): readonly Part[] {
    const { tokens, places } = this.#code;
    return (places.get(name) ?? []).slice(0, MOST_WAYS).flatMap((at) => {
      const sign = tokens.slice(at + 1, at + LOOP).findIndex(({ value }) => value === '=' || value === '{');
      const opener = at + 2 + sign;
      const isGiven = sign === 0 || tokens[at + 1]?.value === ':' || tokens[at - 1]?.value === 'enum';
      return sign >= 0 && isGiven
        ? ([opener, opener - 1, opener + 1]
            .map((one) => this.#between(one))
            .find((found) => found.length > 0) ?? [])
        : [];
    });
  }

  #between(opener: number): readonly Part[] {
    const callee = this.#code.tokens[opener]?.value === '(' ? calleeOf(this.#code, opener) : [];
    const isCall = callee.length > 0 && !isNoCall(callee) && !isCollection(callee);
    const end = isCall ? 0 : Math.min(this.#code.partners.get(opener) ?? 0, opener + LONGEST_LIST);
    const places = Array.from({ length: Math.max(0, end - opener) }, (_, index) => opener + index);
    const elements = places.filter((at) => this.#isElement(at, opener));
    const parts = elements.map((at) => this.#byPlace.get(at)).filter((part) => part !== undefined);
    return parts.length > 0 ? parts : elements.flatMap((at) => this.#keyAt(at));
  }

  /** A key without quotation marks: `{ invoices: "…" }`. */
  #keyAt(at: number): readonly Part[] {
    const { kind, value = '' } = this.#code.tokens[at] ?? {};
    const isKey = kind === 'word' && this.#code.tokens[at + 1]?.value === ':' && PART.test(value);
    return isKey ? [{ value, at }] : [];
  }

  /** Whether it stands in the list, or in a list or an object that is one of its elements, and not in a call. */
  #isElement(at: number, opener: number): boolean {
    const { tokens, openers } = this.#code;
    const own = openers[at] ?? -1;
    const isInner =
      openers[own] === opener && [',', '[', '{', '(', ':'].includes(tokens[own - 1]?.value ?? '');
    return own === opener || isInner;
  }
}

/** Ruby's `%w[invoices subjects]`. */
function wordsOfLists({ tokens, places, partners, language }: Code): readonly Part[] {
  const lists = language === 'ruby' ? ['w', 'i'].flatMap((word) => places.get(word) ?? []) : [];
  return lists
    .filter((at) => tokens[at - 1]?.value === '%')
    .flatMap((at) => {
      const end = Math.min(partners.get(at + 1) ?? 0, at + LONGEST_LIST);
      return tokens
        .slice(at + 2, Math.max(0, end))
        .map(({ value }, index) => ({ value, at: at + 2 + index }));
    });
}

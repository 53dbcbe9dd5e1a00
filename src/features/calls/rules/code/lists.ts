import { calleeOf, isCollection, isNoCall } from './callees';
import type { Code } from './code';
import { indentedUntil } from './functions';
import { type Held, IS_PART, type Part } from './parts';
import { argumentsOf } from './parameters';
import { isKnownBetween, isWhollyKnown, type Texts } from './values';

/** In tokens: how far after the variable of a loop its list may be, and how far after that its bracket. */
const LOOP = 12;
const EACH = /^(?:each|map|forEach|for_each|flatMap|flat_map|onEach|ForEach)$/;
const LONGEST_LIST = 200;
const MOST_WAYS = 16;
/** Values of a key that are no path: a number, a class. */
const NO_PATH = /^(?:\d+|\p{Lu}\p{L}*|true|false|True|False)$/u;
/** Words and signs around a list that leave its elements as they are. */
const PLAIN =
  /^(?:[.()[\]&?!]|->|::|\?\.|new|Object|keys|values|entries|items|iter|iter_mut|into_iter|enumerate|sorted|reversed|list|set|tuple|List|Set|Map|Array|Arrays|from|of|asList|listOf|arrayOf|setOf|mapOf|string|String|str|allCases|cases|each|withIndex|each_with_index|freeze|to_a|sort|reverse)$/;
const NONE: Held = { parts: [], isWhole: false };

/** The values in lists, and of the variables of loops over them: `kind` in `for kind in ["invoices", "expenses"]`. */
export class Lists {
  readonly #code: Code;
  readonly #byPlace: ReadonlyMap<number, Part>;
  readonly #texts: Texts;
  readonly #loops = new Map<number, Held | undefined>();

  constructor(code: Code, byPlace: ReadonlyMap<number, Part>, texts: Texts) {
    this.#code = code;
    this.#byPlace = byPlace;
    this.#texts = texts;
  }

  /** The values of the variable of a loop: `for name in NAMES`, `NAMES.map((name) => …)`. */
  ofLoop(name: string, at: number): Held | undefined {
    const { tokens, places } = this.#code;
    const all = places.get(name) ?? [];
    const last = all.findLastIndex((one) => one < at);
    for (let index = last; index >= 0 && index > last - MOST_WAYS; index--) {
      const place = all[index] ?? 0;
      const found = this.#loops.has(place) ? this.#loops.get(place) : this.#loopAt(place);
      this.#loops.set(place, found);
      if (found !== undefined && this.#isIn(place, at)) {
        return found;
      }
      if (tokens[place + 1]?.value === '=') {
        return undefined;
      }
    }
    return undefined;
  }

  /** Whether a place is in the loop of a variable: on its line, in its braces, or on the indented lines after it. */
  #isIn(place: number, at: number): boolean {
    const { tokens, openers, partners } = this.#code;
    const own = openers[place] ?? -1;
    const outer = tokens[own]?.value === '(' ? (openers[own] ?? -1) : own;
    const isOneLine = tokens[place]?.line === tokens[at]?.line;
    const isEnded =
      isOneLine &&
      tokens.slice(place, at).some(({ value }, index) => value === ';' && openers[place + index] === outer);
    const closer = outer === own ? -2 : (partners.get(own) ?? -2);
    const body = tokens[closer + 1]?.value === '{' ? partners.get(closer + 1) : undefined;
    return !isEnded && at < (body ?? indentedUntil(this.#code, place, place + 1));
  }

  #loopAt(place: number): Held | undefined {
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

  /** The values of a variable that comes after its list: PHP's `foreach ($names as $name)`, `NAMES.each do |name|`. */
  #ofBlock(place: number): Held | undefined {
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

  /** The values in the list that ends before a token, or whose name does. */
  #before(end: number): Held {
    const { tokens, partners } = this.#code;
    const { kind, value = '' } = tokens[end - 1] ?? {};
    // `names.iter().for_each(`
    const isCall = value === ')' && partners.get(end - 1) === end - 2 && tokens[end - 4]?.value === '.';
    return isCall
      ? this.#before(end - 4)
      : kind === 'word'
        ? this.within(value, end)
        : this.#between(partners.get(end - 1) ?? end);
  }

  /** The values in the list that begins at a token or soon after, or whose name does. */
  #listed(from: number, to?: number): Held | undefined {
    const { tokens, partners } = this.#code;
    for (let at = from; at < (to ?? from + LOOP); at++) {
      const { kind, value = '' } = tokens[at] ?? {};
      const found =
        kind === 'word' ? this.within(value, at) : ['[', '(', '{'].includes(value) ? this.#between(at) : NONE;
      if (found.parts.length > 0) {
        return { ...found, isWhole: found.isWhole && this.#isAlone(from, at, to) };
      }
      if (value === ':' || value === ';' || (value === '{' && partners.has(at))) {
        return undefined;
      }
    }
    return undefined;
  }

  /** Whether a loop goes through a list and nothing else: not `names + others`, `[...names, other]`. */
  #isAlone(from: number, list: number, to: number | undefined): boolean {
    const { tokens, openers, partners } = this.#code;
    const closer = partners.get(openers[from] ?? -1) ?? tokens.length;
    const end = Math.min(to ?? closer, from + LONGEST_LIST);
    const last = tokens[list]?.kind === 'word' ? list : (partners.get(list) ?? list);
    for (let at = from; at < end; at++) {
      const { value = '', line } = tokens[at] ?? {};
      const isEnd = [':', ';', 'do', 'then', '{'].includes(value) || line !== tokens[last]?.line;
      if (at > last && isEnd) {
        return true;
      }
      if ((at < list || at > last) && !PLAIN.test(value)) {
        return false;
      }
    }
    return true;
  }

  /** The values in the list with a name, as it is known at a place. */
  within(name: string, asked: number): Held {
    const { tokens, places } = this.#code;
    const lists = (places.get(name) ?? []).slice(0, MOST_WAYS).flatMap((at) => {
      const sign = tokens.slice(at + 1, at + LOOP).findIndex(({ value }) => value === '=' || value === '{');
      const opener = at + 2 + sign;
      const isGiven = sign === 0 || tokens[at + 1]?.value === ':' || tokens[at - 1]?.value === 'enum';
      const held = [opener, opener - 1, opener + 1].map((one) => this.#between(one));
      const index = sign >= 0 && isGiven ? held.findIndex(({ parts }) => parts.length > 0) : -1;
      return index < 0 ? [] : { ...(held[index] ?? NONE), from: opener };
    });
    // The value of such a name is known where it is a list with known elements only.
    const known = lists.filter(({ isWhole }) => isWhole).map(({ from }) => from);
    const texts = new Map(known.map((from) => [from, this.#endOf(from)]));
    return {
      parts: lists.flatMap(({ parts }) => parts),
      isWhole: lists.length > 0 && isWhollyKnown(this.#code, name, asked, texts),
    };
  }

  /** The end of a value that begins with a list, perhaps after a word: `new[] {…}`, `listOf(…)`, `%w[…].freeze`. */
  #endOf(from: number): number {
    const { tokens, partners } = this.#code;
    const opener = from + tokens.slice(from, from + LOOP).findIndex((_, index) => partners.has(from + index));
    let end = (partners.get(opener) ?? from) + 1;
    if (tokens[end]?.value === '{') {
      end = (partners.get(end) ?? end) + 1;
    }
    return tokens[end]?.value === '.' && tokens[end + 1]?.value === 'freeze' ? end + 2 : end;
  }

  #between(opener: number): Held {
    const { tokens, partners } = this.#code;
    const callee = tokens[opener]?.value === '(' ? calleeOf(this.#code, opener) : [];
    const isCall = callee.length > 0 && !isNoCall(callee) && !isCollection(callee);
    const closer = partners.get(opener) ?? 0;
    const end = isCall ? 0 : Math.min(closer, opener + LONGEST_LIST);
    const places = Array.from({ length: Math.max(0, end - opener) }, (_, index) => opener + index);
    const elements = places.filter((at) => this.#isElement(at, opener));
    const texts = elements.map((at) => this.#byPlace.get(at)).filter((part) => part !== undefined);
    const parts = texts.length > 0 ? texts : elements.flatMap((at) => this.#keyAt(at));
    return { parts, isWhole: end === closer && parts.length > 0 && this.#isWhole(opener, closer, parts) };
  }

  #isWhole(opener: number, closer: number, parts: readonly Part[]): boolean {
    const { tokens, openers } = this.#code;
    // `%w[invoices subjects]`
    if (tokens[opener - 2]?.value === '%') {
      return true;
    }
    return argumentsOf(this.#code, opener + 1, closer).every(({ first, end }) => {
      const sign = tokens
        .slice(first, end)
        .findIndex(
          ({ value }, index) => [':', '=>', '='].includes(value) && openers[first + index] === opener,
        );
      const from = sign < 0 ? first : first + sign + 1;
      const isHolding = parts.some((part) => first <= part.at && part.at < end);
      const isInner = this.#code.partners.get(from) === end - 1;
      return (
        isKnownBetween(this.#code, from, end, opener, this.#texts) ||
        (isHolding && isInner) ||
        (end === from + 1 && sign >= 0 && NO_PATH.test(tokens[from]?.value ?? ''))
      );
    });
  }

  /** A key without quotation marks: `{ invoices: "…" }`. */
  #keyAt(at: number): readonly Part[] {
    const { kind, value = '' } = this.#code.tokens[at] ?? {};
    const isKey = kind === 'word' && this.#code.tokens[at + 1]?.value === ':' && IS_PART.test(value);
    return isKey ? [{ value, at }] : [];
  }

  /** Whether a token is in a list, or in a list or an object that is one of its elements, and not in a call. */
  #isElement(at: number, opener: number): boolean {
    const { tokens, openers } = this.#code;
    const own = openers[at] ?? -1;
    const isInner =
      openers[own] === opener && [',', '[', '{', '(', ':'].includes(tokens[own - 1]?.value ?? '');
    return own === opener || isInner;
  }
}

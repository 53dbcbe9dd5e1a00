import { addTo } from '../../../../base/addTo';
import type { FoundCall } from '../callsAt';
import { classAround, makerOf } from './classes';
import { type Code, endOfChain, isMember } from './code';
import type { Expression } from './expressions';
import { functionAround } from './functionAround';
import { functionsAround, functionsIn, type OwnFunction } from './functions';
import { Lists } from './lists';
import { nameGiven } from './nameGiven';
import { nameHolding } from './nameHolding';
import { withoutMark } from './parameters';
import { type Held, IS_PART, type Part } from './parts';
import { isOfClass, isOfObject } from './objects';
import { isAllReturned, isInScope, isWhollyKnown } from './values';

const CONSTANT = /^[A-Z][A-Z0-9_]+$/;
const PLACEHOLDER = /\{([^{}]+)\}/g;
const LONGEST_LIST = 200;
/** A path with more combinations of values counts as unknown. */
const MOST_WAYS = 16;
const MOST_RETURNS = 200;
const NOTHING: Held = { parts: [], isWhole: false };

/**
 * The values of names in a piece of code, as far as they may be a part of a path: `invoices` for `kind` in
 * `kind = "invoices"`, so that `get("/" + kind + ".json")` is a call of `/invoices.json`.
 */
export class Names {
  readonly #code: Code;
  readonly #parts = new Map<string, Part[]>();
  readonly #lists: Lists;
  readonly #expressions = new Map<number, Expression>();
  /** First tokens of known texts, with the token after each. */
  readonly #texts = new Map<number, number>();
  readonly #byName = new Map<string, readonly Part[]>();
  /** Names that addresses begin with, and the tokens of those beginnings. */
  readonly #begun = new Set<string>();
  readonly #beginnings = new Set<number>();
  readonly #areBeginnings = new Map</* name */ string, boolean>();

  readonly #ownFrom: number;

  /** @param ownFrom in UTF-16 units: where the code itself begins, after that of files that it uses */
  constructor(code: Code, expressions: readonly Expression[], ownFrom: number) {
    this.#code = code;
    this.#ownFrom = ownFrom;
    expressions.forEach((one) => {
      this.#addBeginning(one);
      this.#expressions.set(one.first, one);
    });
    let returns = 0;
    const byPlace = new Map(wordsOfLists(code).map((part) => [part.at, part]));
    this.#lists = new Lists(code, byPlace, this.#texts);
    for (const { value, first, end } of expressions.filter((one) => IS_PART.test(one.value))) {
      const part = { value, at: first };
      byPlace.set(first, part);
      this.#texts.set(first, end);
      const name = nameHolding(code, part.at);
      const isReturned = code.tokens[part.at - 1]?.value === 'return' && returns++ < MOST_RETURNS;
      const names = [name, isReturned ? functionAround(code, part.at)?.name : undefined];
      names.filter((one) => one !== undefined).forEach((one) => addTo(this.#parts, one, part));
    }
  }

  /**
   * The place of a call, in UTF-16 units. A call in another file is placed where the file that uses it contains a part of
   * the path.
   */
  placeOf({ first, end }: Pick<Expression, 'first' | 'end'>, part: number): Pick<FoundCall, 'start' | 'end'> {
    const { tokens } = this.#code;
    const start = tokens[first]?.start ?? 0;
    const given = tokens[part];
    return start < this.#ownFrom && given !== undefined && given.start >= this.#ownFrom
      ? { start: given.start, end: given.end }
      : { start, end: tokens[end - 1]?.end ?? 0 };
  }

  /**
   * Whether a name is only used to begin addresses with, perhaps through another name: `fetch(`${invoices}/${id}.json`)`.
   */
  isBeginning(name: string): boolean {
    let is = this.#areBeginnings.get(name);
    if (is === undefined) {
      is = this.#isUsedToBegin(name, false);
      this.#areBeginnings.set(name, is);
    }
    return is;
  }

  #isUsedToBegin(name: string, isOther: boolean): boolean {
    const { tokens, places } = this.#code;
    const declared = functionsIn(this.#code).get(name) ?? [];
    const isGiven = (at: number): boolean =>
      ['=', ':', ':='].includes(tokens[at + 1]?.value ?? '') ||
      tokens[at - 1]?.value === 'def' ||
      declared.some((one) => one.at === at);
    const isHeld = (at: number): boolean => {
      const isMade = !isOther && declared.length > 0 && ['=', ':='].includes(tokens[at - 1]?.value ?? '');
      const holder = isMade ? nameGiven(this.#code, at) : undefined;
      return holder !== undefined && this.#isUsedToBegin(holder, true);
    };
    const uses = (places.get(name) ?? []).filter((at) => !isGiven(at));
    return (
      (this.#begun.has(name) || uses.length > 0) && uses.every((at) => this.#beginnings.has(at) || isHeld(at))
    );
  }

  /** The text of a constant, whether or not it looks like a path; undefined where it may be another one. */
  constant(name: string): string | undefined {
    const { tokens, places } = this.#code;
    const after = (CONSTANT.test(name) ? (places.get(name) ?? []) : []).map((at) => at + 1);
    const given = after.filter((at) => ['=', ':', '('].includes(tokens[at]?.value ?? ''));
    const text = given.length === 1 ? this.#expressions.get((given[0] ?? 0) + 1) : undefined;
    const [last, next] = text === undefined ? [] : tokens.slice(text.end - 1, text.end + 1);
    const isWhole =
      next === undefined || next.value === ';' || (next.kind === 'word' && next.line !== last?.line);
    return isWhole ? text?.value : undefined;
  }

  /** Places where classes that extend others assign an unknown value to a member to which others assign a part of a path. */
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

  /**
   * The address with its names replaced by their values, once for each combination. A name that may have other values is
   * also left as it is. Empty where no name is known, or where there are too many combinations.
   */
  filled(address: string, at: number): readonly Part[] {
    let ways: readonly Part[] = [{ value: address, at }];
    for (const [whole, names = ''] of address.matchAll(PLACEHOLDER)) {
      const { parts, isWhole } = this.#heldBy(names.split('.'), at);
      const left = isWhole ? [] : [{ value: whole, at }];
      if (parts.length > 0) {
        ways = ways
          .flatMap((way) =>
            [...parts, ...left].map((part) => ({
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

  #heldBy(words: readonly string[], at: number): Held {
    const held = this.#held(words, at);
    // A parameter is looked at where its function is called.
    const isGiven =
      held.parts.length > 0 &&
      functionsAround(this.#code, at).some(({ parameters }) =>
        parameters.some(({ names }) => names.some((name) => words.includes(name))),
      );
    return isGiven ? NOTHING : held;
  }

  #held(words: readonly string[], at: number): Held {
    for (const word of words.toReversed()) {
      const held = this.#lists.ofLoop(word, at) ?? this.#ofName(word, words, at);
      if (held.parts.length > 0) {
        // In `search[tab]`, the name that the table is indexed with may contain a text as well.
        const table = held.isWhole || words.length < 2 ? NOTHING : this.#lists.within(words[0] ?? '', at);
        const isOther = table.parts.every((one) => held.parts.every((part) => part.at !== one.at));
        return table.isWhole && isOther ? table : held;
      }
    }
    const name = words.at(-1) ?? '';
    const named = this.#named(name);
    if (named.length > 0) {
      return { parts: named, isWhole: isWhollyKnown(this.#code, name, at, this.#texts) };
    }
    // `PATHS[kind]`
    const [table = ''] = words;
    return words.length > 1 && /^\p{Lu}/u.test(table) ? this.#lists.within(table, at) : NOTHING;
  }

  /**
   * The texts that are assigned to a name. A member that the constructor takes as a parameter may have other values as
   * well.
   */
  #ofName(word: string, words: readonly string[], at: number): Held {
    const code = this.#code;
    const all = this.#parts.get(word) ?? [];
    const made = all.length > 0 ? classAround(code, at) : undefined;
    const maker = made && makerOf(code, made);
    const isMade =
      maker?.parameters.some(({ names }) => names.includes(withoutMark(word))) === true &&
      !isInside(maker, at);
    if (isMade) {
      const parts = all.filter((part) => isOfClass(code, part.at, at) || this.#isOfOther(part));
      return { parts, isWhole: false };
    }
    const isBare = words.length === 1 && code.language !== 'ruby';
    const seen = isBare ? all.filter((part) => isInScope(code, part.at, at) || this.#isReturned(part)) : all;
    const parts = this.#ofClass(seen, at);
    return {
      parts,
      isWhole:
        parts.every((part) => isOfObject(code, words, part.at, at)) &&
        parts.every((part) => !this.#isReturned(part) || isAllReturned(code, part.at, this.#texts)) &&
        isWhollyKnown(code, word, at, this.#texts, ownerOf(words)),
    };
  }

  /** Whether a text is assigned to a member of an object: `resource.path = "users"`. */
  #isOfOther({ at }: Part): boolean {
    const [dot, , sign] = this.#code.tokens.slice(Math.max(0, at - 3), at);
    return ['.', '->'].includes(dot?.value ?? '') && sign?.value === '=';
  }

  #isReturned({ at }: Part): boolean {
    return this.#code.tokens[at - 1]?.value === 'return';
  }

  /** The values of the names that are assigned to a name: `kind := fakturoid.Invoices`. */
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

  /** The values in the class around a place; all of them where it has none. */
  #ofClass(parts: readonly Part[], at: number): readonly Part[] {
    const own = parts.length > 1 ? classAround(this.#code, at) : undefined;
    const inside = parts.filter((part) => own !== undefined && own.from <= part.at && part.at < own.to);
    return inside.length > 0 ? inside : parts;
  }
}

/** The class or the object of constants that a name is a member of: `Paths.INVOICES`. */
function ownerOf(words: readonly string[]): string | undefined {
  const owner = words.at(-2);
  return owner !== undefined && /^\p{Lu}/u.test(owner) ? owner : undefined;
}

function isInside({ from, to }: OwnFunction, at: number): boolean {
  return from <= at && at < to;
}

/** The words of Ruby's lists of words: `%w[invoices subjects]`. */
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

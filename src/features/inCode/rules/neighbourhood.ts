import { type Block, blocksAround, endOf } from './blocks';
import { lineEnd, lineStart } from './lines';
import type { Range } from './shapes';
import { isOfService } from './services';
import { nameOf } from './words';

/**
 * How strongly the text around a value suggests Fakturoid. `strong`: its address, its library, a block, a call or a
 * path with its name; `weak`: the word nearby.
 */
export type Clues = 'strong' | 'weak' | 'none';

/** In lines and in characters: what is farther away is about something else. */
const NEAR_LINES = 30;
const NEAR_CHARACTERS = 3000;
const LONGEST_LINE = 1000;
/** In a file full of mentions, looking at all of them would take long. */
const MOST_MENTIONS = 1000;

const IMPORT =
  /^\s*(?:import|from|use|using|require|require_once|include|gem|const|let|var|#\s*include|open|alias)\b/;
const LIBRARY = /\b(?:import|from|use|using|require|gem)\b/;

/** The word, with everything that is joined to it. */
const MENTION = /(?<![\w-])[\w-]{0,60}?fakturoid(?!\.cz)(?:[\w-]{0,60}\w)?(?:\.\w+)?/gi;
/** Matches the text after a key that is given a value. */
const GIVES = /^["'`\])}]{0,3}(?:\s*=|:(?=\s|=)|\s+:(?=\s))/;
const READS = /[.$%{]$/;
/** A name such as `FAKTUROID_SLUG`, anywhere. */
const VARIABLE = /^[A-Z\d_]*FAKTUROID_[A-Z\d_]+$|^[A-Z\d_]+_FAKTUROID$/;

const HOST = /fakturoid\.cz/i;
/** The key of a credential with our prefix: keys without one beside it belong to others. */
const PREFIXED_CREDENTIAL = /fakturoid[_.-]\w{0,60}(?:id|secret|token|key)\b/i;
/** Files in which every key has the prefix of what it is for. */
const ENVIRONMENT = /(?:^|\/)\.env[^/]*$|\.env$/i;
/** In characters: the address of a request is close to what is sent with it. */
const BESIDE = 1000;

/** Files whose blocks are things of their own; in programs any function is a block. */
const DATA_FILE = /\.(?:jsonc?|ya?ml|toml|ini|cfg|conf|properties|xml|plist|tfvars)$/i;

/** What a line points to. */
type Speaks = 'library' | 'host' | 'word' | 'service' | 'nothing';

/** The text around the values of a file. Each line is read once. */
export class Neighbourhood {
  readonly #text: string;
  readonly #isData: boolean;
  readonly #isOurPath: boolean;
  readonly #hasLibrary: boolean;
  readonly #hasPrefix: boolean;
  /** Ranges in which values may belong to Fakturoid at all. */
  readonly ranges: readonly Range[];
  #last: { readonly position: number; readonly blocks: readonly Block[] } | undefined;
  readonly #lines = new Map</* start */ number, Speaks>();

  constructor(text: string, path: string) {
    this.#text = text;
    this.#isData = DATA_FILE.test(path);
    this.#isOurPath = /fakturoid/i.test(path);
    const { hasLibrary, ranges } = mentionsIn(text);
    this.#hasLibrary = hasLibrary;
    this.#hasPrefix = ENVIRONMENT.test(path) || PREFIXED_CREDENTIAL.test(text);
    this.ranges = this.#isOurPath ? [{ start: 0, end: text.length }] : ranges;
  }

  /** The blocks around a place; those of the last place are remembered. */
  blocks(position: number): readonly Block[] {
    if (this.#last?.position !== position) {
      this.#last = { position, blocks: blocksAround(this.#text, position) };
    }
    return this.#last.blocks;
  }

  /** How strongly the text around a place suggests Fakturoid, unless another service is nearer. */
  clues(position: number, blocks: readonly Block[]): Clues {
    if (blocks.some(({ header }) => /fakturoid/i.test(header))) {
      return 'strong';
    }
    const other = this.#isData ? blocks.find(({ header }) => isOfOther(header)) : undefined;
    if (other !== undefined && !nameOf(other.header).isOther && this.#hasHostBeside(position, blocks)) {
      return 'strong';
    }
    const nearest = this.#nearest(position, other);
    if (nearest === 'service') {
      return 'none';
    }
    if (nearest === 'host' || nearest === 'library') {
      return 'strong';
    }
    if (other === undefined && (this.#isOurPath || this.#hasLibrary)) {
      return 'strong';
    }
    return nearest === 'word' ? 'weak' : 'none';
  }

  /** What the nearest line that points to anything points to; `block` limits the search to its inside. */
  #nearest(position: number, block: Block | undefined): Speaks {
    const text = this.#text;
    const own = lineStart(text, position);
    const floor = Math.max(block?.start ?? 0, position - NEAR_CHARACTERS);
    const ceiling = Math.min(endOf(text, block), position + NEAR_CHARACTERS);
    const around = text.slice(Math.max(own, floor), Math.min(ceiling, lineEnd(text, position)));
    const onLine = this.#speaksFor(around);
    if (onLine !== 'nothing') {
      return onLine;
    }
    let above = own;
    let below = lineEnd(text, position) + 1;
    for (let count = 0; count < NEAR_LINES; count++) {
      above = above > floor ? lineStart(text, above - 1) : -1;
      const up = above >= floor && above >= 0 ? this.#line(above) : 'nothing';
      const down = below < ceiling ? this.#line(below) : 'nothing';
      below = lineEnd(text, below) + 1;
      const found = [up, down].filter((speaks) => speaks !== 'nothing');
      if (found.length > 0) {
        return found.find((speaks) => speaks !== 'service') ?? 'service';
      }
      if (above <= 0) {
        above = -1;
      }
    }
    return 'nothing';
  }

  #line(start: number): Speaks {
    let speaks = this.#lines.get(start);
    if (speaks === undefined) {
      speaks = this.#speaksFor(
        this.#text.slice(start, Math.min(lineEnd(this.#text, start), start + LONGEST_LINE)),
      );
      this.#lines.set(start, speaks);
    }
    return speaks;
  }

  #speaksFor(line: string): Speaks {
    if (!/fakturoid/i.test(line)) {
      return isOfService(line) ? 'service' : 'nothing';
    }
    if (IMPORT.test(line) && LIBRARY.test(line)) {
      return 'library';
    }
    const mentions = [...line.matchAll(MENTION)];
    const isPlain = mentions.some(({ 0: word, index }) => !isPrefix(line, word, index));
    // An address with our name counts for everything around it, unless other names have our prefix.
    return HOST.test(line) && (isPlain || mentions.length === 0 || !this.#hasPrefix)
      ? 'host'
      : isPlain
        ? 'word'
        : 'nothing';
  }

  /** Whether one of these blocks has Fakturoid's address as a value, as a request with a token in its headers does. */
  #hasHostBeside(position: number, blocks: readonly Block[]): boolean {
    // The outermost block contains everything.
    const starts = new Set(blocks.slice(0, -1).map(({ start }) => start));
    const from = Math.max(0, position - BESIDE);
    const near = this.#text.slice(from, position + BESIDE);
    return [...near.matchAll(/fakturoid\.cz/gi)].slice(0, 4).some(({ index }) => {
      const [own] = blocksAround(this.#text, from + index);
      return own !== undefined && starts.has(own.start);
    });
  }
}

/** Whether the word is only a part of a key: such a key says nothing about keys without our prefix beside it. */
function isPrefix(line: string, word: string, index: number): boolean {
  const isAlone = /^fakturoid$/i.test(word);
  const isGiven = GIVES.test(line.slice(index + word.length)) || READS.test(line.slice(0, index));
  return VARIABLE.test(word) || (!isAlone && isGiven);
}

interface Mentions {
  /** The file uses a library for Fakturoid. */
  readonly hasLibrary: boolean;
  /** The text near each mention of the word, in order. */
  readonly ranges: readonly Range[];
}

function mentionsIn(text: string): Mentions {
  const ranges: { start: number; end: number }[] = [];
  let left = MOST_MENTIONS;
  for (const { index } of text.matchAll(/fakturoid/gi)) {
    const before = text.slice(Math.max(0, index - 100), index);
    const after = text.slice(index, index + 60);
    const line = before.slice(before.lastIndexOf('\n') + 1) + after.split('\n', 1).join('');
    const hasLibrary = IMPORT.test(line) && LIBRARY.test(line);
    if (hasLibrary || --left === 0) {
      return { hasLibrary, ranges: [{ start: 0, end: text.length }] };
    }
    const last = ranges.at(-1);
    const start = Math.max(0, index - NEAR_CHARACTERS);
    const end = index + NEAR_CHARACTERS;
    if (last === undefined || last.end < start) {
      ranges.push({ start, end });
    } else {
      last.end = end;
    }
  }
  return { hasLibrary: false, ranges };
}

function isOfOther(header: string): boolean {
  const { isForeign, isOther } = nameOf(header);
  return isForeign || isOther;
}

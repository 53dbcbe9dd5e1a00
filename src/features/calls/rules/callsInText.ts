import { type Piece, piecesOf } from './code/pieces';
import type { FoundCall } from './callsAt';
import { type Known, knownIn, NOTHING_KNOWN, type ReadCalls, readCalls } from './readCalls';

/**
 * A large text is searched for bases and clients around its first mentions of Fakturoid: how many of them, and how many
 * characters before and after each.
 */
const MOST_MENTIONS = 12;
const ROUND_MENTION = 400;

const FAKTUROID = /fakturoid/i;

/** The calls in a text, found on demand: a large text is read piece by piece. Never throws, whatever the text contains. */
export class CallsInText {
  readonly #text: string;
  readonly #language: string;
  readonly #isNamed: boolean;
  readonly #imported: string;
  readonly #found = new Map<Piece, ReadCalls>();
  #pieces: readonly Piece[] | undefined;
  #known: Known | undefined;

  /**
   * @param path path of the file; where it names Fakturoid, as `src/fakturoid/invoices.ts`, the text need not do so
   * @param imported code of other files that this one uses; it is read together with the text
   */
  constructor(text: string, language: string, path = '', imported = '') {
    this.#text = text;
    this.#language = language;
    this.#isNamed = FAKTUROID.test(path + imported);
    this.#imported = imported;
  }

  /** The calls that begin in the piece around an offset, or in the piece before it. */
  at(offset: number): readonly FoundCall[] {
    const pieces = this.#piecesWithCalls;
    const index = pieces.findIndex(({ end }) => offset <= end);
    return pieces.slice(Math.max(0, index - 1), index + 1).flatMap((piece) => this.#readIn(piece).calls);
  }

  /** All calls, one piece of the text at a time, in the order of the text. */
  *inPieces(): Generator<ReadCalls> {
    for (const piece of this.#piecesWithCalls) {
      yield this.#readIn(piece);
    }
  }

  /** Empty where neither the text, its path nor the imported code names Fakturoid. */
  get #piecesWithCalls(): readonly Piece[] {
    this.#pieces ??= this.#isNamed || FAKTUROID.test(this.#text) ? piecesOf(this.#text) : [];
    return this.#pieces;
  }

  #readIn(piece: Piece): ReadCalls {
    const known = this.#found.get(piece);
    if (known !== undefined) {
      return known;
    }
    const { start, end, readFrom, readTo } = piece;
    this.#known ??= start === 0 && end === this.#text.length ? this.#knownAtFirst : this.#knownInAll();
    const code = this.#imported + this.#text.slice(readFrom, readTo);
    const read = readCalls(code, this.#language, this.#known, this.#imported.length);
    const shift = readFrom - this.#imported.length;
    const isHere = (one: { readonly start: number }): boolean => start <= one.start && one.start < end;
    const found = {
      calls: read.calls
        .map((call) => ({ ...call, start: call.start + shift, end: call.end + shift }))
        .filter(isHere)
        .toSorted((a, b) => a.start - b.start || a.method.localeCompare(b.method)),
      open: read.open.map((one) => ({ ...one, start: one.start + shift })).filter(isHere),
    };
    this.#found.set(piece, found);
    return found;
  }

  get #knownAtFirst(): Known {
    return { ...NOTHING_KNOWN, isNamed: this.#isNamed };
  }

  /** Reads around the first mentions of Fakturoid, where variables are assigned its address and its clients. */
  #knownInAll(): Known {
    let known = this.#knownAtFirst;
    let readTo = 0;
    let count = 0;
    for (const { index } of this.#text.matchAll(/fakturoid/gi)) {
      if (index >= readTo) {
        if (count++ === MOST_MENTIONS) {
          break;
        }
        const from = Math.max(readTo, this.#text.lastIndexOf('\n', index), index - ROUND_MENTION);
        readTo = index + ROUND_MENTION;
        known = knownIn(this.#text.slice(from, readTo), this.#language, known);
      }
    }
    return known;
  }
}

/** A part of a text that is read on its own. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** The piece with its surroundings, so that a call that begins in it is read as a whole. */
  readonly readFrom: number;
  readonly readTo: number;
}

/** In UTF-16 units. Reading a piece takes a few milliseconds. */
const GRAIN = 4_000;
const GRAINS = 4;
/** A text up to this length is one piece. */
const WHOLE = GRAIN * (GRAINS + 2);

/**
 * Texts and comments, which are not cut: after a closing quotation mark without its opening one, code and texts would be
 * mixed up.
 */
const QUOTED =
  /"[^"\\\n]*(?:\\[^][^"\\\n]*)*"|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'|`[^`\\]*(?:\\[^][^`\\]*)*`|\/\/[^\n]*|\/\*[^]*?\*\//g;

/** Cuts a text into pieces, in the order of the text. */
export function piecesOf(text: string): readonly Piece[] {
  if (text.length <= WHOLE) {
    return [{ start: 0, end: text.length, readFrom: 0, readTo: text.length }];
  }
  const cuts = cutsOf(text);
  const pieces: Piece[] = [];
  for (let at = 0; at < cuts.length; at += GRAINS) {
    pieces.push({
      start: cuts[at] ?? 0,
      end: cuts[at + GRAINS] ?? text.length,
      readFrom: cuts[at - 1] ?? 0,
      readTo: cuts[at + GRAINS + 1] ?? text.length,
    });
  }
  return pieces;
}

/** The offsets to cut at, about a grain apart. */
function cutsOf(text: string): readonly number[] {
  const cuts = [0];
  let next = GRAIN;
  const cut = (at: number): void => {
    cuts.push(at);
    next = at + GRAIN;
  };
  for (const { index, 0: quoted } of text.matchAll(QUOTED)) {
    while (next <= index) {
      cut(next);
    }
    const end = index + quoted.length;
    // A longer text is data, and may be cut.
    if (next < end && end - next < GRAIN) {
      cut(end);
    }
  }
  while (next < text.length) {
    cut(next);
  }
  return cuts;
}

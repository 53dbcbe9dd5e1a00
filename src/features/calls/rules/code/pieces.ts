/** A part of a text that is read on its own. */
export interface Piece {
  readonly start: number;
  readonly end: number;
  /** With what stands round it, so that a call is read whole that begins in it. */
  readonly readFrom: number;
  readonly readTo: number;
}

/** In UTF-16 units: reading a piece takes a few milliseconds. */
const GRAIN = 4_000;
const GRAINS = 4;
/** A text that is no longer is one piece. */
const WHOLE = GRAIN * (GRAINS + 2);

/** Texts and comments, in which nothing is cut: behind a quotation mark that closes, all would be read inside out. */
const QUOTED =
  /"[^"\\\n]*(?:\\[^][^"\\\n]*)*"|'[^'\\\n]*(?:\\[^][^'\\\n]*)*'|`[^`\\]*(?:\\[^][^`\\]*)*`|\/\/[^\n]*|\/\*[^]*?\*\//g;

/** The pieces of a text, in its order. */
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

/** About as far apart as a grain is long. */
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
    // What is longer is data.
    if (next < end && end - next < GRAIN) {
      cut(end);
    }
  }
  while (next < text.length) {
    cut(next);
  }
  return cuts;
}

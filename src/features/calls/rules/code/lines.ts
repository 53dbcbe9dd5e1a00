/**
 * Returns a function that maps an offset to its line, from 0. It reads the text once: an offset that is smaller than one
 * before gets the line of that one.
 */
export function linesOf(text: string): (offset: number) => number {
  let line = 0;
  let counted = 0;
  return (offset) => {
    for (let at = text.indexOf('\n', counted); at >= 0 && at < offset; at = text.indexOf('\n', at + 1)) {
      line++;
      counted = at + 1;
    }
    return line;
  };
}

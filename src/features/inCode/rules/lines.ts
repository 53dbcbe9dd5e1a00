/** In characters: lines are longer in files that were made by machines, and their beginning says nothing of their end. */
const FARTHEST = 3000;

/** Where the line begins in which a place is, or what counts of it. */
export function lineStart(text: string, position: number): number {
  const from = Math.max(0, position - FARTHEST);
  return from + text.slice(from, position).lastIndexOf('\n') + 1;
}

/** Where the line ends in which a place is, or what counts of it. */
export function lineEnd(text: string, position: number): number {
  const end = text.slice(position, position + FARTHEST).indexOf('\n');
  return end === -1 ? Math.min(text.length, position + FARTHEST) : position + end;
}

/** In characters: longer lines are in generated files, and their beginning says nothing about their end. */
const FARTHEST = 3000;

/** The start of the line that a place is in, or of the part that is considered. */
export function lineStart(text: string, position: number): number {
  const from = Math.max(0, position - FARTHEST);
  return from + text.slice(from, position).lastIndexOf('\n') + 1;
}

/** The end of the line that a place is in, or of the part that is considered. */
export function lineEnd(text: string, position: number): number {
  const end = text.slice(position, position + FARTHEST).indexOf('\n');
  return end === -1 ? Math.min(text.length, position + FARTHEST) : position + end;
}

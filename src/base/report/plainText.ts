/** A text on one line, without control characters, including those that change the direction of text. */
export function onOneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').trim();
}

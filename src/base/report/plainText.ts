/** A text on one line, without control characters, those among them that turn the direction of what follows. */
export function onOneLine(text: string): string {
  return text.replace(/[\s\p{C}]+/gu, ' ').trim();
}

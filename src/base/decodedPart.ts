/** A part of an address without its percent signs; as it is where they stand for nothing. */
export function decodedPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** Percent-decodes a part of an address; returns it unchanged if it is not validly encoded. */
export function decodedPart(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

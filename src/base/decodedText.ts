/** In bytes. A file that is not text has a zero byte among these. */
const LOOKED_AT = 1000;

/** Decodes a file as UTF-8, or as UTF-16 if its first two bytes say so. Returns undefined if it is not text. */
export function decodedText(bytes: Uint8Array): string | undefined {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) {
    return new TextDecoder('utf-16le').decode(bytes);
  }
  if (first === 0xfe && second === 0xff) {
    return new TextDecoder('utf-16be').decode(bytes);
  }
  return bytes.subarray(0, LOOKED_AT).includes(0) ? undefined : new TextDecoder().decode(bytes);
}

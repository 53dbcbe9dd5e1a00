/** Signature at the start of git's index (gitformat-index). */
const SIGNATURE = 'DIRC';
/** Bytes of an entry before its flags: times, numbers and the hash. */
const FIXED = 60;
const NAME_LENGTH = 0xfff;
const IS_EXTENDED = 0x4000;
/** In bytes. No operating system has longer paths. */
const LONGEST_PATH = 0x8000;

/**
 * Whether git tracks a file, according to its index; undefined if the index cannot be read.
 *
 * @param path below the repository, with slashes
 */
export function isInIndex(index: Uint8Array, path: string): boolean | undefined {
  const bytes = Buffer.from(index.buffer, index.byteOffset, index.byteLength);
  if (bytes.length < 12 || bytes.toString('latin1', 0, 4) !== SIGNATURE) {
    return undefined;
  }
  const version = bytes.readUInt32BE(4);
  switch (version) {
    case 2:
    case 3:
      return hasName(bytes, path);
    case 4:
      return hasSharedName(bytes, path);
    default:
      return undefined;
  }
}

/** Before version 4, names are stored in full: searches for the name and checks the length in the flags before it. */
function hasName(bytes: Buffer, path: string): boolean {
  const name = Buffer.from(`${path}\0`);
  const length = Math.min(name.length - 1, NAME_LENGTH);
  for (let at = bytes.indexOf(name, FIXED); at !== -1; at = bytes.indexOf(name, at + 1)) {
    const flags = bytes.readUInt16BE(at - 2);
    const before = bytes.readUInt16BE(at - 4);
    const isExtended = (before & IS_EXTENDED) !== 0 && (before & NAME_LENGTH) === length;
    if ((flags & NAME_LENGTH) === length || isExtended) {
      return true;
    }
  }
  return false;
}

/** In version 4, a name is stored as a difference from the one before it, so all of them are read. */
function hasSharedName(bytes: Buffer, path: string): boolean {
  const wanted = Buffer.from(path);
  let name = Buffer.alloc(0);
  let at = 12;
  for (let left = bytes.readUInt32BE(8); left > 0 && at + FIXED + 2 < bytes.length; left--) {
    at += FIXED + ((bytes.readUInt16BE(at + FIXED) & IS_EXTENDED) === 0 ? 2 : 4);
    let byte = bytes[at++] ?? 0;
    let removed = byte & 0x7f;
    while ((byte & 0x80) !== 0 && at < bytes.length) {
      byte = bytes[at++] ?? 0;
      removed = (removed + 1) * 0x80 + (byte & 0x7f);
    }
    const end = bytes.indexOf(0, at);
    if (end === -1 || name.length > LONGEST_PATH) {
      return false;
    }
    name = Buffer.concat([name.subarray(0, Math.max(0, name.length - removed)), bytes.subarray(at, end)]);
    if (name.equals(wanted)) {
      return true;
    }
    at = end + 1;
  }
  return false;
}

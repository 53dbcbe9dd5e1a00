import { unzipSync, zipSync, type Zippable } from 'fflate';

/** The oldest date that a zip file knows. Local time, because zip files have no time zone. */
const NO_DATE = new Date(1980, 0, 1);
const UNIX = 3;
const REGULAR_FILE_READABLE_BY_ALL = (0o100644 << 16) >>> 0;

/**
 * Packs a zip file anew so that its bytes depend on names and contents alone: not on the order in which a disk lists
 * files, their dates and permissions, the time zone, or the zlib of this Node.
 */
export function reproducibleZip(zip: Uint8Array): Uint8Array {
  const files = Object.entries(unzipSync(zip)).sort(([a], [b]) => (a < b ? -1 : 1));
  const entries: Zippable = {};
  for (const [name, content] of files) {
    entries[name] = [content, { level: 9, mtime: NO_DATE, os: UNIX, attrs: REGULAR_FILE_READABLE_BY_ALL }];
  }
  return zipSync(entries);
}

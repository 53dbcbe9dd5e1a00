import JSZip from 'jszip';

/** The oldest date that a zip file knows. */
const NO_DATE = new Date(Date.UTC(1980, 0, 1));
const REGULAR_FILE_READABLE_BY_ALL = 0o100644;

/**
 * Packs a zip file again so that its bytes depend on names and contents alone: not on the order in which a disk lists
 * files, their dates and permissions, the time zone, or the zlib of this Node.
 */
export async function reproducibleZip(zip: Uint8Array): Promise<Uint8Array> {
  const packed = new JSZip();
  for (const [name, content] of Object.entries(await readZip(zip))) {
    packed.file(name, content, {
      date: NO_DATE,
      unixPermissions: REGULAR_FILE_READABLE_BY_ALL,
      createFolders: false,
    });
  }
  return packed.generateAsync({
    type: 'uint8array',
    platform: 'UNIX',
    compression: 'DEFLATE',
    compressionOptions: { level: 9 },
  });
}

/** The files in a zip file by their paths, in the order of these. */
export async function readZip(zip: Uint8Array): Promise<Readonly<Record<string, Uint8Array>>> {
  const files = Object.values((await JSZip.loadAsync(zip)).files)
    .filter(({ dir }) => !dir)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return Object.fromEntries(
    await Promise.all(files.map(async (file) => [file.name, await file.async('uint8array')] as const)),
  );
}

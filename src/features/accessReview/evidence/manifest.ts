import { createHash } from 'node:crypto';

/** A file of a folder, by its name in it. */
interface ListedFile {
  /** Consists of letters, digits, dots and dashes: a manifest writes other characters differently. */
  readonly name: string;
  readonly content: Uint8Array;
}

/** The sums of files as `sha256sum` (GNU coreutils) writes and `sha256sum -c` reads them, a line for each. */
export function manifestOf(files: readonly ListedFile[]): string {
  const lines = files.map(({ name, content }) => `${sha256(content)}  ${name}\n`);
  return lines.join('');
}

function sha256(content: Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

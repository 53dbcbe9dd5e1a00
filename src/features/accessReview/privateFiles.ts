import { chmod, mkdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { removeAbandoned, UNFINISHED, writeAtomically } from '../../base/writeAtomically';
import { fileNamesIn } from '../../directory/savedFileNames';

const OWNER_ONLY = 0o600;

/** How many files of a kind there are. */
export interface FileCounts {
  /** Complete files, including those that cannot be used. */
  readonly whole: number;
  /** Files that were not finished because VS Code ended. */
  readonly unfinished: number;
}

/**
 * The files of one kind in a folder on this machine, readable by the user alone: they tell who has access to what. Windows
 * may share the folder. Errors of the file system are thrown as they come, except where said.
 */
export class PrivateFiles {
  readonly #folder: string;
  readonly #prefix: string;
  readonly #isWhole: (name: string) => boolean;

  /**
   * @param folder created when something is first saved
   * @param prefix which all names of the kind have, also those of unfinished files
   */
  constructor(folder: string, prefix: string, isWhole: (name: string) => boolean) {
    this.#folder = folder;
    this.#prefix = prefix;
    this.#isWhole = isWhole;
  }

  /** The names of whole files. */
  async names(): Promise<readonly string[]> {
    return (await this.#all()).whole;
  }

  /** Reads a file; undefined if it is too large or cannot be read. */
  async read(name: string, largestBytes: number): Promise<Buffer | undefined> {
    const path = join(this.#folder, name);
    try {
      return (await stat(path)).size > largestBytes ? undefined : await readFile(path);
    } catch {
      return undefined;
    }
  }

  /** Writes a file as a whole or not at all, and deletes what was left unfinished. */
  async write(name: string, text: string): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 });
    // It may have been made by somebody else, and the mode of a new one is subject to the umask.
    await chmod(this.#folder, 0o700);
    await this.tidy();
    await writeAtomically(join(this.#folder, name), text, OWNER_ONLY);
  }

  /** Deletes what an ended VS Code left unfinished. What cannot be deleted now is left for later. */
  async tidy(): Promise<void> {
    await removeAbandoned(this.#folder, (file) => this.#isUnfinished(file));
  }

  /** Deletes a file; it is no error if it is already gone. */
  async delete(name: string): Promise<void> {
    await rm(join(this.#folder, name), { force: true });
  }

  /** What {@link PrivateFiles.deleteAll} would delete. */
  async count(): Promise<FileCounts> {
    const { whole, unfinished } = await this.#all();
    return { whole: whole.length, unfinished: unfinished.length };
  }

  /**
   * Deletes all files of the kind, including those that cannot be used or were left unfinished.
   *
   * @returns what it deleted
   */
  async deleteAll(): Promise<FileCounts> {
    const { whole, unfinished } = await this.#all();
    await Promise.all([...whole, ...unfinished].map((name) => this.delete(name)));
    return { whole: whole.length, unfinished: unfinished.length };
  }

  async #all(): Promise<Record<keyof FileCounts, readonly string[]>> {
    const names = await fileNamesIn(this.#folder);
    return {
      whole: names.filter(this.#isWhole),
      unfinished: names.filter((name) => this.#isUnfinished(name)),
    };
  }

  #isUnfinished(name: string): boolean {
    return name.startsWith(this.#prefix) && name.endsWith(UNFINISHED);
  }
}

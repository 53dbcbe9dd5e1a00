import { randomUUID } from 'node:crypto';
import * as z from 'zod/mini';
import { FileSystemError, FileType, type Memento, Uri, workspace } from 'vscode';
import { ABANDONED_AFTER_MS, UNFINISHED } from '../../../base/writeAtomically';
import { parseUri } from '../parseUri';

/** More are never under way at once; the oldest are forgotten. */
const MOST = 100;
const NAME = /\.[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}\.tmp$/;

const stored = z.catch(z.array(z.string().check(z.maxLength(4000))), []);

/** An address for a folder that is not finished, beside the place of the finished one. */
export function unfinishedUri(parent: Uri, name: string): Uri {
  return Uri.joinPath(parent, `${name}.${randomUUID()}${UNFINISHED}`);
}

/**
 * Folders of one kind that are being written. They are noted for all windows before anything is in them: VS Code may
 * end, and the personal data in them must not stay where nobody looks.
 */
export class UnfinishedSaves {
  readonly #memento: Pick<Memento, 'get' | 'update'>;
  readonly #key: string;
  readonly #prefix: string;
  readonly #files: readonly string[];
  /** Saves of this window, which never count as abandoned, however long they take. */
  readonly #underWay = new Set<string>();

  /**
   * @param key under which the addresses of the folders are kept, and nothing else
   * @param prefix how the names of all such folders begin
   * @param files all files that such a folder may contain: nothing else in it is ever deleted
   */
  constructor(
    memento: Pick<Memento, 'get' | 'update'>,
    key: string,
    prefix: string,
    files: readonly string[],
  ) {
    this.#memento = memento;
    this.#key = key;
    this.#prefix = prefix;
    this.#files = files;
  }

  /** Whether a name is that of an unfinished folder of the kind. */
  isOurs(name: string): boolean {
    return name.startsWith(this.#prefix) && NAME.test(name);
  }

  /** Notes a folder before it is made. */
  async begin(folder: Uri): Promise<void> {
    const address = folder.toString();
    this.#underWay.add(address);
    await this.#store([...this.#others(address), address].slice(-MOST));
  }

  /** Ends a save: deletes the folder if it was not finished, as far as that can be done now. Never throws. */
  async end(folder: Uri): Promise<void> {
    const address = folder.toString();
    this.#underWay.delete(address);
    if (await this.#deleteFolder(folder).catch(() => false)) {
      await this.#forget(address);
    }
  }

  /**
   * Deletes what an ended VS Code left unfinished. What another window may still be writing stays, and so does what cannot be
   * reached now. Never throws.
   *
   * @returns whether something is left
   */
  async tidy(): Promise<boolean> {
    for (const address of this.#addresses().filter((one) => !this.#underWay.has(one))) {
      const folder = parseUri(address);
      const isGone =
        folder === undefined ||
        !this.isOurs(nameOf(folder)) ||
        (await this.deleteAbandoned(folder).catch(() => false));
      if (isGone) {
        await this.#forget(address);
      }
    }
    const left = this.#addresses();
    if (left.length === 0) {
      await this.#store(left);
    }
    return left.length > 0;
  }

  /** Deletes a folder, unless somebody may still be writing it. Whether it is gone. @throws what the file system throws */
  async deleteAbandoned(folder: Uri): Promise<boolean> {
    const age = await this.#age(folder);
    if (age === undefined) {
      // A disk that is not connected now may still have it.
      return (await modifiedAt(Uri.joinPath(folder, '..'))) !== undefined;
    }
    return age > ABANDONED_AFTER_MS && (await this.#deleteFolder(folder));
  }

  /**
   * Milliseconds since something was written there, never negative, as the clock may have been set back. Undefined:
   * not there.
   */
  async #age(folder: Uri): Promise<number | undefined> {
    const all = [folder, ...this.#files.map((name) => Uri.joinPath(folder, name))];
    const times = await Promise.all(all.map(modifiedAt));
    const [first] = times;
    return first === undefined
      ? undefined
      : Math.abs(Date.now() - Math.max(...times.filter((time) => time !== undefined)));
  }

  /** Deletes our files, and the folder if nothing else is in it. */
  async #deleteFolder(folder: Uri): Promise<boolean> {
    if ((await modifiedAt(folder)) === undefined) {
      return true;
    }
    for (const name of this.#files) {
      const file = Uri.joinPath(folder, name);
      if ((await modifiedAt(file)) !== undefined) {
        await workspace.fs.delete(file);
      }
    }
    if ((await workspace.fs.readDirectory(folder)).length === 0) {
      await workspace.fs.delete(folder);
    }
    return true;
  }

  async #forget(address: string): Promise<void> {
    await this.#store(this.#others(address));
  }

  #others(address: string): string[] {
    return this.#addresses().filter((other) => other !== address);
  }

  #addresses(): readonly string[] {
    return stored.parse(this.#memento.get(this.#key));
  }

  /** Stores the addresses; none at all if there are none. */
  async #store(addresses: readonly string[]): Promise<void> {
    const value = addresses.length === 0 ? undefined : addresses;
    if (value !== this.#memento.get(this.#key)) {
      await this.#memento.update(this.#key, value);
    }
  }
}

function nameOf({ path }: Uri): string {
  return path.slice(path.lastIndexOf('/') + 1);
}

/** When something was changed, in milliseconds since 1970; undefined if it does not exist. @throws if that cannot be told */
async function modifiedAt(uri: Uri): Promise<number | undefined> {
  try {
    const { type, mtime } = await workspace.fs.stat(uri);
    // What a link leads to is somebody else's.
    return (type & FileType.SymbolicLink) === 0 ? mtime : undefined;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') {
      return undefined;
    }
    throw error;
  }
}

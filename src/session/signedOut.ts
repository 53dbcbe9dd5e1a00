import { readFile } from 'node:fs/promises';
import * as z from 'zod/mini';
import { writeAtomically } from '../base/writeAtomically';

/** How many sign-outs are remembered: no tab stays open through more. */
const MOST = 100;

const schema = z.array(z.string().check(z.maxLength(100)));

/**
 * The identities that signed out on this machine. Two browser tabs of one server keep secrets apart but share files: a
 * tab that still knows an identity must neither go on with it nor store it again.
 */
export class SignedOut {
  readonly #file: string;

  /** @param file in a folder that all windows share */
  constructor(file: string) {
    this.#file = file;
  }

  /** The ids that signed out; none where the file cannot be read. */
  async ids(): Promise<ReadonlySet<string>> {
    try {
      const parsed = schema.safeParse(JSON.parse(await readFile(this.#file, 'utf8')));
      return new Set(parsed.success ? parsed.data : []);
    } catch {
      return new Set();
    }
  }

  /** Remembers an id, as far as a file can be written: the sign-out itself does not depend on it. */
  async add(id: string): Promise<void> {
    try {
      const ids = [...(await this.ids())].filter((other) => other !== id);
      await writeAtomically(this.#file, JSON.stringify([...ids, id].slice(-MOST)));
    } catch {
      // A folder that cannot be written to: other tabs notice once they are reloaded.
    }
  }
}

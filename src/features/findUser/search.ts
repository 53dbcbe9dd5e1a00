import { folded } from '../../base/folded';
import { nextTurn } from '../../base/nextTurn';
import type { AccountAccess } from '../../fakturoid/schemas/currentUser';
import type { User } from '../../fakturoid/schemas/user';
import type { Membership, Person } from '../../directory/people';

/** A person in one account, as the search offers him. */
export interface Found {
  readonly person: Person;
  readonly membership: Membership;
}

interface Entry {
  readonly found: Found;
  /** Folded. */
  readonly user: string;
  readonly account: string;
}

/** So many people take some milliseconds to fold, in a new process too. */
export const FOLDED_PER_TURN = 500;

/** Finds people by name, e-mail, id, and by slug, name and registration number of their accounts. */
export class PeopleIndex {
  /** What was known before keeps its text. */
  readonly #texts = new WeakMap<object, string>();
  #entries: readonly Entry[] = [];
  #latest: readonly Person[] = [];

  /**
   * Makes these people the ones that are found, once all their texts are folded: so many in one turn of the event loop,
   * the first of them before this returns. Until then those of the last update are found.
   *
   * @returns whether they are found now; not so when a later update took over, or after `signal`
   */
  async update(people: readonly Person[], signal?: AbortSignal): Promise<boolean> {
    this.#latest = people;
    const entries: Entry[] = [];
    let looked = 0;
    for (const person of people) {
      if (looked >= FOLDED_PER_TURN) {
        looked = 0;
        await nextTurn();
        if (this.#latest !== people || signal?.aborted === true) {
          return false;
        }
      }
      const user = this.#textOf(person.user, userParts);
      for (const membership of person.memberships) {
        const account = this.#textOf(membership.account, accountParts);
        entries.push({ found: { person, membership }, user, account });
      }
      looked++;
    }
    this.#entries = entries;
    return true;
  }

  /**
   * Everybody who has every word of the query, in the order of the people; no more than `limit`.
   * An empty query finds everybody.
   */
  find(query: string, limit: number): readonly Found[] {
    const words = folded(query)
      .split(/\s+/)
      .filter((word) => word !== '');
    const found: Found[] = [];
    for (const entry of this.#entries) {
      if (words.every((word) => entry.user.includes(word) || entry.account.includes(word))) {
        found.push(entry.found);
        if (found.length === limit) {
          break;
        }
      }
    }
    return found;
  }

  #textOf<T extends object>(
    of: T,
    parts: (of: T) => readonly (string | number | null | undefined)[],
  ): string {
    let text = this.#texts.get(of);
    if (text === undefined) {
      // A word of a query must not be found across two parts.
      text = folded(
        parts(of)
          .filter((part) => part !== undefined && part !== null)
          .join('\n'),
      );
      this.#texts.set(of, text);
    }
    return text;
  }
}

function userParts({ full_name, email, id }: User): readonly (string | number | null | undefined)[] {
  return [full_name, email, id];
}

function accountParts({
  slug,
  name,
  registration_no,
}: AccountAccess): readonly (string | null | undefined)[] {
  return [slug, name, registration_no];
}

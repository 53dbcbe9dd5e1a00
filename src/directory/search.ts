import type { AccountAccess } from '../fakturoid/schemas/currentUser';
import type { User } from '../fakturoid/schemas/user';
import type { Membership, Person } from './people';

/** A person in one account, as the search offers him. */
export interface Found {
  readonly person: Person;
  readonly membership: Membership;
}

/** Text without case and diacritics, so that "dvorak" finds Dvořák. */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Finds people by name, e-mail, id, and by slug, name and registration number of their accounts. */
export class PeopleIndex {
  /** Folding thousands of texts takes its time; what was known before keeps its own. */
  readonly #texts = new WeakMap<object, string>();
  #entries: readonly Found[] = [];

  /** From now on these people are found. */
  update(people: readonly Person[]): void {
    this.#entries = people.flatMap((person) =>
      person.memberships.map((membership) => ({ person, membership })),
    );
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
      const user = this.#textOf(entry.person.user, userParts);
      const account = this.#textOf(entry.membership.account, accountParts);
      if (words.every((word) => user.includes(word) || account.includes(word))) {
        found.push(entry);
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

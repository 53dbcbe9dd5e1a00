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

interface Entry extends Found {
  readonly text: string;
}

/** Finds people by name, e-mail, id, and by slug, name and registration number of their accounts. */
export class PeopleIndex {
  readonly #entries: readonly Entry[];

  constructor(people: readonly Person[]) {
    this.#entries = people.flatMap((person) =>
      person.memberships.map((membership) => ({ person, membership, text: textOf(person, membership) })),
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
      if (words.every((word) => entry.text.includes(word))) {
        found.push(entry);
        if (found.length === limit) {
          break;
        }
      }
    }
    return found;
  }
}

function textOf({ user }: Person, { account }: Membership): string {
  return folded(
    [user.full_name, user.email, user.id, account.slug, account.name, account.registration_no]
      .filter((part) => part !== undefined && part !== null)
      // A word of a query must not be found across two of them.
      .join('\n'),
  );
}

import { folded } from '../../base/folded';
import type { AccountAccess } from '../../fakturoid/schemas/currentUser';
import type { Membership, Person } from '../../directory/people';

/** A person in one account, as the search offers them. */
export interface Found {
  readonly person: Person;
  readonly membership: Membership;
}

interface Entry extends Found {
  /** Folded texts. */
  readonly userText: string;
  readonly accountText: string;
}

/** Finds people by name, e-mail, id, and by slug, name and registration number of their accounts. */
export class PeopleIndex {
  readonly #entries: readonly Entry[];

  constructor(people: readonly Person[]) {
    const accountTexts = new Map<AccountAccess, string>();
    const textOf = (account: AccountAccess): string => {
      const { slug, name, registration_no } = account;
      const text = accountTexts.get(account) ?? foldedTogether(slug, name, registration_no);
      accountTexts.set(account, text);
      return text;
    };
    this.#entries = people.flatMap((person) => {
      const { full_name, email, id } = person.user;
      const userText = foldedTogether(full_name, email, id);
      return person.memberships.map((membership) => ({
        person,
        membership,
        userText,
        accountText: textOf(membership.account),
      }));
    });
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
      if (words.every((word) => entry.userText.includes(word) || entry.accountText.includes(word))) {
        found.push(entry);
        if (found.length === limit) {
          break;
        }
      }
    }
    return found;
  }
}

/** One text of several parts. No word of a query is found across two of them. */
function foldedTogether(...parts: readonly (string | number | null | undefined)[]): string {
  return folded(parts.filter((part) => part !== undefined && part !== null).join('\n'));
}

import { folded } from '../../base/folded';
import type { AccountAccess } from '../../fakturoid/schemas/currentUser';
import type { Membership, Person } from '../../directory/people';

/** A person who was found. */
export interface Found {
  readonly person: Person;
  /** All of their accounts; those that the query is about come first. */
  readonly memberships: readonly Membership[];
  /** How many accounts the query is about; all if it names none. */
  readonly meant: number;
}

/** Ranks of what a word was found in: the lower, the more likely it was meant. */
const RANKS = { nameBegins: 0, name: 1, account: 2, id: 2, email: 3 } as const;

/** Folded texts of a person. */
interface Entry {
  readonly person: Person;
  readonly name: string;
  readonly email: string;
  readonly id: string;
  /** One for each membership. */
  readonly accounts: readonly string[];
}

/** Finds people by name, email, id, and by slug, name and registration number of their accounts. */
export class PeopleIndex {
  /** Sorted by name. */
  readonly #entries: readonly Entry[];

  constructor(people: readonly Person[]) {
    const accountTexts = new Map<AccountAccess, string>();
    const textOf = (account: AccountAccess): string => {
      const { slug, name, registration_no } = account;
      const text = accountTexts.get(account) ?? folded([slug, name, registration_no].join('\n'));
      accountTexts.set(account, text);
      return text;
    };
    this.#entries = people
      .map((person) => ({
        person,
        name: folded(person.user.full_name ?? ''),
        email: folded(person.user.email ?? ''),
        id: String(person.user.id),
        accounts: person.memberships.map(({ account }) => textOf(account)),
      }))
      .sort((a, b) => (a.name < b.name ? -1 : Number(a.name > b.name)));
  }

  /**
   * Finds people who have every word of the query, themselves or in one of their accounts, sorted by how likely they
   * were meant, then by name. An empty query finds everybody.
   *
   * @returns no more than `limit` of them, and how many there are
   */
  find(query: string, limit: number): { readonly found: readonly Found[]; readonly all: number } {
    const words = folded(query)
      .split(/\s+/)
      .filter((word) => word !== '');
    const ranked = this.#entries
      .map((entry) => ({ person: entry.person, ranks: ranksOf(entry, words) }))
      .map(({ person, ranks }) => ({ person, ranks, best: Math.min(...ranks) }))
      .filter(({ best }) => best < Infinity)
      .sort((a, b) => a.best - b.best);
    const found = ranked.slice(0, limit).map(({ person, ranks, best }) => {
      const isMeant = (_: unknown, index: number): boolean => ranks[index] === best;
      const meant = person.memberships.filter(isMeant);
      const others = person.memberships.filter((membership, index) => !isMeant(membership, index));
      return { person, memberships: [...meant, ...others], meant: meant.length };
    });
    return { found, all: ranked.length };
  }
}

/** The rank of a person in each of their accounts; infinite if a word is nowhere. */
function ranksOf(entry: Entry, words: readonly string[]): readonly number[] {
  const own = words.map((word) => ownRank(entry, word));
  return entry.accounts.map((account) =>
    words.reduce((sum, word, index) => {
      const rank = own[index] ?? Infinity;
      return sum + (rank > RANKS.account && account.includes(word) ? RANKS.account : rank);
    }, 0),
  );
}

function ownRank({ name, id, email }: Entry, word: string): number {
  if (name.startsWith(word) || name.includes(` ${word}`)) {
    return RANKS.nameBegins;
  }
  if (name.includes(word)) {
    return RANKS.name;
  }
  if (id.includes(word)) {
    return RANKS.id;
  }
  return email.includes(word) ? RANKS.email : Infinity;
}

import { registrationNumber, slugOf } from './names';
import { Random } from './random';
import { inventEvents } from './events';
import { ALL_SCOPES, type AccountRecord, type EventRecord, type Membership, type UserRecord } from './model';

/** Ids start above the small ones that people type by hand in tests. */
const FIRST_USER_ID = 1001;

/** Gives the same data each time. */
const SEED = 20_260_301;

/** What may be said about a user when they are added to an account or changed. */
export interface MemberEdit {
  readonly fullName?: string;
  readonly email?: string;
  readonly hasAvatar?: boolean;
  readonly permission?: string;
  readonly allowedScope?: readonly string[];
}

export interface AccountEdit {
  readonly name?: string;
  readonly registrationNo?: string;
  readonly hasLogo?: boolean;
  readonly blocked?: boolean;
  readonly usersForbidden?: boolean;
  readonly attributes?: Record<string, unknown>;
}

/** All users and accounts of the sandbox. Edit it at any time; the next request sees the change. */
export class World {
  readonly users = new Map<number, UserRecord>();
  readonly accounts = new Map<string, AccountRecord>();
  readonly random = new Random(SEED);
  /** In milliseconds since 1970. */
  readonly startedAt: number;
  readonly #events = new Map<AccountRecord, EventRecord[]>();

  constructor(startedAt: number) {
    this.startedAt = startedAt;
  }

  addUser(fullName: string, email: string, more: Partial<Omit<UserRecord, 'id'>> = {}): UserRecord {
    const id = FIRST_USER_ID + this.users.size;
    const user = { id, fullName, email, hasAvatar: false, defaultAccount: null, ...more };
    this.users.set(id, user);
    return user;
  }

  addAccount(name: string, edit: AccountEdit & { readonly slug?: string } = {}): AccountRecord {
    const { slug = slugOf(name), ...more } = edit;
    const account: AccountRecord = {
      slug: this.#freeSlug(slug),
      name,
      registrationNo: registrationNumber(this.random),
      hasLogo: true,
      blocked: false,
      usersForbidden: false,
      members: new Map(),
      invites: [],
      attributes: {},
      ...more,
    };
    this.accounts.set(account.slug, account);
    return account;
  }

  /**
   * Adds the user to the account, or changes the rights that they have there. A user new to the sandbox is created.
   * @throws RangeError when there is no such account.
   */
  setMember(slug: string, userId: number, edit: MemberEdit = {}): Membership {
    const account = this.#account(slug);
    const { permission, allowedScope, ...personal } = edit;
    const user = this.users.get(userId) ?? {
      id: userId,
      fullName: `User ${userId}`,
      email: `user-${userId}@${slug}.example`,
      hasAvatar: false,
      defaultAccount: null,
    };
    this.users.set(userId, Object.assign(user, personal));
    const membership = account.members.get(userId) ?? {
      userId,
      permission: 'read',
      allowedScope: ALL_SCOPES,
    };
    membership.permission = permission ?? membership.permission;
    membership.allowedScope = allowedScope ?? membership.allowedScope;
    account.members.set(userId, membership);
    return membership;
  }

  /**
   * Takes the user's access to the account away.
   * @returns whether they had any.
   */
  removeMember(slug: string, userId: number): boolean {
    return this.#account(slug).members.delete(userId);
  }

  /** @throws RangeError when there is no such account. */
  setAccount(slug: string, edit: AccountEdit): AccountRecord {
    const account = this.#account(slug);
    const attributes = { ...account.attributes, ...edit.attributes };
    return Object.assign(account, edit, { attributes });
  }

  /** The accounts that the user reaches, in the order in which they came to be. */
  accountsOf(userId: number): { readonly account: AccountRecord; readonly membership: Membership }[] {
    return [...this.accounts.values()].flatMap((account) => {
      const membership = account.members.get(userId);
      return membership === undefined ? [] : [{ account, membership }];
    });
  }

  /**
   * What has happened in the account; invented when it is first asked for. Edit it at any time.
   * @throws RangeError when there is no such account.
   */
  eventsOf(slug: string): EventRecord[] {
    const account = this.#account(slug);
    const events = this.#events.get(account) ?? inventEvents(account, this.users, this.startedAt);
    this.#events.set(account, events);
    return events;
  }

  #account(slug: string): AccountRecord {
    const account = this.accounts.get(slug);
    if (account === undefined) {
      throw new RangeError(`There is no account "${slug}".`);
    }
    return account;
  }

  #freeSlug(wanted: string): string {
    let slug = wanted;
    for (let number = 2; this.accounts.has(slug); number += 1) {
      slug = `${wanted}-${number}`;
    }
    return slug;
  }
}

import { companyName, fullName, slugOf } from './names';
import { ALL_SCOPES, type AccountRecord, type UserRecord } from './model';
import type { World } from './world';

/** Rights as they are spread over the users that nobody described one by one. */
const COMMON_RIGHTS: readonly Rights[] = [
  { permission: 'read', allowedScope: ALL_SCOPES },
  { permission: 'read', allowedScope: ['invoices'] },
  { permission: 'read', allowedScope: ['invoices', 'expenses'] },
  { permission: 'write', allowedScope: ALL_SCOPES },
  { permission: 'write', allowedScope: ['expenses'] },
  { permission: 'accountant', allowedScope: ALL_SCOPES },
];

export interface Rights {
  readonly permission: string;
  readonly allowedScope: readonly string[];
}

/** A user with an invented name and an address at the account's own domain. */
export function inventUser(world: World, domain: string): UserRecord {
  const name = fullName(world.random);
  const id = world.users.size;
  return world.addUser(name, `${slugOf(name).replaceAll('-', '.')}.${id}@${domain}.example`, {
    hasAvatar: world.random.chance(0.3),
  });
}

/** Fills the account with invented users until it has as many as said; one of them owns it, if nobody did. */
export function populate(world: World, account: AccountRecord, size: number): void {
  let isOwned = [...account.members.values()].some(({ permission }) => permission === 'owner');
  while (account.members.size < size) {
    const user = inventUser(world, account.slug);
    world.setMember(account.slug, user.id, isOwned ? world.random.pick(COMMON_RIGHTS) : OWNER);
    isOwned = true;
  }
}

/** An account of an invented company. */
export function inventAccount(world: World): AccountRecord {
  return world.addAccount(companyName(world.random), { hasLogo: world.random.chance(0.7) });
}

export const OWNER: Rights = { permission: 'owner', allowedScope: ALL_SCOPES };

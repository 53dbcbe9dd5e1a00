import type { UserRecord } from './model';
import { inventUser, OWNER, populate } from './population';
import type { World } from './world';

export interface ScaleOptions {
  /** How many accounts the person `scale` reaches. */
  readonly accounts: number;
  /** How many users the first of them has. */
  readonly users: number;
  /** How many users each of the others has. */
  readonly usersPerAccount: number;
}

/** Adds a person who reaches as many accounts as said; the first, `scale-1`, has as many users as said. */
export function addScale(world: World, { accounts, users, usersPerAccount }: ScaleOptions): UserRecord {
  const person = inventUser(world, 'scale');
  for (let number = 1; number <= accounts; number += 1) {
    const account = world.addAccount(`Měřítko ${number} s.r.o.`, { slug: `scale-${number}` });
    world.setMember(account.slug, person.id, OWNER);
    populate(world, account, number === 1 ? users : usersPerAccount);
  }
  return person;
}

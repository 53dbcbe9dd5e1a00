import assert from 'node:assert/strict';
import { fill } from '../../sandbox/data/presets';
import { World } from '../../sandbox/data/world';
import { createPeople, everybody, INTEGRATIONS } from '../../sandbox/people';

describe('sandbox: data', () => {
  const world = new World(0);
  const users = fill(world, { accounts: 3, users: 100, usersPerAccount: 7 });

  it('is the same each time', () => {
    const again = new World(0);
    fill(again, { accounts: 3, users: 100, usersPerAccount: 7 });
    assert.deepEqual([again.users, again.accounts], [world.users, world.accounts]);
  });

  it('has e-mails and company numbers that belong to nobody', () => {
    for (const { email } of world.users.values()) {
      assert.match(email, /^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
    }
    for (const { registrationNo } of world.accounts.values()) {
      assert.match(registrationNo, /^[1-9]\d{7}$/);
      assert.equal(hasValidCheckDigit(registrationNo), false, registrationNo);
    }
  });

  it('gives every account an owner, and people as many accounts as announced', () => {
    for (const { slug, members } of world.accounts.values()) {
      const permissions = [...members.values()].map(({ permission }) => permission);
      assert.ok(permissions.includes('owner'), slug);
    }
    const { freelancer, agency, accountant, robot, scale } = users;
    assert.deepEqual(
      [freelancer, agency, accountant, robot, scale].map((user) => world.accountsOf(user?.id ?? 0).length),
      [1, 12, 60, 1, 3],
    );
    const sizes = ['scale-1', 'scale-2'].map((slug) => world.accounts.get(slug)?.members.size);
    assert.deepEqual(sizes, [100, 7]);
  });

  it('shows the agency every permission, and users of every kind', () => {
    const reached = world.accountsOf(users.agency.id);
    assert.deepEqual([...new Set(reached.map(({ membership }) => membership.permission))].sort(), [
      'accountant', 'owner', 'read', 'write',
    ]); // prettier-ignore
    const memberships = reached.flatMap(({ account }) => [...account.members.values()]);
    assert.ok(memberships.some(({ permission }) => permission === 'auditor'));
    assert.ok(memberships.some(({ allowedScope }) => allowedScope.includes('warehouse')));
    assert.ok(memberships.some(({ allowedScope }) => allowedScope.length === 0));
    assert.ok(reached.some(({ account }) => account.members.size === 1));
    assert.ok(reached.some(({ account }) => account.members.size > 80));
    assert.equal(reached.filter(({ account }) => account.blocked).length, 1);
    assert.equal(reached.filter(({ account }) => account.usersForbidden).length, 1);
    assert.equal(reached.filter(({ account }) => !account.hasLogo).length, 1);
  });

  it('has client pairs that are all different, and 40 hexadecimal characters long', () => {
    const people = everybody(createPeople(users));
    const pairs = [...people, ...people.map(({ secondPair }) => secondPair), INTEGRATIONS.testing];
    const words = pairs.flatMap(({ clientId, clientSecret }) => [clientId, clientSecret]);
    assert.equal(new Set(words).size, words.length);
    for (const word of words) {
      assert.match(word, /^[0-9a-f]{40}$/);
    }
  });
});

/** The rule for Czech company numbers. */
function hasValidCheckDigit(number: string): boolean {
  const digits = Array.from(number, Number);
  const sum = digits.slice(0, 7).reduce((total, digit, index) => total + digit * (8 - index), 0);
  return digits[7] === (11 - (sum % 11)) % 10;
}

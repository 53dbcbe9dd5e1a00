import assert from 'node:assert/strict';
import type { World } from '../../sandbox';
import { registrationNumber, slugOf } from '../../sandbox/data/names';
import { Random } from '../../sandbox/data/random';
import { createIntegrations, createPeople, createWorld, everybody } from '../../sandbox/people';
import { startSandbox } from '../../sandbox';
import { accounts, ask, list, STILL_CLOCK } from '../../kit/sandboxRequests';

const { world, users } = createWorld({ seed: 1, startedAt: 0, scale: null });

describe('sandbox: data', () => {
  it('is the same for the same seed, and another for another', () => {
    assert.deepEqual(shown(createWorld({ seed: 1, startedAt: 0, scale: null }).world), shown(world));
    assert.notDeepEqual(shown(createWorld({ seed: 2, startedAt: 0, scale: null }).world), shown(world));
  });

  it('has e-mails that belong to nobody', () => {
    for (const { email } of world.users.values()) {
      assert.match(email, /^[a-z0-9.-]+@[a-z0-9-]+\.example$/);
    }
  });

  it('has company numbers that belong to nobody', () => {
    for (const { registrationNo } of world.accounts.values()) {
      assert.match(registrationNo, /^[1-9]\d{7}$/);
      assert.equal(hasValidCheckDigit(registrationNo), false, registrationNo);
    }
    const random = new Random(3);
    const many = Array.from({ length: 2000 }, () => registrationNumber(random));
    assert.equal(many.some(hasValidCheckDigit), false);
  });

  it('gives every account an owner', () => {
    for (const { slug, members } of world.accounts.values()) {
      assert.ok(
        [...members.values()].some(({ permission }) => permission === 'owner'),
        slug,
      );
    }
  });

  it('gives the preset people as many accounts as announced', () => {
    const { freelancer, agency, accountant, robot } = users;
    const counts = [freelancer, agency, accountant, robot].map(({ id }) => world.accountsOf(id).length);
    assert.deepEqual(counts, [1, 12, 60, 1]);
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
    assert.ok(reached.some(({ account }) => account.members.size > 20 && account.members.size <= 40));
    assert.equal(reached.filter(({ account }) => account.blocked).length, 1);
    assert.equal(reached.filter(({ account }) => account.usersForbidden).length, 1);
    assert.equal(reached.filter(({ account }) => !account.hasLogo).length, 1);
  });

  it('has a person with different rights in several accounts under one id', () => {
    const rights = world.accountsOf(users.accountant.id).map(({ membership: { permission } }) => permission);
    assert.deepEqual([...new Set(rights)].sort(), ['accountant', 'read']);
  });

  it('has avatars for some, and for many none', () => {
    const share = [...world.users.values()].filter(({ hasAvatar }) => hasAvatar).length / world.users.size;
    assert.ok(share > 0.1 && share < 0.5, String(share));
  });

  it('finds another slug when one is taken', () => {
    const { world: own } = createWorld({ seed: 1, startedAt: 0, scale: null });
    assert.equal(own.addAccount('Studio Kometa s.r.o.').slug, 'studio-kometa-2');
    assert.equal(slugOf('Žlutý kůň, a.s.'), 'zluty-kun');
  });
});

describe('sandbox: credentials', () => {
  it('are fixed, all different, and 40 hexadecimal characters long', () => {
    const people = createPeople(users, false);
    const pairs = [
      ...everybody(people).flatMap((person) => [person, person.secondPair]),
      ...Object.values(createIntegrations(false)),
    ];
    const words = pairs.flatMap(({ clientId, clientSecret }) => [clientId, clientSecret]);
    assert.equal(new Set(words).size, words.length);
    for (const word of words) {
      assert.match(word, /^[0-9a-f]{40}$/);
    }
    assert.deepEqual(createPeople(users, false), people);
    assert.notEqual(createPeople(users, true).agency.clientId, people.agency.clientId);
  });

  it('can be made afresh for each start', async () => {
    const sandbox = await startSandbox({ randomCredentials: true });
    const { clientId } = sandbox.people.agency;
    sandbox.reset();
    assert.equal(sandbox.people.agency.clientId, clientId);
    await sandbox.close();
    assert.notEqual(clientId, createPeople(users, false).agency.clientId);
  });
});

describe('sandbox: scale', () => {
  it('adds a person with as many accounts and users as asked for', async () => {
    const sandbox = await startSandbox({ clock: STILL_CLOCK, accounts: 30, users: 1000, usersPerAccount: 7 });
    try {
      assert.ok(sandbox.people.scale);
      const token = sandbox.issueToken(sandbox.people.scale);
      assert.equal(accounts(await ask(sandbox, '/user.json', { as: token })).length, 30);
      const lastPage = await ask(sandbox, '/accounts/scale-1/users.json?page=25', { as: token });
      assert.equal(list(lastPage).length, 40);
      const other = await ask(sandbox, '/accounts/scale-30/users.json', { as: token });
      assert.equal(list(other).length, 7);
    } finally {
      await sandbox.close();
    }
  });

  it('is there only when asked for', async () => {
    const sandbox = await startSandbox();
    assert.equal(sandbox.people.scale, undefined);
    await sandbox.close();
  });
});

function shown({ users: all, accounts: some }: World): unknown {
  return { users: [...all.values()], accounts: [...some.values()] };
}

/** The rule for Czech company numbers. */
function hasValidCheckDigit(number: string): boolean {
  const digits = Array.from(number, Number);
  const sum = digits.slice(0, 7).reduce((total, digit, index) => total + digit * (8 - index), 0);
  return digits[7] === (11 - (sum % 11)) % 10;
}

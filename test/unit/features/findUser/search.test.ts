import assert from 'node:assert/strict';
import { folded } from '../../../../src/base/folded';
import type { Person } from '../../../../src/directory/people';
import { PeopleIndex } from '../../../../src/features/findUser/search';
import type { Identity } from '../../../../src/session/sessions';

const IDENTITY: Identity = {
  id: 'one',
  userId: 1,
  name: 'Someone',
  email: undefined,
  label: undefined,
  method: 'accessToken',
  isInMemory: false,
  signedInAt: 0,
};
const LIPA = { slug: 'lipa', name: 'Lípa', registration_no: '12345678' };
const DUB = { slug: 'dub', name: 'Dub', registration_no: null };

function personOf(
  id: number,
  accounts: readonly (typeof LIPA | typeof DUB)[],
  user: { full_name?: string; email?: string } = {},
): Person {
  const whole = { id, full_name: `Žofie ${id}`, email: `${id}@firma.example`, ...user };
  return {
    user: whole,
    isYou: false,
    memberships: accounts.map((account) => ({ identity: IDENTITY, account, user: whole })),
  };
}

describe('PeopleIndex', () => {
  const people = [personOf(8, [DUB]), personOf(7, [LIPA, DUB]), personOf(77, [LIPA])];
  const found = (query: string, limit = Infinity, index = new PeopleIndex(people)): readonly string[] =>
    index
      .find(query, limit)
      .found.map(({ person, memberships, meant }) =>
        [person.user.id, ...memberships.slice(0, meant).map(({ account }) => account.slug)].join(' '),
      );

  it('finds everybody once, by name, and says how many there are', () => {
    assert.deepEqual(found(''), ['7 lipa dub', '77 lipa', '8 dub']);
    assert.deepEqual(found('', 2), ['7 lipa dub', '77 lipa']);
    assert.equal(new PeopleIndex(people).find('', 2).all, 3);
    assert.deepEqual(new PeopleIndex(people).find('nobody', 2), { found: [], all: 0 });
  });

  it('looks for every word in what is known of the user and of one of their accounts', () => {
    assert.deepEqual(found('zofie LIPA'), ['7 lipa', '77 lipa']);
    assert.deepEqual(found('77'), ['77 lipa']);
    assert.deepEqual(found('firma.example dub'), ['7 dub', '8 dub']);
    assert.deepEqual(found('12345678 7@'), ['7 lipa', '77 lipa']);
    assert.deepEqual(found('lipa dub'), []);
  });

  it('keeps the other accounts of a person, after those that were meant', () => {
    const [first] = new PeopleIndex(people).find('dub', 1).found;
    assert.deepEqual(
      first?.memberships.map(({ account }) => account.slug),
      ['dub', 'lipa'],
    );
    assert.equal(first.meant, 1);
  });

  it('ranks the beginning of a name first, then the name, then accounts, then e-mails', () => {
    const index = new PeopleIndex([
      personOf(1, [DUB], { full_name: 'Adam Adamec', email: 'adam@lipa.example' }),
      personOf(2, [LIPA], { full_name: 'Beáta Bílá' }),
      personOf(3, [DUB], { full_name: 'Cyril Philipala' }),
      personOf(4, [DUB], { full_name: 'Dana Lípalová' }),
      personOf(5, [DUB], { full_name: 'Lipavská Eva' }),
      personOf(6, [LIPA], { full_name: 'Filip', email: 'filip@lipa.example' }),
    ]);
    assert.deepEqual(found('lipa', Infinity, index), [
      '4 dub',
      '5 dub',
      '3 dub',
      '2 lipa',
      '6 lipa',
      '1 dub',
    ]);
  });

  it('finds no word across two parts', () => {
    assert.deepEqual(found('778'), []);
    assert.deepEqual(found('lipalipa'), []);
    assert.deepEqual(found('null'), []);
  });
});

describe('folded text', () => {
  it('loses case and diacritics and nothing else', () => {
    assert.equal(folded('Dvořák ŽLUŤOUČKÝ 42 -_@'), 'dvorak zlutoucky 42 -_@');
  });
});

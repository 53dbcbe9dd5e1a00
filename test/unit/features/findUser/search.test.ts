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

function personOf(id: number, ...accounts: (typeof LIPA | typeof DUB)[]): Person {
  const user = { id, full_name: `Žofie ${id}`, email: `${id}@firma.example` };
  return {
    user,
    isYou: false,
    memberships: accounts.map((account) => ({ identity: IDENTITY, account, user })),
  };
}

describe('PeopleIndex', () => {
  const index = new PeopleIndex([personOf(7, LIPA, DUB), personOf(77, LIPA), personOf(8, DUB)]);
  const found = (query: string, limit = Infinity): readonly string[] =>
    index.find(query, limit).map(({ person, membership }) => `${person.user.id} ${membership.account.slug}`);

  it('finds everybody in each of their accounts, in the order of the people', () => {
    assert.deepEqual(found(''), ['7 lipa', '7 dub', '77 lipa', '8 dub']);
    assert.deepEqual(found('', 2), ['7 lipa', '7 dub']);
  });

  it('looks for every word in what is known of the user and of the account', () => {
    assert.deepEqual(found('zofie LIPA'), ['7 lipa', '77 lipa']);
    assert.deepEqual(found('77'), ['77 lipa']);
    assert.deepEqual(found('firma.example dub'), ['7 dub', '8 dub']);
    assert.deepEqual(found('12345678 7@'), ['7 lipa', '77 lipa']);
    assert.deepEqual(found('lipa dub'), []);
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

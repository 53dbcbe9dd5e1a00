import assert from 'node:assert/strict';
import type { Person } from '../../../../src/directory/people';
import { folded } from '../../../../src/base/folded';
import { FOLDED_PER_TURN, PeopleIndex } from '../../../../src/features/findUser/search';
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
const ACCOUNT = { slug: 'lipa', name: 'Lípa', registration_no: '12345678' };

/** @param onFold called whenever the name is read, as it is when it is folded */
function personOf(id: number, onFold: () => void = () => undefined): Person {
  const user = {
    id,
    get full_name() {
      onFold();
      return `Žofie ${id}`;
    },
  };
  return { user, isYou: false, memberships: [{ identity: IDENTITY, account: ACCOUNT, user }] };
}

function people(count: number, onFold?: () => void): readonly Person[] {
  return Array.from({ length: count }, (_, index) => personOf(index + 1, onFold));
}

function idsOf(index: PeopleIndex, query: string): readonly number[] {
  return index.find(query, Infinity).map(({ person }) => person.user.id);
}

describe('PeopleIndex', () => {
  const count = 5 * FOLDED_PER_TURN + 7;

  it('finds all of many people, in their order', async () => {
    const index = new PeopleIndex();
    assert.equal(await index.update(people(count)), true);
    const all = Array.from({ length: count }, (_, at) => at + 1);
    assert.deepEqual(idsOf(index, ''), all);
    assert.deepEqual(idsOf(index, 'zofie LIPA'), all);
    assert.deepEqual(
      idsOf(index, '77'),
      all.filter((id) => String(id).includes('77')),
    );
  });

  it('folds so many in one turn of the event loop, and each one once', async () => {
    let turn = 0;
    let isOver = false;
    const nextTurn = (): void => {
      turn++;
      if (!isOver) setImmediate(nextTurn);
    };
    setImmediate(nextTurn);
    const foldedIn = new Map</* turn */ number, number>();
    const all = people(count, () => foldedIn.set(turn, (foldedIn.get(turn) ?? 0) + 1));
    const index = new PeopleIndex();
    await index.update(all.slice(0, count - 2));
    await index.update(all);
    idsOf(index, 'nobody');
    isOver = true;
    const times = [...foldedIn.values()];
    assert.ok(Math.max(...times) <= FOLDED_PER_TURN, times.join());
    assert.equal(
      times.reduce((sum, many) => sum + many),
      count,
    );
  });

  it('finds few people at once, and those of the last update until those of the next are folded', async () => {
    const index = new PeopleIndex();
    void index.update(people(3));
    assert.deepEqual(idsOf(index, ''), [1, 2, 3]);
    const updating = index.update(people(count));
    assert.deepEqual(idsOf(index, ''), [1, 2, 3]);
    assert.equal(await updating, true);
    assert.equal(idsOf(index, '').length, count);
  });

  it('leaves an update to a later one, and what was given up', async () => {
    const index = new PeopleIndex();
    const overtaken = index.update(people(count));
    assert.equal(await index.update(people(2)), true);
    assert.equal(await overtaken, false);
    assert.deepEqual(idsOf(index, ''), [1, 2]);
    const giveUp = new AbortController();
    const givenUp = index.update(people(count), giveUp.signal);
    giveUp.abort();
    assert.equal(await givenUp, false);
    assert.deepEqual(idsOf(index, ''), [1, 2]);
  });
});

describe('folded text', () => {
  it('loses case and diacritics and nothing else', () => {
    assert.equal(folded('Dvořák ŽLUŤOUČKÝ 42 -_@'), 'dvorak zlutoucky 42 -_@');
  });
});

import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type Purpose, PURPOSES } from '../../../src/rights/purposes';
import { PROGRAMMATIC_USERS_KEY, ProgrammaticUsers } from '../../../src/directory/programmaticUsers';
import { FakeMemento } from '../../kit/fakeMemento';

const purposes = fc.option(fc.constantFrom(...(Object.keys(PURPOSES) as Purpose[])), { nil: undefined });

describe('marks of programmatic users', () => {
  let memento: FakeMemento;
  let users: ProgrammaticUsers;
  let changes: number;

  const stored = (): unknown => memento.get(PROGRAMMATIC_USERS_KEY);
  const store = (value: unknown): Promise<void> => memento.update(PROGRAMMATIC_USERS_KEY, value);

  beforeEach(() => {
    memento = new FakeMemento();
    users = new ProgrammaticUsers(memento);
    changes = 0;
    users.onDidChange(() => changes++);
  });
  afterEach(() => users.dispose());

  it('start empty', () => {
    assert.equal(users.has(7), false);
    assert.equal(users.purposeOf(7), undefined);
    assert.deepEqual([...users.all()], []);
  });

  it('are read as they were stored before there were purposes, and written so where none is stated', async () => {
    await store([7, 9]);
    assert.deepEqual(
      [...users.all()],
      [
        [7, undefined],
        [9, undefined],
      ],
    );
    await users.mark(9, 'reports');
    await users.mark(11);
    assert.deepEqual(stored(), [7, { id: 9, purpose: 'reports' }, 11]);
  });

  it('carry a purpose, which can be changed and taken back', async () => {
    await users.mark(7, 'readInvoices');
    assert.equal(users.purposeOf(7), 'readInvoices');
    await users.mark(7, 'issueInvoices');
    assert.equal(users.purposeOf(7), 'issueInvoices');
    await users.mark(7);
    assert.equal(users.has(7), true);
    assert.equal(users.purposeOf(7), undefined);
    await users.unmark(7);
    assert.equal(users.has(7), false);
    assert.deepEqual(stored(), []);
    assert.equal(changes, 4);
  });

  it('are there already when a change is announced', async () => {
    const seen: boolean[] = [];
    users.onDidChange(() => seen.push(users.has(7)));
    await users.mark(7);
    await users.unmark(7);
    assert.deepEqual(seen, [true, false]);
  });

  it('survive anything that is stored, and count only what is a mark', async () => {
    for (const nonsense of [null, 7, 'x', true, { 7: true }, { id: 7 }]) {
      await store(nonsense);
      assert.deepEqual([...users.all()], [], JSON.stringify(nonsense));
    }
    await store([null, '7', 1.5, NaN, [8], {}, { id: '9' }, { id: 1e300 }, { id: 7, purpose: 3 }]);
    assert.deepEqual([...users.all()], [[7, undefined]]);
  });

  it('keep what a newer version has written about others', async () => {
    const newer = [{ id: 9, purpose: 'payroll', since: 2030 }, { team: 'x' }];
    await store(newer);
    assert.equal(users.has(9), true);
    assert.equal(users.purposeOf(9), undefined);
    await users.mark(7, 'reports');
    await users.unmark(7);
    assert.deepEqual(stored(), newer);
  });

  it('are read again when another window or machine changed them', async () => {
    assert.equal(users.has(7), false);
    await new ProgrammaticUsers(memento).mark(7, 'reports');
    assert.equal(users.purposeOf(7), 'reports');
    await new ProgrammaticUsers(memento).mark(8);
    await users.mark(9);
    assert.deepEqual([...users.all().keys()], [7, 8, 9]);
  });

  it('announce a change from elsewhere when they are looked for, and only a change', async () => {
    users.reread();
    assert.equal(users.has(7), false);
    await store([7]);
    assert.equal(users.has(7), true, 'read on the way, but not announced');
    users.reread();
    users.reread();
    assert.equal(changes, 1);
    await store([{ id: 7 }]);
    users.reread();
    assert.equal(changes, 1, 'stored in another form, but the same');
    await store([{ id: 7, purpose: 'reports' }]);
    users.reread();
    await store([{ id: 8, purpose: 'reports' }]);
    users.reread();
    assert.equal(changes, 3);
  });

  it('hold what was said last of each user, in whatever order and from whichever window', async () => {
    const step = fc.record({ window: fc.nat(1), id: fc.nat(4), on: fc.boolean(), purpose: purposes });
    await fc.assert(
      fc.asyncProperty(fc.array(step), async (steps) => {
        const shared = new FakeMemento();
        const windows = [new ProgrammaticUsers(shared), new ProgrammaticUsers(shared)];
        const expected = new Map<number, Purpose | undefined>();
        for (const { window, id, on, purpose } of steps) {
          if (on) {
            await windows[window]?.mark(id, purpose);
            expected.set(id, purpose);
          } else {
            await windows[window]?.unmark(id);
            expected.delete(id);
          }
          for (const each of windows) {
            assert.deepEqual(new Map(each.all()), expected);
          }
        }
      }),
    );
  });
});

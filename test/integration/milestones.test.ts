import assert from 'node:assert/strict';
import { commands } from 'vscode';
import { Milestones } from '../../src/platform/milestones';
import { FakeMemento } from '../kit/fakeMemento';
import { useStubs } from '../kit/stubs';

describe('what was reached', () => {
  const stubs = useStubs();
  let told: unknown[];
  beforeEach(() => {
    told = [];
    stubs.replace(commands, 'executeCommand', (_: string, key: string, value: unknown) =>
      Promise.resolve(told.push([key, value])),
    );
  });

  it('ticks the walkthrough at once, once, and in later windows', () => {
    const memento = new FakeMemento();
    const first = new Milestones(memento);
    assert.deepEqual(told, []);
    first.reach('review');
    first.reach('review');
    first.reach('users');
    const expected = [
      ['fakturoid.reached.review', true],
      ['fakturoid.reached.users', true],
    ];
    assert.deepEqual(told, expected);
    told = [];
    new Milestones(memento);
    assert.deepEqual(told.toSorted(), expected);
  });

  it('is told again by a change that leaves things as they are', () => {
    const milestones = new Milestones(new FakeMemento());
    const changes = (before: boolean) => [
      ['fakturoid.reached.users', !before],
      ['fakturoid.reached.users', before],
    ];
    milestones.tellAgain();
    assert.deepEqual(told, changes(false));
    milestones.reach('users');
    told = [];
    milestones.tellAgain();
    assert.deepEqual(told, changes(true));
  });

  it('believes nothing else that is stored, and does not depend on it', async () => {
    for (const stored of [7, null, {}, ['toString', 1]]) {
      const memento = new FakeMemento();
      await memento.update('fakturoid.reached', stored);
      new Milestones(memento);
    }
    assert.deepEqual(told, []);
    const update = (): Promise<void> => Promise.reject(new Error('full'));
    new Milestones({ get: () => undefined, update }).reach('tokenCard');
    assert.deepEqual(told, [['fakturoid.reached.tokenCard', true]]);
  });
});

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { commands } from 'vscode';
import { Milestones } from '../../../src/platform/milestones';
import { FakeMemento } from '../../kit/fakeMemento';
import { useStubs } from '../../kit/stubs';

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

  it('is told again by a key that is true for a moment, which each step waits for', () => {
    new Milestones(new FakeMemento()).tellAgain();
    assert.deepEqual(told, [
      ['fakturoid.tick', true],
      ['fakturoid.tick', false],
    ]);
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { walkthroughs: { steps: { completionEvents: string[] }[] }[] };
    };
    for (const { completionEvents } of manifest.contributes.walkthroughs.flatMap(({ steps }) => steps)) {
      const [first = ''] = completionEvents;
      assert.deepEqual(completionEvents, [first, `${first} && fakturoid.tick`]);
    }
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

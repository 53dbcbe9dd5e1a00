import assert from 'node:assert/strict';
import { workspace } from 'vscode';
import { systemClock } from '../../../../src/base/clock';
import { type Disposable, Emitter } from '../../../../src/base/event';
import { StoredTreeOptions } from '../../../../src/features/accountsTree/treeOptions';
import { syncViewState } from '../../../../src/features/accountsTree/syncViewState';
import { FakeMemento } from '../../../kit/fakeMemento';
import { useStubs } from '../../../kit/stubs';

type Facts = Parameters<typeof syncViewState>[2];

describe('the message of the view about the last review', () => {
  const stubs = useStubs();
  let view: Parameters<typeof syncViewState>[0];
  let options: StoredTreeOptions;
  let open: Disposable;
  let known: unknown[];
  let daysAgo: number | undefined;
  let looks: number;
  let wasRead: Emitter<unknown>;
  let hasLooked: Emitter<void>;
  const never = new Emitter<never>().event;

  function remindAfter(value: unknown): void {
    const settings = { get: () => value, inspect: () => ({ defaultValue: 90 }) };
    stubs.replace(workspace, 'getConfiguration', () => settings);
  }

  function show(): Disposable {
    return syncViewState(view, options, {
      programmatic: { all: () => new Map(), onDidChange: never },
      directory: {
        currentUser: () => ({ status: 'ready', value: {} }),
        onDidProgress: never,
        onDidChange: never,
      },
      sessions: {
        get known() {
          return known;
        },
        onDidRead: wasRead.event,
      },
      clock: systemClock,
      onDidChangeWait: never,
      tree: { emptiness: undefined, onDidChangeEmptiness: never },
      people: { isLoading: false, onDidChange: never },
      lastReview: {
        get daysAgo() {
          return daysAgo;
        },
        look: () => Promise.resolve(looks++),
        onDidChange: hasLooked.event,
      },
    } as unknown as Facts);
  }

  function messageAfter(days: number | undefined): string | undefined {
    daysAgo = days;
    hasLooked.fire();
    return view.message;
  }

  beforeEach(() => {
    wasRead = new Emitter();
    hasLooked = new Emitter();
    known = [];
    looks = 0;
    daysAgo = undefined;
    view = {};
    options = new StoredTreeOptions(new FakeMemento());
    open = show();
    known = [{ id: 'i1', userId: 1 }];
  });

  afterEach(() => {
    open.dispose();
    options.dispose();
  });

  it('comes when the last one is more than 90 days old, and looks only once identities are read', () => {
    assert.equal(looks, 0, 'nothing is read at the start');
    wasRead.fire(undefined);
    assert.equal(looks, 1);
    const later = show();
    assert.equal(looks, 2, 'they had been read before');
    later.dispose();
    assert.equal(messageAfter(undefined), '');
    assert.equal(messageAfter(0), '');
    assert.equal(messageAfter(90), '');
    assert.equal(messageAfter(91), 'Last access review: 91 days ago');
    assert.equal(messageAfter(3), '', 'another review was made');
  });

  it('stands behind what else the view says, and leaves its welcome alone', async () => {
    await options.set({ filter: { permissions: ['owner'], scopes: [] } });
    assert.equal(messageAfter(120), 'Filter: Account owner · Last access review: 120 days ago');
    known = [];
    assert.equal(messageAfter(120), '');
  });

  it('comes as the setting says; 0 is never, and what is no number is 90', () => {
    for (const [value, days, message] of [
      [0, 5000, ''],
      [30, 31, 'Last access review: 31 days ago'],
      [30, 30, ''],
      [0.5, 1, 'Last access review: 1 day ago'],
      ['often', 80, ''],
      [null, 91, 'Last access review: 91 days ago'],
      [-1, 91, 'Last access review: 91 days ago'],
    ] as const) {
      remindAfter(value);
      assert.equal(messageAfter(days), message, String(value));
    }
  });
});

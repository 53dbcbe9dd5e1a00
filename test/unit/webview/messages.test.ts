import assert from 'node:assert/strict';
import fc from 'fast-check';
import { shown } from '../../../src/base/shown';
import { parseStoredState, stateToStore, tabTitle } from '../../../src/features/details/state';
import { parseFromPage } from '../../../src/webview/fromPage';
import { parseToPage } from '../../../src/webview/toPage';

describe('messages of the pages', () => {
  it('are refused in any other shape, without a throw', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true }), (data) => {
        const isOurs = typeof data === 'object' && data !== null && 'type' in data;
        if (!isOurs) {
          assert.equal(parseFromPage(data), undefined);
          assert.equal(parseToPage(data), undefined);
        }
      }),
    );
    for (const data of [
      { type: 'action' },
      { type: 'action', id: 1 },
      { type: 'action', id: ['copyId'] },
      { type: 'run', id: 'workbench.action.quit' },
      { type: ['ready'] },
      'ready',
    ]) {
      assert.equal(parseFromPage(data), undefined, JSON.stringify(data));
    }
  });

  it('carry nothing but what they are meant to carry', () => {
    assert.deepEqual(parseFromPage({ type: 'ready', html: '<b>' }), { type: 'ready' });
    assert.deepEqual(parseFromPage({ type: 'action', id: 'copyId', command: 'x' }), {
      type: 'action',
      id: 'copyId',
    });
  });
});

describe('the state that a page keeps', () => {
  const user = { kind: 'user', identityId: 'a', actsAs: 1, slug: 'kometa', userId: 2 } as const;

  it('comes back as it was', () => {
    for (const state of [
      user,
      { kind: 'user', identityId: 'a', actsAs: 1, userId: 1 },
      { kind: 'account', identityId: 'a', actsAs: 1, slug: 'kometa' },
    ] as const) {
      for (const isPreview of [true, false]) {
        const stored: unknown = JSON.parse(
          JSON.stringify(stateToStore(state, { isPreview, title: shown('Kometa') })),
        );
        const back = parseStoredState(stored);
        assert.deepEqual([back?.content, back?.isPreview, back?.title], [state, isPreview, 'Kometa']);
      }
    }
  });

  it('is nothing in another version or shape', () => {
    const stored = stateToStore(user, { isPreview: true, title: tabTitle('jana@firm.example') });
    for (const data of [
      undefined,
      null,
      '',
      { ...stored, version: 2 },
      { ...stored, version: '1' },
      { version: 1 },
      { version: 1, content: { ...user, kind: 'invoice' } },
      { version: 1, content: { ...user, userId: '2' } },
      { version: 1, content: { kind: 'account', identityId: 'a', actsAs: 1 } },
    ]) {
      assert.equal(parseStoredState(data), undefined, JSON.stringify(data));
    }
    fc.assert(fc.property(fc.anything(), (data) => void parseStoredState(data)));
  });

  it('holds ids, and the title that VS Code keeps as well', () => {
    const stored = JSON.stringify(
      stateToStore(user, { isPreview: true, title: tabTitle('jana@firm.example') }),
    );
    assert.ok(!stored.includes('firm.example'));
    assert.deepEqual(Object.keys((JSON.parse(stored) as { content: object }).content), [
      'kind',
      'identityId',
      'actsAs',
      'slug',
      'userId',
    ]);
  });
});

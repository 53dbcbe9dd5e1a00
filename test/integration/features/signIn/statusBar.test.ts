import assert from 'node:assert/strict';
import { window as vscodeWindow, workspace } from 'vscode';
import type { Identity } from '../../../../src/session/sessions';
import { showIdentitiesInStatusBar } from '../../../../src/features/signIn/statusBar';
import { useStubs } from '../../../kit/stubs';
import type { TestWindow } from '../../../kit/testWindow';
import { IDENTITY } from '../../support/useCommands';

describe('the status bar', () => {
  const stubs = useStubs();

  /** The status bar with these identities, and how often they were asked for. */
  function show(isEnabled: boolean, identities: readonly Identity[]) {
    const seen = { text: '', isShown: false, reads: 0 };
    const item = Object.assign(seen, {
      show: () => void (seen.isShown = true),
      hide: () => void (seen.isShown = false),
      dispose: () => undefined,
    });
    stubs.replace(workspace, 'getConfiguration', () => ({ get: () => isEnabled }));
    stubs.replace(vscodeWindow, 'createStatusBarItem', () => item);
    const sessions = {
      known: identities,
      list: () => {
        seen.reads++;
        return Promise.resolve([]);
      },
      onDidChange: () => ({ dispose: () => undefined }),
      onDidRead: () => ({ dispose: () => undefined }),
    };
    showIdentitiesInStatusBar(sessions as unknown as TestWindow['sessions']).dispose();
    return item as typeof item & { readonly tooltip?: string };
  }

  it('says who is signed in, and how many more', () => {
    assert.equal(show(true, []).isShown, false);
    const one = show(true, [IDENTITY]);
    assert.deepEqual([one.isShown, one.text], [true, '$(account) Alexandr Hejsek']);
    assert.equal(one.tooltip, 'Signed in to Fakturoid as Alexandr Hejsek');
    const two = show(true, [{ ...IDENTITY, label: '$(bug) production' }, IDENTITY]);
    assert.equal(two.text, '$(account) $ (bug) production +1');
    assert.equal(two.tooltip, 'Signed in to Fakturoid as $ (bug) production and Alexandr Hejsek');
  });

  it('reads no secret while it is off', () => {
    assert.equal(show(false, [IDENTITY]).reads, 0);
    assert.equal(show(true, [IDENTITY]).reads, 1);
  });
});

import assert from 'node:assert/strict';
import { window as vscodeWindow } from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import { DetailsPanels } from '../../../../src/features/details/panels';
import { shown } from '../../../../src/base/shown';
import type { Pictures } from '../../../../src/features/details/pictures';
import type { WebviewPanel } from '../../../../src/platform/window';
import type { HowToShow } from '../../../../src/features/details/panel';
import { stateToStore } from '../../../../src/features/details/state';
import { FakePanel } from '../../../kit/fakePanel';
import { extensionUri } from '../../support/extensionUri';
import { KOMETA, useDetails } from '../../support/useDetails';

describe('details in panels', () => {
  const details = useDetails();
  const { stubs, context, load, colleagueId } = details;

  let opened: FakePanel[];
  let panels: DetailsPanels;
  beforeEach(async () => {
    opened = [];
    stubs.replace(vscodeWindow, 'createWebviewPanel', (...given: readonly unknown[]) => {
      const [, title, , options] = given;
      assert.deepEqual(options, { enableFindWidget: true });
      opened.forEach((panel) => (panel.active = false));
      const panel = new FakePanel(String(title));
      opened.push(panel);
      return panel as unknown as WebviewPanel;
    });
    panels = new DetailsPanels({
      ...context(),
      version: '1.0.0',
      now: () => 0,
      pictures: { get: () => Promise.resolve(undefined) } as Partial<Pictures> as Pictures,
      extensionUri: extensionUri(),
      log: details.window.log,
      milestones: { reach: () => undefined },
    });
    await load({}, { slug: KOMETA });
  });
  afterEach(() => panels.dispose());

  /** What a panel showed last. */
  async function nameIn(panel: FakePanel | undefined): Promise<string | undefined> {
    panel?.send({ type: 'ready' });
    await nextTurn();
    return panel?.views.at(-1)?.name;
  }

  const showColleague = (how?: HowToShow): void =>
    panels.show(details.identity, { kind: 'user', slug: KOMETA, userId: colleagueId() }, how);
  const showAccount = (how?: HowToShow): void =>
    panels.show(details.identity, { kind: 'account', slug: KOMETA }, how);

  it('take one after another in a preview', async () => {
    showColleague();
    assert.equal(await nameIn(opened[0]), 'Dušan Zářecký');
    showAccount();
    panels.show(details.identity, { kind: 'token' });
    showAccount();
    assert.equal(opened.length, 1);
    assert.equal(await nameIn(opened[0]), 'Studio Kometa s.r.o.');
  });

  it('leave one alone that somebody keeps, and find it again', async () => {
    showColleague();
    panels.keepActive();
    showAccount();
    assert.equal(opened.length, 2);
    showColleague();
    assert.equal(opened.length, 2);
    assert.equal(await nameIn(opened[0]), 'Dušan Zářecký');
    assert.equal(await nameIn(opened[1]), 'Studio Kometa s.r.o.');
  });

  it('keep what is opened to the side, or to stay', () => {
    showColleague({ isBeside: true });
    showAccount({ isKept: true });
    panels.show(details.identity, { kind: 'token' });
    assert.equal(opened.length, 3);
    assert.equal(panels.active?.isPreview, true);
  });

  it('make way again once the preview was closed', () => {
    showColleague();
    opened[0]?.close();
    showAccount();
    assert.equal(opened.length, 2);
    assert.equal(panels.active?.isPreview, true);
  });

  it('have their name after a reload where nothing can be loaded', async () => {
    const about = { identityId: details.identity.id, actsAs: details.identity.userId, slug: KOMETA } as const;
    const contents = [
      { kind: 'user', ...about, userId: 1146 },
      { kind: 'account', ...about },
    ] as const;
    stubs.replace(details.window.directory, 'currentUser', () => ({
      status: 'failed',
      failure: { kind: 'offline' },
    }));
    for (const content of contents) {
      const panel = new FakePanel();
      const stored = stateToStore(content, { isPreview: false, title: shown('Jana Nováková') });
      panels.restore(panel as unknown as WebviewPanel, stored);
      assert.equal(await nameIn(panel), 'Jana Nováková', content.kind);
      assert.equal(panel.title, 'Jana Nováková');
      assert.equal(panel.views.at(-1)?.initials, 'JN');
    }
    await details.window.sessions.signOut(details.identity.id);
    const panel = new FakePanel();
    const other = { ...contents[0], userId: 1147 };
    const stored = stateToStore(other, { isPreview: false, title: shown('Jana Nováková') });
    panels.restore(panel as unknown as WebviewPanel, stored);
    assert.equal(await nameIn(panel), '#1147', 'who signed out shows nobody’s name');
  });

  it('come back as they were after a reload, one preview at most', () => {
    const state = {
      kind: 'user',
      identityId: details.identity.id,
      actsAs: details.identity.userId,
      slug: KOMETA,
    } as const;
    for (const userId of [1, 2]) {
      const stored = stateToStore({ ...state, userId }, { isPreview: true, title: shown('') });
      panels.restore(new FakePanel() as unknown as WebviewPanel, stored);
    }
    showAccount();
    assert.equal(opened.length, 0, 'it takes the place of the one that is a preview');
    showColleague({ isKept: true });
    assert.equal(opened.length, 1);
  });
});

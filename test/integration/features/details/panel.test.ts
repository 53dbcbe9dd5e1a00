import assert from 'node:assert/strict';
import { commands, window as vscodeWindow } from 'vscode';
import { nextTurn } from '../../../../src/base/nextTurn';
import type { Pictures } from '../../../../src/features/details/pictures';
import type { WebviewPanel } from '../../../../src/platform/window';
import { DetailsPanel } from '../../../../src/features/details/panel';
import { tabTitle } from '../../../../src/features/details/state';
import type { Subject } from '../../../../src/features/details/subject';
import type { PageView } from '../../../../src/webview/toPage';
import { FakePanel } from '../../../kit/fakePanel';
import { extensionUri } from '../../support/extensionUri';
import { cellOf } from '../../support/detailsPage';
import { KOMETA, useDetails } from '../../support/useDetails';

describe('details', () => {
  const details = useDetails();
  const {
    stubs,
    context,
    account,
    execute,
    load,
    colleague,
    colleagueId,
    firstUserWith,
    accountOfForbiddenUsers,
  } = details;

  /** Opens a panel whose page listens. */
  function openPanel(subject: Subject, picture: Pictures['get'] = () => Promise.resolve(undefined)) {
    const panel = new FakePanel();
    new DetailsPanel(
      {
        ...context(),
        pictures: { get: picture } as Partial<Pictures> as Pictures,
        extensionUri: extensionUri(),
        log: details.window.log,
      },
      panel as unknown as WebviewPanel,
      subject,
    ).onDidDispose(() => undefined);
    panel.send({ type: 'ready' });
    /** Resolves once the last view that was sent is as wanted. */
    const showing = async (isWanted: (view: PageView) => boolean): Promise<PageView> => {
      for (;;) {
        const last = panel.views.at(-1);
        if (last !== undefined && isWanted(last)) return last;
        await nextTurn();
      }
    };
    return { panel, showing };
  }

  it('go on in an open panel once the same user signs in again', async () => {
    const { showing } = openPanel(account(KOMETA));
    const isWhole = ({ sections }: PageView): boolean => sections.some(({ id }) => id === 'digitoo');
    await showing(isWhole);
    await details.window.sessions.signOut(details.identity.id);
    await showing(({ notice }) => notice?.text === 'You’re signed out');
    await details.signInAgency();
    await showing(isWhole);
  });

  it('give a tab no longer name than there is room for, on one line in one direction, and no e-mail, which VS Code would keep', async () => {
    await load({}, { slug: KOMETA });
    const full_name = `\u202eeman\u2069\n${'velmi dlouhé jméno '.repeat(50)}`;
    for (const [texts, name, title] of [
      [{ full_name }, /^eman velmi dlouhé .{100,}…$/, /^ ?eman velmi dlouhé .{20,60}…$/],
      [{ full_name: null, email: 'jana@firm.example' }, /^jana@firm\.example$/, /^jana@…$/],
    ] as const) {
      const { panel, showing } = openPanel(firstUserWith(texts));
      assert.match((await showing((view) => view.notice === undefined)).name, name);
      assert.match(panel.title, title);
    }
    assert.equal(tabTitle('What a token of jana@firm.example may do'), 'What a token of jana@… may do');
  });

  it('run in an open panel what was offered and nothing else, and show how it went', async () => {
    stubs.replace(commands, 'executeCommand', execute);
    await load({}, { slug: KOMETA });
    const slug = await accountOfForbiddenUsers();
    const { panel, showing } = openPanel(colleague());
    const page = await showing((view) => cellOf(view, slug)?.action?.label === 'Load');
    for (const id of ['', 'fakturoid.signOut', 'constructor', '__proto__', 'toString', 'retry']) {
      panel.send({ type: 'action', id });
    }
    assert.deepEqual(details.ran, []);
    panel.send({ type: 'action', id: cellOf(page, slug)?.action?.id ?? '' });
    await showing((view) => cellOf(view, slug)?.text === 'not allowed to list users');
  });

  it('say and log that what was offered failed, and hand its subject to the context menu', async () => {
    const said = stubs.hear(vscodeWindow, 'showErrorMessage');
    stubs.replace(commands, 'executeCommand', () => Promise.reject(new TypeError('no such thing')));
    await load({}, { slug: KOMETA });
    const { panel, showing } = openPanel(colleague());
    const page = await showing(({ actions }) => actions.length > 0);
    const reference = { identityId: details.identity.id, slug: KOMETA, userId: colleagueId() };
    assert.deepEqual(JSON.parse(page.context ?? ''), { webviewSection: 'user', reference });
    panel.send({ type: 'action', id: page.actions[0]?.id ?? '' });
    await nextTurn();
    assert.deepEqual(said, ['The extension couldn’t do this. See the log for details.']);
    assert.match(
      details.window.log.text,
      /error The command fakturoid\.copyEmail failed: TypeError: no such thing/,
    );
  });

  it('leave a panel alone that was closed while they waited for a picture', async () => {
    await load({}, { slug: KOMETA });
    let arrive: (picture: string | undefined) => void = () => undefined;
    const { panel, showing } = openPanel(colleague(), () => new Promise((resolve) => (arrive = resolve)));
    await showing(() => true);
    panel.close();
    arrive('data:image/png;base64,');
    await nextTurn();
    assert.deepEqual(panel.askedInVain, []);
    assert.equal(panel.views.length, 1);
  });
});

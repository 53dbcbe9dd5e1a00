import assert from 'node:assert/strict';
import { commands, DiagnosticSeverity, type Hover, workspace } from 'vscode';
import { signIn } from '../../../kit/testWindow';
import { useInCode } from '../../support/useInCode';

const KOMETA = 'studio-kometa';

describe('Fakturoid in code, with hovers', () => {
  const stage = useInCode();
  const { write, ours, eventually, requests } = stage;

  it('tells of a slug whose account it is, of what is known, and of another account than the workspace’s', async () => {
    const text = `fetch('https://app.fakturoid.cz/api/v3/accounts/${KOMETA}/invoices.json')`;
    const document = await workspace.openTextDocument(write('a.rb', text));
    const hover = async (): Promise<string> => {
      const position = document.positionAt(text.indexOf(KOMETA) + 2);
      const hovers = await commands.executeCommand<Hover[]>(
        'vscode.executeHoverProvider',
        document.uri,
        position,
      );
      return hovers
        .flatMap(({ contents }) => contents.map((part) => (part as { value: string }).value))
        .join();
    };
    assert.match(await hover(), /Nobody is signed in.*command:fakturoid\.signIn/s);
    const identity = await signIn(stage.window.sessions, stage.people.agency);
    assert.match(await hover(), /loaded yet/);
    await stage.window.directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    const before = await requests();
    assert.match(await hover(), /Studio Kometa.*Account owner.*command:fakturoid\.showAccount/s);
    assert.deepEqual(ours(document.uri), []);
    await stage.account.use('another');
    const [diagnostic] = await eventually(document, 1);
    assert.equal(diagnostic?.severity, DiagnosticSeverity.Information);
    assert.equal(diagnostic.message, `This workspace uses the account another, not ${KOMETA}.`);
    await stage.account.use(KOMETA);
    await eventually(document, 0);
    assert.match(await hover(), /the account of this workspace/);
    assert.equal(await requests(), before);
  });
});

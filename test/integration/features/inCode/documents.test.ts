import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { DiagnosticSeverity, workspace, WorkspaceEdit } from 'vscode';
import { whoseIsThis } from '../../../../src/features/inCode/whoseIsThis';
import { H40, useInCode } from '../../support/useInCode';

describe('Fakturoid in code that is open', () => {
  const stage = useInCode();
  const { write, ours, told, eventually, at, requests } = stage;

  it('says of a credential where it stands how its file stands to git, and never what it is', async () => {
    const text = `FAKTUROID_CLIENT_SECRET=${H40}`;
    const [, [none]] = await told('.env', text);
    assert.equal(none?.severity, DiagnosticSeverity.Information);
    mkdirSync(path.join(stage.folder, 'repository/.git'), { recursive: true });
    const [, [open]] = await told('repository/.env', text);
    assert.equal(open?.severity, DiagnosticSeverity.Warning);
    write('repository/.gitignore', '.env.local\n/secrets/\n');
    const [, [ignored]] = await told('repository/.env.local', text);
    assert.equal(ignored?.severity, DiagnosticSeverity.Information);
    const [, [inFolder]] = await told('repository/secrets/deep/a.env', text);
    assert.equal(inFolder?.severity, DiagnosticSeverity.Information);
    const [document, [isPublic]] = await told('repository/b.env', `VITE_${text}`);
    assert.equal(isPublic?.severity, DiagnosticSeverity.Error);
    assert.equal(document.getText(isPublic.range), H40);
    for (const diagnostic of [none, open, ignored, isPublic]) {
      assert.ok(!JSON.stringify(diagnostic).includes(H40));
    }
    assert.equal(await requests(), 0);
  });

  it('follows what is typed, and forgets what is closed', async () => {
    const [document] = await told('.env', `FAKTUROID_CLIENT_SECRET=${H40}`);
    const edit = new WorkspaceEdit();
    edit.insert(document.uri, document.positionAt(0), 'X=1\nFAKTUROID_TOKEN=');
    edit.insert(document.uri, document.positionAt(0), `${H40}${H40}\n`);
    await workspace.applyEdit(edit);
    await eventually(document, 2);
    assert.equal(await requests(), 0);
  });

  it('reads nothing where it is switched off or the workspace is not trusted, and says so when asked', async () => {
    const text = `FAKTUROID_CLIENT_SECRET=${H40}`;
    // Its timer is older than this one, and so was over before.
    const looked = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5));
    stage.isEnabled = false;
    const off = await workspace.openTextDocument(write('a.env', text));
    await looked();
    stage.isEnabled = true;
    stage.isTrusted = false;
    const untrusted = await workspace.openTextDocument(write('b.env', text));
    await looked();
    await whoseIsThis(stage.inCode.context, at(untrusted, H40));
    assert.match(stage.said.join(), /don’t trust/);
    stage.isTrusted = true;
    await told('c.env', text);
    assert.deepEqual([...ours(off.uri), ...ours(untrusted.uri)], []);
  });
});

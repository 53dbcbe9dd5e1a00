import assert from 'node:assert/strict';
import * as vscode from 'vscode';

describe('the extension inside VS Code', () => {
  const find = (): vscode.Extension<unknown> => {
    const extension = vscode.extensions.getExtension('fakturoid-explorer.fakturoid-explorer');
    assert.ok(extension);
    return extension;
  };

  it('activates', async () => {
    await find().activate();
    assert.equal(find().isActive, true);
  });

  it('registers every command that its manifest contributes', async () => {
    await find().activate();
    const { contributes } = find().packageJSON as { contributes: { commands?: { command: string }[] } };
    const contributed = (contributes.commands ?? []).map(({ command }) => command);
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      contributed.filter((command) => !registered.has(command)),
      [],
    );
  });
});

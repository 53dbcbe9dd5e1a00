import assert from 'node:assert/strict';
import { type CodeAction, commands, type Diagnostic, type TextDocument, workspace } from 'vscode';
import { ignoreFound } from '../../../../src/features/inCode/whoseIsThis';
import { H40, useInCode } from '../../support/useInCode';

describe('Fakturoid in code, with quick fixes', () => {
  const stage = useInCode();
  const { told, eventually, at } = stage;

  async function fixes(document: TextDocument, [diagnostic]: readonly Diagnostic[]): Promise<CodeAction[]> {
    assert.ok(diagnostic);
    return commands.executeCommand<CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      diagnostic.range,
      'quickfix',
    );
  }

  it('offers what can be done, reads the value from the environment, and is silent where it is told to be', async () => {
    const [document, diagnostics] = await told('a.rb', `FAKTUROID_TOKEN = "${H40}${H40}"`);
    const offered = await fixes(document, diagnostics);
    assert.deepEqual(
      offered.map(({ title }) => title),
      [
        'Whose is this?',
        'Sign in with these credentials',
        'Read it from the environment instead',
        'Ignore here',
      ],
    );
    assert.ok(!JSON.stringify(offered.map(({ command }) => command)).includes(H40));
    await ignoreFound(stage.inCode.context, at(document, H40));
    await eventually(document, 0);
    assert.ok(!JSON.stringify([...stage.memento.entries]).includes(H40));
    const edit = offered[2]?.edit;
    assert.ok(edit);
    await workspace.applyEdit(edit);
    assert.equal(document.getText(), 'FAKTUROID_TOKEN = ENV.fetch("FAKTUROID_ACCESS_TOKEN")');
  });
});

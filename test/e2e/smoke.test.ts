import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../sandbox';
import { eventually } from './support/eventually';
import { useWorkbench } from './support/useWorkbench';

describe('a first look at the packaged extension', () => {
  let sandbox: Sandbox;
  before('start a sandbox', async () => {
    sandbox = await startSandbox();
  });
  after('end the sandbox', () => sandbox.close());

  const workbench = useWorkbench(() => ({ env: { FAKTUROID_API_URL: sandbox.apiUrl } }));

  it('has a side bar of its own that asks to sign in', async () => {
    await workbench().openSideBar('Fakturoid');
    await workbench().page.locator('.sidebar .welcome-view').getByRole('button').first().waitFor();
  });

  it('has its commands in the palette', async () => {
    await workbench().openPalette();
    await workbench().quickInput.type('>Fakturoid: ');
    await eventually(async () => {
      const commands = await workbench().quickInput.items();
      assert.ok(
        commands.some((command) => command.startsWith('Fakturoid: ')),
        commands.join(', '),
      );
    });
    await workbench().quickInput.cancel();
  });

  it('asks nobody anything before somebody signed in', () => {
    assert.deepEqual(sandbox.requests, []);
  });
});

import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readZip } from '../../scripts/reproducibleZip';
import { say } from '../host/progress';
import { runServerCommand, type ServerFolders } from '../host/server';
import { findServerPackage, type ServerPackage } from '../host/serverPackage';
import { eventually } from './support/eventually';
import { VSIX } from './support/packagedExtension';
import { runFolder } from './support/runFolder';
import { chooseMethod, enterPair } from './support/signIn';
import { startTunnel, type Tunnel } from './support/tunnel';
import { tokensSent } from './support/tokensSent';
import { useStage } from './support/useStage';

const FAKTUROID = 'app.fakturoid.cz';
const ACCOUNT = 'Studio Kometa s.r.o.';
const COLLEAGUE = 'Dušan Zářecký';

describe('the package in a code-server that has no extensions', () => {
  const vsix = path.join(runFolder(), VSIX);
  let host: ServerPackage;
  let folder: string;
  let folders: ServerFolders;
  let id: string;
  let version: string;

  const command = (...args: readonly string[]): Promise<string> => runServerCommand(host, folders, args);
  const installed = async (): Promise<string[]> =>
    (await command('--list-extensions', '--show-versions')).split('\n').filter((line) => line.includes('@'));

  before('make an empty host', async () => {
    host = await findServerPackage(say);
    folder = await mkdtemp(path.join(runFolder(), 'empty-'));
    folders = { userData: path.join(folder, 'data'), extensions: path.join(folder, 'extensions') };
    const manifest = JSON.parse(await readFile('package.json', 'utf8')) as Record<
      'publisher' | 'name' | 'version',
      string
    >;
    id = `${manifest.publisher}.${manifest.name}`;
    version = manifest.version;
    assert.deepEqual(await installed(), []);
    await command('--install-extension', vsix);
  });

  after('remove it', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  it('is listed, and is there file by file', async () => {
    assert.deepEqual(await installed(), [`${id}@${version}`]);
    const packed = Object.keys(await readZip(await readFile(vsix)))
      .filter((name) => name.startsWith('extension/'))
      .map((name) => name.slice('extension/'.length));
    const [place = 'none'] = (await readdir(folders.extensions)).filter((name) => name.startsWith(id));
    const there = await readdir(path.join(folders.extensions, place), { recursive: true });
    assert.deepEqual(
      packed.filter((name) => !there.includes(path.normalize(name))),
      [],
    );
  });

  describe('to somebody new', () => {
    let tunnel: Tunnel;
    // An installed extension cannot be pointed anywhere else; networks can, by those who own the machine.
    const stage = useStage({
      sandbox: { https: true, hostnames: [FAKTUROID] },
      prepare: async (sandbox) => {
        tunnel = await startTunnel(`${FAKTUROID}:443`, new URL(sandbox.origin));
        const certificate = path.join(folder, 'sandbox.pem');
        await writeFile(certificate, sandbox.certificate ?? '');
        return {
          installed: folders.extensions,
          // With certificates of the system VS Code does not trust those that Node is told of.
          settings: { 'http.proxy': tunnel.address, 'http.systemCertificates': false },
          env: { NODE_EXTRA_CA_CERTS: certificate, FAKTUROID_API_URL: 'http://127.0.0.1:9/api/v3' },
        };
      },
    });
    after('end the tunnel', () => tunnel.close());

    it('leads from its walkthrough to accounts, users and a review, and leaves no secret behind', async () => {
      const { workbench, sandbox } = stage;
      const { page, quickInput } = workbench;
      await workbench.openSideBar('Fakturoid');
      await page.locator('.sidebar .welcome-view').getByRole('button', { name: 'Sign in' }).waitFor();
      await workbench.runCommand('Welcome: Open Walkthrough...');
      await quickInput.choose('Get started with Fakturoid Explorer');
      const steps = page.locator('.getting-started-step');
      await eventually(async () => assert.equal(await steps.count(), 5));
      assert.deepEqual(sandbox.requests, []);

      const step = steps.filter({ hasText: 'Paste the Client ID' });
      await eventually(async () => {
        if (await quickInput.widget.isHidden()) {
          await steps.nth(1).click({ timeout: 2_000 });
          await step.getByRole('button', { name: 'Sign in' }).click({ timeout: 2_000 });
        }
        await quickInput.item('Client ID and Client Secret').waitFor({ timeout: 2_000 });
      });
      await chooseMethod(workbench);
      await enterPair(workbench, sandbox.people.agency);
      await quickInput.waitUntilClosed();
      await workbench.openSideBar('Fakturoid');
      await workbench.tree().row(ACCOUNT);
      assert.equal((await workbench.tree().rows()).length, 12);

      await workbench.tree().expand(ACCOUNT);
      await workbench.tree().click(COLLEAGUE);
      await workbench.webview().getByRole('heading', { level: 1, name: COLLEAGUE }).waitFor();
      await workbench.screenshot('installed');
      await workbench.runCommand('Fakturoid: Review access');
      await workbench.webview().getByRole('heading', { name: 'Access review', level: 1 }).waitFor();
      await workbench
        .webview()
        .getByRole('heading', { name: /^Findings/ })
        .waitFor();

      await workbench.runCommand('Fakturoid: Sign out');
      await workbench.dialog.waitFor('Sign out');
      await workbench.dialog.press('Sign out');
      await page.locator('.welcome-view').getByRole('button', { name: 'Sign in' }).waitFor();
      const tokens = tokensSent(sandbox.requests);
      assert.ok(tokens.length > 0);
      for (const secret of [sandbox.people.agency.clientSecret, ...tokens]) {
        assert.deepEqual(await workbench.placesWithText(secret), []);
      }
      assert.deepEqual(tunnel.refused, [], 'nobody but Fakturoid was called');
    });
  });

  // In a suite of its own: mocha runs the tests of a suite before the suites within it.
  describe('when it is not wanted any more', () => {
    it('is uninstalled', async () => {
      await command('--uninstall-extension', id);
      assert.deepEqual(await installed(), []);
    });
  });
});

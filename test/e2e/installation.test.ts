import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readZip } from '../../scripts/reproducibleZip';
import { say } from '../host/progress';
import { runServerCommand, type ServerFolders } from '../host/server';
import { findServerPackage, type ServerPackage } from '../host/serverPackage';
import { startSandbox, type Sandbox } from '../sandbox';
import { eventually } from './support/eventually';
import { inSequence } from './support/inSequence';
import { VSIX } from './support/packagedExtension';
import { runFolder } from './support/runFolder';
import { chooseMethod, enterPair } from './support/signIn';
import { startTunnel, type Tunnel } from './support/tunnel';
import { tokensSent } from './support/tokensSent';
import { useWorkbench } from './support/useWorkbench';

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
  });

  after('remove it', () => rm(folder, { recursive: true, force: true, maxRetries: 5 }));

  it('installs, is listed, and is there file by file', async () => {
    assert.deepEqual(await installed(), []);
    await command('--install-extension', vsix);
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
    inSequence();
    let sandbox: Sandbox;
    let tunnel: Tunnel;
    let certificate: string;

    before('lead the way to Fakturoid to a sandbox', async () => {
      sandbox = await startSandbox({ https: true, hostnames: [FAKTUROID] });
      tunnel = await startTunnel(`${FAKTUROID}:443`, new URL(sandbox.origin));
      certificate = path.join(folder, 'sandbox.pem');
      await writeFile(certificate, sandbox.certificate ?? '');
    });
    after('end both', async () => {
      await tunnel.close();
      await sandbox.close();
    });

    // An installed extension cannot be pointed anywhere else; networks can, by whoever owns the machine.
    const workbench = useWorkbench(() => ({
      installed: folders.extensions,
      // With certificates of the system VS Code does not trust those that Node is told of.
      settings: { 'http.proxy': tunnel.address, 'http.systemCertificates': false },
      env: { NODE_EXTRA_CA_CERTS: certificate, FAKTUROID_API_URL: 'http://127.0.0.1:9/api/v3' },
    }));

    it('asks to sign in, in the side bar and in its walkthrough', async () => {
      const { page, quickInput } = workbench();
      await workbench().openSideBar('Fakturoid');
      await page.locator('.sidebar .welcome-view').getByRole('button', { name: 'Sign in' }).waitFor();
      await workbench().runCommand('Welcome: Open Walkthrough...');
      await quickInput.choose('Get started with Fakturoid Explorer');
      const steps = page.locator('.getting-started-step');
      await eventually(async () => assert.equal(await steps.count(), 5));
      assert.deepEqual(sandbox.requests, []);
    });

    it('signs in from the walkthrough, and shows the accounts', async () => {
      const { page } = workbench();
      const step = page.locator('.getting-started-step').filter({ hasText: 'Paste the Client ID' });
      await eventually(async () => {
        if (await workbench().quickInput.widget.isHidden()) {
          await page.locator('.getting-started-step').nth(1).click({ timeout: 2_000 });
          await step.getByRole('button', { name: 'Sign in' }).click({ timeout: 2_000 });
        }
        await workbench().quickInput.item('Client ID and Client Secret').waitFor({ timeout: 2_000 });
      });
      await chooseMethod(workbench());
      await enterPair(workbench(), sandbox.people.agency);
      await workbench().quickInput.waitUntilClosed();
      await workbench().openSideBar('Fakturoid');
      await workbench().tree().row(ACCOUNT);
      assert.equal((await workbench().tree().rows()).length, 12);
    });

    it('shows the users of an account, and the details of one', async () => {
      await workbench().tree().expand(ACCOUNT);
      await workbench().tree().click(COLLEAGUE);
      await workbench().webview().getByRole('heading', { level: 1, name: COLLEAGUE }).waitFor();
      await workbench().screenshot('installed');
    });

    it('reviews access', async () => {
      await workbench().runCommand('Fakturoid: Review access');
      await workbench().webview().getByRole('heading', { name: 'Access review', level: 1 }).waitFor();
      await workbench()
        .webview()
        .getByRole('heading', { name: /^Findings/ })
        .waitFor();
    });

    it('signs out, leaves no secret behind and has called nobody but Fakturoid', async () => {
      await workbench().runCommand('Fakturoid: Sign out');
      await workbench().dialog.waitFor('Sign out');
      await workbench().dialog.press('Sign out');
      await workbench().page.locator('.welcome-view').getByRole('button', { name: 'Sign in' }).waitFor();
      const tokens = tokensSent(sandbox.requests);
      assert.ok(tokens.length > 0);
      for (const secret of [sandbox.people.agency.clientSecret, ...tokens]) {
        assert.deepEqual(await workbench().placesWithText(secret), []);
      }
      assert.deepEqual(tunnel.refused, []);
    });
  });

  describe('when it is not wanted any more', () => {
    it('is uninstalled', async () => {
      await command('--uninstall-extension', id);
      assert.deepEqual(await installed(), []);
    });
  });
});

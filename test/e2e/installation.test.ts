import assert from 'node:assert/strict';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { readZip } from '../../scripts/reproducibleZip';
import { say } from '../host/progress';
import { runServerCommand, type ServerFolders } from '../host/server';
import { findServerPackage, type ServerPackage } from '../host/serverPackage';
import { SERVERS, serverVersions } from '../host/versions';
import { eventually } from './support/eventually';
import { VSIX } from './support/packagedExtension';
import { runFolder } from './support/runFolder';
import { filesWithText } from './support/leaks';
import { openFile } from './support/openFile';
import { chooseMethod, enterPair } from './support/signIn';
import { startTunnel, type Tunnel } from './support/tunnel';
import { tokensSent } from './support/tokensSent';
import { useStage } from './support/useStage';

const FAKTUROID = 'app.fakturoid.cz';
const ACCOUNT = 'Studio Kometa s.r.o.';
const COLLEAGUE = 'Dušan Zářecký';
const WALKTHROUGH = 'Get started with Fakturoid Explorer';

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
        const opened = await mkdtemp(path.join(folder, 'opened-'));
        await writeFile(path.join(opened, 'notes.txt'), 'Nothing of anybody.\n');
        await writeFile(path.join(opened, '.env'), 'FAKTUROID_SLUG=studio-kometa\n');
        return {
          folder: opened,
          // In a narrower window a walkthrough shows no pictures.
          size: { width: 1400, height: 900 },
          installed: folders.extensions,
          // With certificates of the system VS Code does not trust those that Node is told of.
          settings: { 'http.proxy': tunnel.address, 'http.systemCertificates': false },
          env: { NODE_EXTRA_CA_CERTS: certificate, FAKTUROID_API_URL: 'http://127.0.0.1:9/api/v3' },
        };
      },
    });
    after('end the tunnel', () => tunnel.close());

    it('is started by a file of Fakturoid, and by no other', async () => {
      const { workbench } = stage;
      const starts = (): Promise<string[]> =>
        filesWithText(workbench.logs, `_doActivateExtension ${id.toLowerCase()}`);
      await openFile(workbench, 'notes.txt');
      assert.deepEqual(await starts(), []);
      // The oldest host knows no language of such files, for which the extension would start.
      if (serverVersions() !== SERVERS.oldest) {
        await openFile(workbench, '.env');
        await eventually(async () => assert.notDeepEqual(await starts(), []));
      }
      await workbench.runCommand('View: Close All Editors');
    });

    const steps = () => stage.workbench.page.locator('.getting-started-step');

    async function openWalkthrough(): Promise<void> {
      const { page, quickInput } = stage.workbench;
      await stage.workbench.runCommand('Welcome: Open Walkthrough...');
      await quickInput.choose(WALKTHROUGH);
      await page.locator('.getting-started-category').getByText(WALKTHROUGH).first().waitFor();
      await eventually(async () => assert.equal(await steps().count(), 5));
    }

    async function assertTicked(name: string, isTicked: boolean): Promise<void> {
      const tick = steps().filter({ hasText: name }).getByRole('checkbox').first();
      await eventually(async () =>
        assert.equal(await tick.getAttribute('aria-checked'), `${isTicked}`, name),
      );
    }

    async function signInFromWalkthrough(): Promise<void> {
      const { workbench, sandbox } = stage;
      const { quickInput } = workbench;
      const step = steps().filter({ hasText: 'Paste the Client ID' });
      await eventually(async () => {
        if (await quickInput.widget.isHidden()) {
          await steps().nth(1).click({ timeout: 2_000 });
          await step.getByRole('button', { name: 'Sign in' }).click({ timeout: 2_000 });
        }
        await quickInput.item('Client ID and Client Secret').waitFor({ timeout: 2_000 });
      });
      await chooseMethod(workbench);
      await enterPair(workbench, sandbox.people.agency);
      await quickInput.waitUntilClosed();
    }

    /** Each step has a picture of its own. */
    async function lookAtSteps(): Promise<void> {
      let before = '';
      for (let step = 0; step < 5; step++) {
        await steps().nth(step).click();
        await eventually(async () => {
          const picture = await stage.workbench.webview().locator('svg').innerHTML();
          assert.notEqual(picture, before);
          before = picture;
        });
        await stage.workbench.screenshot(`walkthrough-${step + 1}`);
      }
    }

    it('leads from its walkthrough to accounts, users and a review, and leaves no secret behind', async () => {
      const { workbench, sandbox } = stage;
      const title = (name: string | RegExp): Promise<void> =>
        workbench.webview().getByRole('heading', { level: 1, name }).waitFor();
      await workbench.openSideBar('Fakturoid');
      const welcome = workbench.page.locator('.welcome-view').getByRole('button', { name: 'Sign in' });
      await welcome.waitFor();
      await openWalkthrough();
      await lookAtSteps();
      assert.deepEqual(sandbox.requests, []);
      await signInFromWalkthrough();
      await workbench.openSideBar('Fakturoid');
      await workbench.tree().row(ACCOUNT);
      assert.equal((await workbench.tree().rows()).length, 12);

      await workbench.tree().expand(ACCOUNT);
      await workbench.tree().click(COLLEAGUE);
      await title(COLLEAGUE);
      await workbench.screenshot('installed');
      await workbench.runCommand('Fakturoid: What can this token do?');
      await title(/^What a token of /);
      // A step stays ticked when its page is closed.
      await workbench.runCommand('View: Close All Editors');
      await openWalkthrough();
      for (const done of ['Get a Client ID', 'Sign in', 'Know what a token can do']) {
        await assertTicked(done, true);
      }
      await assertTicked('Review access', false);
      await workbench.runCommand('Fakturoid: Review access');
      await title('Access review');
      await workbench
        .webview()
        .getByRole('heading', { name: /^Findings/ })
        .waitFor();
      await openWalkthrough();
      await assertTicked('Review access', true);

      await workbench.runCommand('Fakturoid: Sign out');
      await workbench.dialog.waitFor('Sign out');
      await workbench.dialog.press('Sign out');
      await welcome.waitFor();
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

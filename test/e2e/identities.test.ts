import assert from 'node:assert/strict';
import { startSandbox, type Sandbox } from '../sandbox';
import { eventually } from './support/eventually';
import { inSequence } from './support/inSequence';
import { enterPair, signIn } from './support/signIn';
import { tokensSent } from './support/tokensSent';
import { useWorkbench } from './support/useWorkbench';

const REDIRECT = 'https://vscode.dev/redirect';

describe('several identities', () => {
  inSequence();
  let sandbox: Sandbox;
  before('start a sandbox', async () => {
    sandbox = await startSandbox();
  });
  after('end the sandbox', () => sandbox.close());

  const workbench = useWorkbench(() => ({ env: { FAKTUROID_API_URL: sandbox.apiUrl } }));

  /** The labels of the rows at the root. */
  async function identities(): Promise<string[]> {
    return (await workbench().tree().rows()).filter(({ level }) => level === 1).map(({ label }) => label);
  }

  /** The parameters of the page that the extension opened last. */
  async function authorization(): Promise<Readonly<Record<string, string>>> {
    let address = '';
    await eventually(async () => {
      address = (await workbench().openedPages()).at(-1) ?? '';
      assert.match(address, /\/oauth\?/);
    });
    return Object.fromEntries(new URL(address).searchParams);
  }

  /** Allows or denies the access as a person; gives the address that the browser is sent to. */
  async function decide(
    query: Readonly<Record<string, string>>,
    decision: 'approve' | 'deny',
  ): Promise<string> {
    const answer = await fetch(`${sandbox.apiUrl}/oauth`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'User-Agent': 'Browser (test@example.org)' },
      body: new URLSearchParams({ ...query, person: 'accountant', decision }),
    });
    return answer.headers.get('location') ?? '';
  }

  before('note what is opened in the browser', () => workbench().noteOpenedPages());

  it('stand at the root as soon as there are two, each with its own accounts', async () => {
    const { freelancer, robot } = sandbox.people;
    await signIn(workbench(), freelancer);
    await workbench().tree().row('Ondřej Dvořák – grafika');
    await workbench().runCommand('Fakturoid: Sign in');
    await workbench().quickInput.choose('Access token');
    await workbench().quickInput.waitFor('can’t be renewed');
    await workbench().quickInput.answer('not-a-token');
    await workbench().quickInput.waitForMessage('Fakturoid rejected this token');
    await workbench().quickInput.answer(sandbox.issueToken(robot));
    await workbench().quickInput.waitUntilClosed();
    await eventually(async () => assert.deepEqual(await identities(), [freelancer.fullName, robot.fullName]));
  });

  it('can be named, so that they can be told apart', async () => {
    const { freelancer, robot } = sandbox.people;
    await workbench().tree().chooseFromMenu(freelancer.fullName, 'Rename identity');
    await workbench().quickInput.waitFor(`Rename ${freelancer.fullName}`);
    await workbench().quickInput.answer('production');
    await eventually(async () => assert.deepEqual(await identities(), ['production', robot.fullName]));
    await workbench().screenshot('identities');
  });

  it('offer the way that was used last, and ask before they replace credentials', async () => {
    const { robot } = sandbox.people;
    await workbench().runCommand('Fakturoid: Sign in');
    const ready = workbench().quickInput.widget.locator('.monaco-list-row.focused');
    await ready.filter({ hasText: 'Access token' }).filter({ hasText: 'used last' }).waitFor();
    await workbench().quickInput.choose('Client ID and Client Secret');
    await enterPair(workbench(), robot);
    await workbench().dialog.waitFor(
      `${robot.fullName} is already signed in. Replace the existing credentials?`,
    );
    await workbench().dialog.press('Replace');
    await eventually(async () => assert.deepEqual(await identities(), ['production', robot.fullName]));
  });

  it('come through the browser, with the address pasted', async () => {
    const { clientId, clientSecret } = sandbox.integrations.testing;
    const { quickInput } = workbench();
    await workbench().runCommand('Fakturoid: Sign in');
    await quickInput.choose('Through the browser');
    await quickInput.waitFor('(1/4)');
    await quickInput.answer(clientId);
    await quickInput.waitFor('(2/4)');
    await quickInput.answer(clientSecret);
    await quickInput.waitFor('(3/4)');
    await quickInput.answer('http://localhost:1234');
    await quickInput.waitForMessage('localhost');
    await quickInput.answer(REDIRECT);
    await quickInput.waitFor('(4/4)');
    const query = await authorization();
    assert.equal(query['redirect_uri'], REDIRECT);

    await quickInput.answer(`${REDIRECT}?code=made-up&state=made-up`);
    await quickInput.waitForMessage('doesn’t belong to this sign-in');
    const address = await decide(query, 'approve');
    assert.ok(address.startsWith(`${REDIRECT}?`), address);
    await quickInput.answer(address);
    await quickInput.waitUntilClosed();
    await eventually(async () => assert.equal((await identities()).length, 3));
    assert.ok((await identities()).includes(sandbox.people.accountant.fullName));
  });

  it('say when the access was denied, and leave nothing behind', async () => {
    const { clientId, clientSecret } = sandbox.integrations.testing;
    const { quickInput } = workbench();
    const grants = sandbox.requests.filter(({ route }) => route === 'token').length;
    await workbench().runCommand('Fakturoid: Sign in');
    await quickInput.choose('Through the browser');
    for (const [step, text] of [
      ['(1/4)', clientId],
      ['(2/4)', clientSecret],
      ['(3/4)', REDIRECT],
    ] as const) {
      await quickInput.waitFor(step);
      await quickInput.answer(text);
    }
    await quickInput.waitFor('(4/4)');
    await quickInput.answer(await decide(await authorization(), 'deny'));
    await quickInput.waitForMessage('Fakturoid denied access');
    await quickInput.cancel();
    await quickInput.waitUntilClosed();
    assert.equal(sandbox.requests.filter(({ route }) => route === 'token').length, grants);
    assert.equal((await identities()).length, 3);
  });

  it('tell an expired one apart, and take new credentials for it', async () => {
    const { robot } = sandbox.people;
    sandbox.expireTokens(robot);
    sandbox.fail('token', '401', 1);
    await workbench().runCommand('Fakturoid: Refresh');
    await eventually(async () => {
      const row = (await workbench().tree().rows()).find(({ label }) => label === robot.fullName);
      assert.match(row?.description ?? '', /^expired/);
    });
    await workbench().screenshot('identity-expired');
    await workbench().tree().click('Credentials refused');
    await workbench().quickInput.choose('Client ID and Client Secret');
    await enterPair(workbench(), robot);
    await workbench().quickInput.waitUntilClosed();
    await eventually(async () => {
      const row = (await workbench().tree().rows()).find(({ label }) => label === robot.fullName);
      assert.doesNotMatch(row?.description ?? '', /expired/);
    });
  });

  it('are signed out one by one, by name', async () => {
    await workbench().runCommand('Fakturoid: Sign out');
    await workbench().quickInput.choose('production');
    await workbench().dialog.waitFor('Sign out production?');
    await workbench().dialog.press('Sign out');
    await eventually(async () => assert.equal((await identities()).length, 2));
  });

  it('leave no secret outside the secret storage', async () => {
    const { freelancer, robot } = sandbox.people;
    const { testing } = sandbox.integrations;
    const sent = [
      ...tokensSent(sandbox.requests),
      ...sandbox.requests.flatMap(({ query, body }) => [
        query['state'],
        /"(?:code|refresh_token)":"([^"]+)"/.exec(body)?.[1],
      ]),
    ];
    const secrets = new Set([freelancer, robot, testing].map(({ clientSecret }) => clientSecret));
    for (const secret of sent) {
      if (secret !== undefined && secret.length >= 16) {
        secrets.add(secret);
      }
    }
    assert.ok(secrets.size > 6);
    const clipboard = await workbench().clipboard();
    for (const secret of secrets) {
      assert.deepEqual(await workbench().placesWithText(secret), []);
      assert.ok(!clipboard.includes(secret));
    }
  });
});

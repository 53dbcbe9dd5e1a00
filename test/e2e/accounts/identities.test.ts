import assert from 'node:assert/strict';
import { eventually } from '../support/eventually';
import { enterPair, signIn } from '../support/signIn';
import { tokensSent } from '../support/tokensSent';
import { startAfresh } from '../support/useStage';
import { stage } from './stage';

const REDIRECT = 'https://vscode.dev/redirect';

describe('several identities', () => {
  before('start afresh', () => startAfresh(stage));

  /** The labels of the rows at the root. */
  async function identities(): Promise<string[]> {
    return (await stage.workbench.tree().rows()).filter(({ level }) => level === 1).map(({ label }) => label);
  }

  /** The parameters of the page that the extension opened last. */
  async function authorization(): Promise<Readonly<Record<string, string>>> {
    let address = '';
    await eventually(async () => {
      address = (await stage.workbench.openedPages()).at(-1) ?? '';
      assert.match(address, /\/oauth\?/);
    });
    return Object.fromEntries(new URL(address).searchParams);
  }

  /** Allows or denies the access as a person; gives the address that the browser is sent to. */
  async function decide(
    query: Readonly<Record<string, string>>,
    decision: 'approve' | 'deny',
  ): Promise<string> {
    const answer = await fetch(`${stage.sandbox.apiUrl}/oauth`, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'User-Agent': 'Browser (test@example.org)' },
      body: new URLSearchParams({ ...query, person: 'accountant', decision }),
    });
    return answer.headers.get('location') ?? '';
  }

  /** Two identities: one by Client ID and Client Secret, one by an access token. */
  async function signedInTwice(): Promise<void> {
    const { freelancer, robot } = stage.sandbox.people;
    const { quickInput } = stage.workbench;
    await signIn(stage.workbench, freelancer);
    await stage.workbench.tree().element.getByRole('treeitem').first().waitFor();
    if ((await identities()).includes(robot.fullName)) {
      return;
    }
    await stage.workbench.runCommand('Fakturoid: Sign in');
    await quickInput.choose('Access token');
    // Not what the list of ways says of it, which is still there.
    await quickInput.waitFor('It expires after two hours');
    await quickInput.answer('not-a-token');
    await quickInput.waitForMessage('Fakturoid rejected this token');
    await quickInput.answer(stage.sandbox.issueToken(robot));
    await quickInput.waitUntilClosed();
    await stage.workbench.tree().row(robot.fullName);
  }

  /** Puts credentials in the place of the access token, which could not be renewed. */
  async function replaceToken(): Promise<void> {
    const { robot } = stage.sandbox.people;
    const { quickInput, dialog } = stage.workbench;
    await stage.workbench.runCommand('Fakturoid: Sign in');
    await quickInput.choose('Client ID and Client Secret');
    await enterPair(stage.workbench, robot);
    await dialog.waitFor(`${robot.fullName} is already signed in. Replace the existing credentials?`);
    const before = stage.sandbox.requests.length;
    await dialog.press('Replace');
    await eventually(() =>
      assert.ok(
        stage.sandbox.requests.slice(before).some(({ route }) => route === 'user'),
        'loads anew',
      ),
    );
  }

  async function enterIntegration(...texts: readonly string[]): Promise<void> {
    const { quickInput } = stage.workbench;
    await stage.workbench.runCommand('Fakturoid: Sign in');
    await quickInput.choose('Through the browser');
    for (const [index, text] of texts.entries()) {
      await quickInput.waitFor(`(${index + 1}/4)`);
      await quickInput.answer(text);
    }
  }

  it('stand at the root by name, each with its own accounts, and are asked about before they are replaced', async () => {
    const { freelancer, robot } = stage.sandbox.people;
    const { quickInput } = stage.workbench;
    await signedInTwice();
    await eventually(async () => assert.deepEqual(await identities(), [freelancer.fullName, robot.fullName]));
    await stage.workbench.tree().chooseFromMenu(freelancer.fullName, 'Rename identity…');
    await quickInput.waitFor(`Rename ${freelancer.fullName}`);
    await quickInput.answer('production');
    await eventually(async () => assert.deepEqual(await identities(), ['production', robot.fullName]));
    await stage.workbench.screenshot('identities');

    await stage.workbench.runCommand('Fakturoid: Sign in');
    const ready = quickInput.widget.locator('.monaco-list-row.focused');
    // The token was used last, and is not the usual way for that.
    await ready.filter({ hasText: 'Client ID and Client Secret' }).waitFor();
    assert.doesNotMatch(await quickInput.widget.innerText(), /used last/);
    await quickInput.cancel();
    await replaceToken();
    await eventually(async () => assert.deepEqual(await identities(), ['production', robot.fullName]));
  });

  it('come through the browser, with the address pasted', async () => {
    const { clientId, clientSecret } = stage.sandbox.integrations.testing;
    const { accountant } = stage.sandbox.people;
    const { quickInput } = stage.workbench;
    await stage.workbench.noteOpenedPages();
    await signedInTwice();
    await enterIntegration(clientId, clientSecret, 'http://localhost:1234');
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
    await eventually(async () => assert.ok((await identities()).includes(accountant.fullName)));
  });

  it('say when the access was denied, and leave nothing behind', async () => {
    const { clientId, clientSecret } = stage.sandbox.integrations.testing;
    const { quickInput } = stage.workbench;
    await stage.workbench.noteOpenedPages();
    await signedInTwice();
    const before = await identities();
    const grants = (): number => stage.sandbox.requests.filter(({ route }) => route === 'token').length;
    const granted = grants();
    await enterIntegration(clientId, clientSecret, REDIRECT);
    await quickInput.waitFor('(4/4)');
    await quickInput.answer(await decide(await authorization(), 'deny'));
    await quickInput.waitForMessage('Fakturoid denied access');
    await quickInput.cancel();
    assert.equal(grants(), granted);
    assert.deepEqual(await identities(), before);
  });

  it('tell an expired one apart, and take new credentials for it', async () => {
    const { robot } = stage.sandbox.people;
    const { quickInput } = stage.workbench;
    await signedInTwice();
    await replaceToken();
    const description = async (): Promise<string | undefined> =>
      (await stage.workbench.tree().rows()).find(({ label }) => label === robot.fullName)?.description;
    stage.sandbox.expireTokens(robot);
    stage.sandbox.fail('token', '401', 1);
    await stage.workbench.runCommand('Fakturoid: Refresh');
    await eventually(async () => assert.match((await description()) ?? '', /^expired/));
    await stage.workbench.screenshot('identity-expired');
    await stage.workbench.tree().click('Credentials rejected');
    await quickInput.choose('Client ID and Client Secret');
    await enterPair(stage.workbench, robot);
    await quickInput.waitUntilClosed();
    await eventually(async () => assert.doesNotMatch((await description()) ?? 'gone', /expired|gone/));
  });

  it('are signed out one by one, by name, and leave no secret outside the secret storage', async () => {
    const { freelancer, robot } = stage.sandbox.people;
    await signedInTwice();
    const [first = ''] = (await identities()).filter((label) => label !== robot.fullName);
    await stage.workbench.runCommand('Fakturoid: Sign out');
    await stage.workbench.quickInput.choose(first);
    await stage.workbench.dialog.waitFor(`Sign out ${first}?`);
    await stage.workbench.dialog.press('Sign out');
    await eventually(async () => assert.ok(!(await identities()).includes(first)));

    const { testing } = stage.sandbox.integrations;
    const sent = [
      ...tokensSent(stage.sandbox.requests),
      ...stage.sandbox.requests.flatMap(({ query, body }) => [
        query['state'],
        /"(?:code|refresh_token)":"([^"]+)"/.exec(body)?.[1],
      ]),
    ].filter((secret) => secret !== undefined && secret.length >= 16);
    const clientSecrets = [freelancer, robot, testing].map(({ clientSecret }) => clientSecret);
    const secrets = new Set([...clientSecrets, ...sent] as string[]);
    assert.ok(secrets.size >= 5);
    const clipboard = await stage.workbench.clipboard();
    for (const secret of secrets) {
      assert.deepEqual(await stage.workbench.placesWithText(secret), []);
      assert.ok(!clipboard.includes(secret));
    }
  });
});

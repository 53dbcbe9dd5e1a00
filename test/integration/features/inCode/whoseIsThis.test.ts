import assert from 'node:assert/strict';
import { signInWithFound, whoseIsThis } from '../../../../src/features/inCode/whoseIsThis';
import { FakturoidError } from '../../../../src/fakturoid/errors';
import type { Services } from '../../../../src/services';
import { signIn } from '../../../kit/testWindow';
import { H40, useInCode } from '../../support/useInCode';

describe('Fakturoid in code, asked whose it is', () => {
  const stage = useInCode();
  const { told, at, cardAfterAsking, requests } = stage;

  it('says whose it is of who is signed in, without a request', async () => {
    const { clientId, clientSecret } = stage.people.agency;
    const identity = await signIn(stage.window.sessions, stage.people.agency);
    const before = await requests();
    const [document] = await told(
      '.env',
      `FAKTUROID_CLIENT_ID=${clientId}\nFAKTUROID_CLIENT_SECRET=${clientSecret}\nFAKTUROID_TOKEN=${stage.window.sessions.accessTokenOf(identity.id)}`,
      3,
    );
    for (const value of [clientId, clientSecret, stage.window.sessions.accessTokenOf(identity.id)]) {
      await whoseIsThis(stage.inCode.context, at(document, value));
      assert.match(stage.said.pop() ?? '', /^Fakturoid .* of Tereza Šťastná, who is signed in here\.$/);
    }
    const basic = Buffer.from(`${clientId}:${clientSecret}`).toString('base64');
    const [header] = await told('a.http', `Authorization: Basic ${basic}`);
    await whoseIsThis(stage.inCode.context, at(header, basic));
    assert.match(stage.said.pop() ?? '', / of Tereza/);
    assert.equal(await requests(), before);
  });

  it('asks Fakturoid only once that is confirmed, shows what it may do, and stores nothing', async () => {
    const { clientId, clientSecret, fullName } = stage.people.freelancer;
    const [document] = await told('a.ts', `new FakturoidClient("${clientId}", "${clientSecret}")`, 2);
    await whoseIsThis(stage.inCode.context, at(document, clientSecret));
    assert.equal(await requests(), 0);
    assert.match(
      stage.said.join(),
      /Ask Fakturoid whose this is\?.*may invalidate an older one.*Nothing is stored/,
    );
    const card = await cardAfterAsking(document, clientSecret);
    assert.match(card, /Valid: Yes/);
    assert.match(card, new RegExp(fullName));
    assert.match(card, /ondrej-dvorak/);
    assert.match(card, /delete the Client ID and Client Secret in Fakturoid/);
    assert.ok(!card.includes(clientId) && !card.includes(clientSecret));
    assert.match(stage.said.at(-1) ?? '', new RegExp(`Nothing was stored. It belongs to: ${fullName}`));
    assert.deepEqual(await stage.window.sessions.list(), []);
    assert.deepEqual([...stage.memento.entries], []);
  });

  it('opens no card where Fakturoid did not answer, and says so', async () => {
    const [document] = await told('a.ts', `new FakturoidClient("${H40}", "${H40}")`, 2);
    stage.press = 'Ask Fakturoid';
    const sessions = {
      holders: () => Promise.resolve(() => undefined),
      verify: () => Promise.reject(new FakturoidError({ kind: 'offline' })),
    } as unknown as Services['sessions'];
    await whoseIsThis({ ...stage.inCode.context, sessions }, at(document, H40));
    assert.match(stage.said.at(-1) ?? '', /^Offline/);
  });

  it('says why something cannot be tried', async () => {
    const [document] = await told(
      'a.env',
      `FAKTUROID_CLIENT_ID=${H40}\nFAKTUROID_CLIENT_SECRET=${H40}\nFAKTUROID_REFRESH_TOKEN=${H40}${H40}`,
      3,
    );
    await whoseIsThis(stage.inCode.context, at(document, H40 + H40));
    assert.match(stage.said.at(-1) ?? '', /^A refresh token works only together/);
    const [half] = await told('b.env', `FAKTUROID_CLIENT_SECRET=${H40}`);
    await whoseIsThis(stage.inCode.context, at(half, H40));
    assert.match(stage.said.at(-1) ?? '', /only the Client ID or only/);
    const before = await requests();
    for (const wrong of [
      { uri: 'x' },
      7,
      { uri: half.uri.toString(), offset: 3, more: 1 },
      at(half, 'nowhere'),
    ]) {
      await whoseIsThis(stage.inCode.context, wrong);
      assert.match(stage.said.at(-1) ?? '', /no Fakturoid credential here/);
    }
    assert.equal(await requests(), before);
  });

  it('signs in with it once that is confirmed', async () => {
    const { clientId, clientSecret, userId } = stage.people.freelancer;
    const [document] = await told(
      'a.env',
      `FAKTUROID_CLIENT_ID=${clientId}\nFAKTUROID_CLIENT_SECRET=${clientSecret}`,
      2,
    );
    await signInWithFound(stage.inCode.context, at(document, clientSecret));
    assert.deepEqual(await stage.window.sessions.list(), []);
    stage.press = 'Sign in';
    await signInWithFound(stage.inCode.context, at(document, clientSecret));
    assert.deepEqual(
      (await stage.window.sessions.list()).map((identity) => identity.userId),
      [userId],
    );
  });
});

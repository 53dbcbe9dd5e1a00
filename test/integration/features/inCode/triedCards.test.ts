import assert from 'node:assert/strict';
import { commands, type Uri, workspace } from 'vscode';
import { systemClock } from '../../../../src/base/clock';
import { ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import { TriedCards } from '../../../../src/features/inCode/triedCards';
import { whoseIsThis } from '../../../../src/features/inCode/whoseIsThis';
import { H40, useInCode } from '../../support/useInCode';

describe('Fakturoid in code, on cards', () => {
  const stage = useInCode();
  const { stubs, told, at, cardAfterAsking } = stage;

  it('gives each card an address of its own, also when an earlier one was closed', async () => {
    const { clientId, clientSecret } = stage.people.freelancer;
    const [document] = await told('a.ts', `new FakturoidClient("${clientId}", "${clientSecret}")`, 2);
    let close: (document: { uri: Uri }) => void = () => undefined;
    stubs.replace(workspace, 'onDidCloseTextDocument', (listener: typeof close) => {
      close = listener;
      return { dispose: () => undefined };
    });
    const programmatic = new ProgrammaticUsers(stage.memento);
    const cards = new TriedCards({ programmatic, version: '0.0.0', now: systemClock.now });
    const shown: Uri[] = [];
    stubs.replace(commands, 'executeCommand', (_command: string, uri: Uri) => {
      shown.push(uri);
      return Promise.resolve(undefined);
    });
    stage.press = 'Ask Fakturoid';
    const show = (): Promise<void> =>
      whoseIsThis({ ...stage.inCode.context, cards }, at(document, clientSecret));
    await show();
    await show();
    const [first] = shown;
    assert.ok(first);
    close({ uri: first });
    await show();
    cards.dispose();
    assert.equal(new Set(shown.map(String)).size, 3);
  });

  it('opens a card of what Fakturoid rejects, with what can be said of it', async () => {
    const [document] = await told(
      'a.env',
      `\nFAKTUROID_CLIENT_ID=${H40}\nFAKTUROID_CLIENT_SECRET=${H40}\n\n\n\nFAKTUROID_TOKEN=${H40}${H40}`,
      3,
    );
    const pair = await cardAfterAsking(document, H40);
    assert.match(pair, /^# Credentials that Fakturoid rejects/);
    assert.match(pair, /Valid: No, Fakturoid rejected it.*Fakturoid Client ID.*a\\\.env:2/s);
    assert.match(pair, /been deleted.*don’t belong to anyone.*up to two hours.*User account/s);
    const token = await cardAfterAsking(document, H40 + H40);
    assert.match(token, /^# A token that Fakturoid rejects/);
    assert.match(
      token,
      /or have expired.*no longer gives access to any account.*Anyone who has them can get new tokens/s,
    );
    for (const card of [pair, token]) {
      assert.ok(!card.includes(H40));
    }
    assert.equal(stage.said.length, 2, 'the two questions and no more');
    assert.deepEqual([...stage.memento.entries], []);
  });
});

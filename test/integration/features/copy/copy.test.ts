import assert from 'node:assert/strict';
import {
  copyCurl,
  copyEmail,
  copyEndpoint,
  copyId,
  copyName,
  copyRegistrationNumber,
  copySlug,
  openInFakturoid,
} from '../../../../src/features/copy/copy';
import { ACCOUNT, APPLECORP, ONDREJ, USER, useCommands } from '../../support/useCommands';

describe('copying', () => {
  const stage = useCommands();
  const { know } = stage;

  for (const [what, run, text] of [
    ['the name of a user', () => copyName(stage.context, USER), 'Ondřej Hejsek'],
    ['the name of an account', () => copyName(stage.context, ACCOUNT), 'Alexandr Hejsek'],
    ['an e-mail', () => copyEmail(stage.context, USER), 'testdph3@test.cz'],
    ['a user id', () => copyId(stage.context, USER), '7'],
    ['a slug', () => copySlug(stage.context, ACCOUNT), 'applecorp'],
    ['a registration number', () => copyRegistrationNumber(stage.context, ACCOUNT), '87654321'],
  ] as const) {
    it(`copies ${what}, and says so`, async () => {
      await run();
      assert.equal(stage.copied, text);
      assert.deepEqual(stage.said, [`Copied: ${text}`]);
    });
  }

  it('copies the endpoint of Fakturoid itself, also while a sandbox stands in for it', async () => {
    await copyEndpoint(stage.context, ACCOUNT);
    assert.equal(stage.copied, 'https://app.fakturoid.cz/api/v3/accounts/applecorp/users.json');
  });

  it('copies a curl command without the token, in the name of who is signed in', async () => {
    await copyCurl(stage.context, ACCOUNT);
    assert.match(
      stage.copied ?? '',
      /^curl 'https:\/\/app\.fakturoid\.cz\/api\/v3\/accounts\/applecorp\/users\.json'/,
    );
    assert.match(stage.copied ?? '', /'User-Agent: curl \(dev@applecorp\.test\)'/);
    assert.match(stage.copied ?? '', /"Authorization: Bearer \$FAKTUROID_TOKEN"$/);
    assert.match(stage.said.join(), /It reads the token from FAKTUROID_TOKEN/);
  });

  it('says what is not there instead of copying nothing', async () => {
    know({ ...APPLECORP, name: '', registration_no: null }, { ...ONDREJ, full_name: null, email: null });
    await copyName(stage.context, USER);
    await copyEmail(stage.context, USER);
    await copyName(stage.context, ACCOUNT);
    await copyRegistrationNumber(stage.context, ACCOUNT);
    assert.equal(stage.copied, undefined);
    assert.deepEqual(stage.said, [
      '#7 has no name in Fakturoid.',
      '#7 has no email in Fakturoid.',
      'applecorp has no name in Fakturoid.',
      'applecorp has no registration number in Fakturoid.',
    ]);
  });

  it('makes no link of a name that looks like one', async () => {
    know(APPLECORP, { ...ONDREJ, full_name: '[Update](command:workbench.action.quit)', email: null });
    await copyEmail(stage.context, USER);
    assert.deepEqual(stage.said, ['[Update] (command:workbench.action.quit) has no email in Fakturoid.']);
  });

  it('copies text of the API as it is, and shows it without icons and in one short line', async () => {
    const name = `$(bug)\n${'x'.repeat(100)}`;
    know(APPLECORP, { ...ONDREJ, full_name: name });
    await copyName(stage.context, USER);
    assert.equal(stage.copied, name);
    assert.match(stage.said[0] ?? '', /^Copied: \$ \(bug\) x+…$/);
    assert.ok((stage.said[0] ?? '').length < 80);
  });

  it('opens an account on the site of Fakturoid and nowhere else', async () => {
    for (const slug of ['@evil.example', '//evil.example', '../../evil', 'a?b#c', 'javascript:x', '\\evil']) {
      know({ ...APPLECORP, slug });
      await openInFakturoid(stage.context, { ...ACCOUNT, slug });
      assert.ok(stage.opened, slug);
      const { scheme, authority, query, fragment } = stage.opened;
      assert.deepEqual([scheme, authority, query, fragment], ['https', 'app.fakturoid.cz', '', ''], slug);
      assert.equal(new URL(stage.opened.toString()).origin, 'https://app.fakturoid.cz', slug);
    }
    know(APPLECORP);
    await openInFakturoid(stage.context, ACCOUNT);
    assert.equal(stage.opened?.toString(true), 'https://app.fakturoid.cz/applecorp');
  });
});

import assert from 'node:assert/strict';
import { copyEmail, copyId, copyName, copySlug, openInFakturoid } from '../../../src/features/copy/copy';
import {
  changePurpose,
  markProgrammatic,
  unmarkProgrammatic,
} from '../../../src/features/programmaticUsers/markProgrammatic';
import { showAccount, showUser } from '../../../src/features/details/commands';
import { reveal, retry } from '../../../src/features/accountsTree/commands';
import { USER, useCommands } from '../support/useCommands';

describe('a command and what it is about', () => {
  const stage = useCommands();
  const { sandbox, signedIn } = stage;

  it('refuses in words what it does not understand, and does nothing', async () => {
    for (const run of [
      copyName,
      copyEmail,
      copySlug,
      showUser,
      showAccount,
      markProgrammatic,
      retry,
      reveal,
    ]) {
      for (const argument of [{ kind: 'user', id: 1 }, 'applecorp', { ...USER, more: true }]) {
        await run(stage.context, argument);
        assert.deepEqual(stage.said.splice(0), [
          'This command was called with arguments that it doesn’t understand. Nothing was done.',
        ]);
      }
    }
    assert.equal(stage.copied, undefined);
  });

  it('offers to sign in when nobody is, and is silent when that is refused', async () => {
    for (const run of [
      copyName,
      copyEmail,
      copySlug,
      openInFakturoid,
      markProgrammatic,
      changePurpose,
      unmarkProgrammatic,
    ]) {
      await run(stage.context);
    }
    assert.deepEqual(new Set(stage.said), new Set(['Nobody is signed in to Fakturoid.']));
    assert.equal(stage.said.length, 7);
    assert.equal(stage.copied, undefined);
  });

  it('asks for an account among those of all identities', async () => {
    await signedIn('agency', 'freelancer');
    stage.choose = (labels) => {
      assert.equal(labels.length, 13);
      return 'Studio Kometa s.r.o.';
    };
    await copySlug(stage.context);
    assert.equal(stage.copied, 'studio-kometa');
  });

  it('asks for a user, by way of an account where none is loaded', async () => {
    const { freelancer } = await sandbox.people();
    const [identity] = await signedIn('freelancer');
    const titles: string[] = [];
    stage.choose = (labels, title) => {
      titles.push(title);
      return labels.find((label) => label === freelancer.fullName) ?? labels[0];
    };
    await copyEmail(stage.context);
    assert.equal(stage.copied, freelancer.email);
    assert.deepEqual(titles, ['Select the user’s account', 'Select the user whose email to copy']);

    // Now they are known, so that the account need not be asked for.
    await copyId(stage.context);
    assert.equal(stage.copied, String(identity?.userId));
    assert.equal(titles.length, 3);
  });

  it('says why there is nothing to choose from', async () => {
    await signedIn('freelancer');
    await sandbox.fail('user', 'html', Infinity);
    await copySlug(stage.context);
    assert.match(stage.said.join(), /Unexpected response/);
    assert.equal(stage.copied, undefined);
  });
});

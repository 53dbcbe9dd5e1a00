import assert from 'node:assert/strict';
import {
  changePurpose,
  markProgrammatic,
  unmarkProgrammatic,
} from '../../../../src/features/programmaticUsers/markProgrammatic';
import { PROGRAMMATIC_USERS_KEY, ProgrammaticUsers } from '../../../../src/directory/programmaticUsers';
import { USER, useCommands } from '../../support/useCommands';

/** The purposes in the order in which they are offered. */
const PURPOSES_ASKED = ['Read invoices', 'Issue invoices', 'Record expenses', 'Reports'];
const NOT_LISTED = 'Other or unspecified';

describe('marking programmatic users', () => {
  const stage = useCommands();
  const { sandbox, memento, signedIn } = stage;

  it('keeps marks, and takes them back', async () => {
    stage.choose = (labels, title) => {
      assert.equal(title, 'What is Ondřej Hejsek for?');
      assert.deepEqual(labels, [...PURPOSES_ASKED, NOT_LISTED]);
      return NOT_LISTED;
    };
    await markProgrammatic(stage.context, USER);
    assert.deepEqual(memento.get(PROGRAMMATIC_USERS_KEY), [7]);
    assert.equal(new ProgrammaticUsers(memento).has(7), true, 'another window sees it');
    await unmarkProgrammatic(stage.context, USER);
    assert.equal(new ProgrammaticUsers(memento).has(7), false);
    assert.deepEqual(stage.said, [
      'Marked as programmatic user: Ondřej Hejsek',
      'Programmatic mark removed: Ondřej Hejsek',
    ]);
  });

  it('keeps what a marked user is for, and lets it be changed', async () => {
    stage.choose = () => 'Issue invoices';
    await markProgrammatic(stage.context, USER);
    assert.equal(new ProgrammaticUsers(memento).purposeOf(7), 'issueInvoices');
    stage.choose = (labels) => {
      assert.equal(labels[0], 'Issue invoices', 'what is true now comes first');
      assert.equal(labels.length, PURPOSES_ASKED.length + 1);
      return 'Reports';
    };
    await changePurpose(stage.context, USER);
    assert.equal(new ProgrammaticUsers(memento).purposeOf(7), 'reports');
    stage.choose = () => NOT_LISTED;
    await changePurpose(stage.context, USER);
    assert.deepEqual([...new ProgrammaticUsers(memento).all()], [[7, undefined]]);
    assert.deepEqual(stage.said, [
      'Marked as programmatic user: Ondřej Hejsek · Issue invoices',
      'Purpose of Ondřej Hejsek: Reports',
      'Purpose of Ondřej Hejsek: not set',
    ]);
  });

  it('leaves everything as it was when the person leaves the question for the purpose', async () => {
    stage.choose = () => undefined;
    await markProgrammatic(stage.context, USER);
    assert.equal(memento.get(PROGRAMMATIC_USERS_KEY), undefined);
    await memento.update(PROGRAMMATIC_USERS_KEY, [{ id: 7, purpose: 'reports' }]);
    await changePurpose(stage.context, USER);
    assert.deepEqual(memento.get(PROGRAMMATIC_USERS_KEY), [{ id: 7, purpose: 'reports' }]);
    assert.deepEqual(stage.said, []);
  });

  it('offers to mark only who is not marked, and to unmark only who is', async () => {
    const { freelancer } = await sandbox.people();
    const [identity] = await signedIn('freelancer');
    assert.ok(identity);
    await stage.current.directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    await stage.current.directory.ensure({ kind: 'users', identityId: identity.id, slug: 'ondrej-dvorak' })
      .settled;
    stage.choose = (labels) => labels.find((label) => label === freelancer.fullName) ?? 'Reports';
    await markProgrammatic(stage.context);
    assert.equal(new ProgrammaticUsers(memento).has(identity.userId), true);
    stage.choose = (labels) => {
      assert.ok(!labels.includes(freelancer.fullName));
      return undefined;
    };
    await markProgrammatic(stage.context);
    stage.choose = (labels) => {
      if (labels.includes('Reports')) {
        return 'Issue invoices';
      }
      assert.deepEqual(labels, [freelancer.fullName, '', 'Users of another account…']);
      return freelancer.fullName;
    };
    await changePurpose(stage.context);
    assert.equal(new ProgrammaticUsers(memento).purposeOf(identity.userId), 'issueInvoices');
    await unmarkProgrammatic(stage.context);
    assert.equal(new ProgrammaticUsers(memento).has(identity.userId), false);
  });
});

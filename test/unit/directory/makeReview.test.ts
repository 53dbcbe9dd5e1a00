import assert from 'node:assert/strict';
import { rightsOf } from '../../../src/rights/rights';
import { asRead, reviewOf } from '../../../src/directory/makeReview';
import { ProgrammaticUsers } from '../../../src/directory/programmaticUsers';
import { reviewOfToken, tokenCardOf } from '../../../src/directory/tokenCard';
import { FakeMemento } from '../../kit/fakeMemento';
import { accountIn, useReviews } from '../../kit/sandboxReviews';
import { signIn } from '../../kit/testWindow';

describe('a review of what the directory knows', () => {
  const reviews = useReviews();

  it('has every account, with its users or the reason why they are not known', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.agency);
    const review = await reviews.make([identity]);
    assert.equal(review.madeAt, '2026-11-22T00:00:00.000Z');
    assert.deepEqual(
      review.identities.map(({ userId, unread }) => [userId, unread]),
      [[identity.userId, null]],
    );
    assert.equal(review.accounts.length, 12);
    assert.deepEqual(
      review.accounts.filter(({ unread }) => unread !== null).map(({ slug, unread }) => [slug, unread]),
      [
        ['advokati-pod-vezi', 'forbidden'],
        ['cukrarna-ruzova-zaba', 'blockedAccount'],
      ],
    );
    assert.equal(accountIn(review, 'lipovy-dvur').users.length, 95);
    const blocked = accountIn(review, 'cukrarna-ruzova-zaba');
    assert.deepEqual(
      blocked.users.map(({ id, permission }) => [id, permission]),
      [[identity.userId, 'owner']],
      'his own rights are stated elsewhere',
    );
  });

  it('knows the accounts of an identity before any user is loaded, which is enough for its card', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.agency);
    await reviews.window.directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    const review = reviews.now([identity]);
    assert.ok(review.accounts.every(({ unread, users }) => unread === 'notLoaded' && users.length === 1));
    const card = tokenCardOf(review, identity.userId);
    assert.equal(card?.accounts.length, 12);
    assert.deepEqual(
      card.warnings.map(({ kind }) => kind),
      ['actsAsOwner', 'reachesSeveralAccounts', 'readsEverything', 'rightsUnknown'],
    );
  });

  it('is no part of a card, which goes by what the token is told today, not by a list of users from before', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.robot);
    await reviews.make([identity]);
    const slug = 'studio-kometa';
    reviews.sandbox.world.setMember(slug, identity.userId, {
      permission: 'owner',
      allowedScope: ['reports'],
    });
    await reviews.window.directory.reload({ kind: 'currentUser', identityId: identity.id }).settled;
    const programmatic = new ProgrammaticUsers(new FakeMemento());
    const { directory } = reviews.window;
    const maker = { directory, programmatic, version: '0.1.0', now: () => 0 };
    const card = tokenCardOf(reviewOfToken(maker, identity), identity.userId);
    const rights = card?.accounts.find(({ account }) => account.slug === slug)?.rights;
    assert.deepEqual(rights, rightsOf({ permission: 'owner', allowed_scope: ['reports'] }));
  });

  it('knows their own rights from what they are told today, where the list of users could not be read again', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.robot);
    await reviews.make([identity]);
    const slug = 'studio-kometa';
    reviews.sandbox.world.setMember(slug, identity.userId, {
      permission: 'owner',
      allowedScope: ['reports'],
    });
    reviews.sandbox.fail(`users@${slug}`, '403=B');
    await reviews.window.directory.reloadAll();
    const review = reviews.now([identity]);
    const { unread, users } = accountIn(review, slug);
    assert.equal(unread, 'forbidden');
    assert.equal(users.find(({ id }) => id === identity.userId)?.permission, 'owner');
  });

  it('says nothing of the users of a list that could only be read long before', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.agency);
    const slug = 'lipovy-dvur';
    await reviews.make([identity]);
    const other = reviews.sandbox.people.robot.userId;
    reviews.sandbox.world.setMember(slug, other, { permission: 'owner', allowedScope: ['reports'] });
    reviews.sandbox.fail(`users@${slug}`, '403=B');
    const wasRead = await reviews.window.directory.reloadAll();
    const made = { marks: new Map(), madeAt: 0, madeWith: '0.1.0' };
    const { unread, users } = accountIn(
      reviewOf([identity], asRead(reviews.window.directory, wasRead), made),
      slug,
    );
    assert.deepEqual([unread, users.map(({ id }) => id)], ['forbidden', [identity.userId]]);
  });

  it('takes an account that one of two identities could read as read, whichever comes first', async () => {
    const agency = await signIn(reviews.window.sessions, reviews.sandbox.people.agency);
    const robot = await signIn(reviews.window.sessions, reviews.sandbox.people.robot);
    reviews.sandbox.fail('users@studio-kometa', '403=B');
    for (const { id } of [agency, robot]) {
      await reviews.window.directory.ensure({ kind: 'currentUser', identityId: id }).settled;
      await reviews.window.directory.ensure({ kind: 'users', identityId: id, slug: 'studio-kometa' }).settled;
    }
    const [one, other] = [reviews.now([agency, robot]), reviews.now([robot, agency])];
    assert.deepEqual(one, other);
    const account = accountIn(one, 'studio-kometa');
    assert.equal(account.unread, null);
    assert.deepEqual(
      account.reachedBy,
      [agency.userId, robot.userId].toSorted((a, b) => a - b),
    );
    assert.ok(account.users.length > 2);
  });

  it('does not take an identity for one without accounts when they could not be read', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.robot);
    assert.equal(reviews.now([identity]).identities[0]?.unread, 'notLoaded');
    reviews.sandbox.fail('user', '403=B', 10);
    const review = await reviews.make([identity]);
    assert.deepEqual(review.identities[0], {
      userId: identity.userId,
      name: identity.name,
      email: identity.email,
      unread: 'forbidden',
    });
    assert.deepEqual(review.accounts, []);
  });
});

import assert from 'node:assert/strict';
import { comparisonOf } from '../../../../src/features/accessReview/rules/comparison';
import { type Finding, findingsOf } from '../../../../src/features/accessReview/rules/findings';
import { readReview } from '../../../../src/features/accessReview/rules/readReview';
import { asRead, reviewOf } from '../../../../src/directory/makeReview';
import type { Review } from '../../../../src/directory/review';
import { reviewToJson } from '../../../../src/features/accessReview/rules/toJson';
import { parseCurrentUser } from '../../../../src/fakturoid/schemas/currentUser';
import { hasChanges } from '../../../kit/sampleReviews';
import { accountIn, useReviews } from '../../../kit/sandboxReviews';
import { openWindow, signIn } from '../../../kit/testWindow';

describe('reviews of the sandbox', () => {
  const reviews = useReviews();

  it('take nothing for a change where a list could not be read again', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.agency);
    const whole = await reviews.make([identity]);
    reviews.sandbox.fail('users@lipovy-dvur', '403=B');
    await reviews.window.directory.reload({ kind: 'users', identityId: identity.id, slug: 'lipovy-dvur' })
      .settled;
    const partly = reviews.now([identity]);
    assert.equal(accountIn(partly, 'lipovy-dvur').unread, 'forbidden');
    const comparison = comparisonOf(whole, partly);
    assert.equal(hasChanges(comparison), false);
    assert.ok(comparison.incomparableAccounts.some(({ key }) => key === 'lipovy-dvur'));
  });

  it('show what changed in Fakturoid since the last one', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.agency);
    const earlier = await reviews.make([identity]);
    const { world, people } = reviews.sandbox;
    const [gone] = accountIn(earlier, 'studio-kometa').users.filter(
      ({ id }) => id !== identity.userId && id !== people.robot.userId,
    );
    assert.ok(gone);
    world.accounts.get('studio-kometa')?.members.delete(gone.id);
    world.setMember('studio-kometa', people.robot.userId, {
      permission: 'write',
      allowedScope: ['invoices'],
    });
    world.setMember('hbita-vazka', people.freelancer.userId, { permission: 'read', allowedScope: [] });
    world.accounts.get('sbirka-zvonku')?.members.delete(identity.userId);
    await reviews.window.directory.refresh();
    const { added, removed, changed, lost, gained } = comparisonOf(earlier, reviews.now([identity]));
    assert.deepEqual(
      [added.map(({ slug, user }) => [slug, user.id]), removed.map(({ slug, user }) => [slug, user.id])],
      [[['hbita-vazka', people.freelancer.userId]], [['studio-kometa', gone.id]]],
    );
    assert.deepEqual(
      changed.map(({ after, direction }) => [after.id, direction]),
      [[people.robot.userId, 'more']],
    );
    assert.deepEqual([lost.map(({ account: { slug } }) => slug), gained], [['sbirka-zvonku'], []]);
  });

  it('find in the agency what is wrong there', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.agency);
    const unmarked = await reviews.make([identity]);
    const suggested = findingsOf(unmarked).filter(({ kind }) => kind === 'looksProgrammatic');
    const kinds = new Set(
      findingsOf(
        reviews.now(
          [identity],
          new Map(
            suggested.flatMap((finding) =>
              finding.kind === 'looksProgrammatic' ? [[finding.userId, undefined] as const] : [],
            ),
          ),
        ),
      ).map(({ kind }) => kind),
    );
    assert.ok(suggested.length >= 2, 'the robot and the API user of the warehouse');
    const expected: Finding['kind'][] = [
      'tokenActsAsOwner',
      'programmaticAboveRead',
      'severalOwners',
      'accountUnread',
      'reachesSeveralAccounts',
      'noScopes',
      'rightsDiffer',
      'unusualDomain',
      'unknownPermission',
      'unknownScope',
    ];
    assert.deepEqual(
      expected.filter((kind) => !kinds.has(kind)),
      [],
    );
  });

  it('judge nothing that was not read again before it was given up, and still tell which accounts there are', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.agency);
    await reviews.make([identity]);
    const wasRead = await reviews.window.directory.reloadAll(undefined, AbortSignal.abort());
    const made = { marks: new Map(), madeAt: 0, madeWith: '0.1.0' };
    const review = reviewOf([identity], asRead(reviews.window.directory, wasRead), made);
    assert.equal(review.accounts.length, 12);
    assert.ok(review.accounts.every(({ unread, users }) => unread === 'notLoaded' && users.length === 0));
    assert.deepEqual(
      findingsOf(review).filter(({ kind }) => kind !== 'accountUnread' && kind !== 'identityUnread'),
      [],
    );
  });

  it('do not take an account for lost that came in a form that nobody can use', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.robot);
    const reviewWith = (accounts: readonly unknown[]): Review => {
      const value = parseCurrentUser({ id: identity.userId, accounts });
      return reviewOf(
        [identity],
        { currentUser: () => ({ status: 'ready', value }), users: () => ({ status: 'loading' }) },
        { marks: new Map(), madeAt: 0, madeWith: '0.1.0' },
      );
    };
    const before = reviewWith([{ slug: 'a' }, { slug: 'b' }]);
    const after = reviewWith([{ slug: 'a' }, { slug: null, name: 'B' }]);
    assert.equal(after.identities[0]?.unread, 'invalidResponse');
    assert.deepEqual(comparisonOf(before, after).lost, []);
  });

  it('have a user once whom two windows have signed in side by side, or it could not be read back', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.robot);
    await reviews.make([identity]);
    const twin = { ...identity, id: 'twin' };
    for (const identities of [
      [identity, twin],
      [twin, identity],
    ]) {
      const review = reviews.now(identities);
      assert.deepEqual(
        review.identities.map(({ userId, unread }) => [userId, unread]),
        [[identity.userId, null]],
      );
      assert.equal(readReview(reviewToJson(review)).kind, 'review');
    }
  });

  it('hold no secret in their JSON, which is read back as it was', async () => {
    const identity = await signIn(reviews.window.sessions, reviews.sandbox.people.agency);
    const review = await reviews.make([identity]);
    const json = reviewToJson(review);
    const keys = await reviews.window.secrets.keys();
    const stored = await Promise.all(keys.map((key) => reviews.window.secrets.get(key)));
    const secrets: readonly string[] = stored.join().match(/[0-9a-f]{32,}/g) ?? [];
    assert.ok(secrets.includes(reviews.sandbox.people.agency.clientSecret));
    assert.deepEqual(
      secrets.filter((secret) => json.includes(secret)),
      [],
    );
    assert.deepEqual(readReview(json), { kind: 'review', review });
  });

  it('do not depend on what is unknown or left out in the answers', async () => {
    for (const sparse of ['nulls', 'minimal'] as const) {
      reviews.sandbox.switches.sparse = sparse;
      const own = openWindow({ apiUrl: reviews.sandbox.apiUrl });
      try {
        const identity = await signIn(own.sessions, reviews.sandbox.people.agency);
        await own.directory.loadAll();
        const review = reviewOf([identity], own.directory, {
          marks: new Map(),
          madeAt: 0,
          madeWith: '0.1.0',
        });
        assert.equal(readReview(reviewToJson(review)).kind, 'review', sparse);
        assert.ok(findingsOf(review).some((finding: Finding) => finding.kind === 'accountUnread'));
      } finally {
        own.dispose();
      }
    }
  });
});

import assert from 'node:assert/strict';
import { hasChanges } from '../../kit/sampleReviews';
import { compareReviews } from '../../../src/features/accessReview/rules/comparison';
import { type Finding, findingsOf } from '../../../src/features/accessReview/rules/findings';
import { readReview } from '../../../src/features/accessReview/rules/readReview';
import { type Review, type ReviewedAccount, reviewToJson } from '../../../src/directory/review';
import { rightsOf } from '../../../src/rights/rights';
import { asRead, reviewOf } from '../../../src/directory/makeReview';
import { parseCurrentUser } from '../../../src/fakturoid/schemas/currentUser';
import { ProgrammaticUsers } from '../../../src/directory/programmaticUsers';
import type { Identity } from '../../../src/session/sessions';
import { reviewOfToken, tokenCardOf } from '../../../src/directory/tokenCard';
import { type Sandbox, startSandbox } from '../../sandbox';
import { FakeMemento } from '../../kit/fakeMemento';
import { openWindow, signIn, type TestWindow } from '../../kit/testWindow';

describe('a review of what the directory knows', () => {
  let sandbox: Sandbox;
  let window: TestWindow;

  before(async () => {
    sandbox = await startSandbox();
  });

  beforeEach(() => {
    sandbox.reset();
    window = openWindow({ apiUrl: sandbox.apiUrl });
  });

  afterEach(() => window.dispose());

  after(() => sandbox.close());

  async function makeReview(
    identities: readonly Identity[],
    marks: ReadonlyMap<number, string | undefined> = new Map(),
  ): Promise<Review> {
    await window.directory.loadAll(() => undefined);
    return reviewNow(identities, marks);
  }

  function reviewNow(
    identities: readonly Identity[],
    marks: ReadonlyMap<number, string | undefined> = new Map(),
  ): Review {
    const madeAt = Date.UTC(2026, 10, 22);
    return reviewOf(identities, window.directory, { marks, madeAt, madeWith: '0.1.0' });
  }

  function accountIn(review: Review, slug: string): ReviewedAccount {
    const account = review.accounts.find((candidate) => candidate.slug === slug);
    assert.ok(account);
    return account;
  }

  it('has every account, with its users or the reason why they are not known', async () => {
    const identity = await signIn(window.sessions, sandbox.people.agency);
    const review = await makeReview([identity]);
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
    const identity = await signIn(window.sessions, sandbox.people.agency);
    await window.directory.ensure({ kind: 'currentUser', identityId: identity.id }).settled;
    const review = reviewNow([identity]);
    assert.ok(review.accounts.every(({ unread, users }) => unread === 'notLoaded' && users.length === 1));
    const card = tokenCardOf(review, identity.userId);
    assert.equal(card?.accounts.length, 12);
    assert.deepEqual(
      card.warnings.map(({ kind }) => kind),
      ['actsAsOwner', 'reachesSeveralAccounts', 'readsEverything', 'rightsUnknown'],
    );
  });

  it('is no part of a card, which goes by what the token is told today, not by a list of users from before', async () => {
    const identity = await signIn(window.sessions, sandbox.people.robot);
    await makeReview([identity]);
    const slug = 'studio-kometa';
    sandbox.world.setMember(slug, identity.userId, { permission: 'owner', allowedScope: ['reports'] });
    await window.directory.reload({ kind: 'currentUser', identityId: identity.id }).settled;
    const programmatic = new ProgrammaticUsers(new FakeMemento());
    const { directory } = window;
    const maker = { directory, programmatic, version: '0.1.0', now: () => 0 };
    const card = tokenCardOf(reviewOfToken(maker, identity), identity.userId);
    const rights = card?.accounts.find(({ account }) => account.slug === slug)?.rights;
    assert.deepEqual(rights, rightsOf({ permission: 'owner', allowed_scope: ['reports'] }));
  });

  it('knows their own rights from what they are told today, where the list of users could not be read again', async () => {
    const identity = await signIn(window.sessions, sandbox.people.robot);
    await makeReview([identity]);
    const slug = 'studio-kometa';
    sandbox.world.setMember(slug, identity.userId, { permission: 'owner', allowedScope: ['reports'] });
    sandbox.fail(`users@${slug}`, '403=B');
    await window.directory.reloadAll(() => undefined);
    const review = reviewNow([identity]);
    const { unread, users } = accountIn(review, slug);
    assert.equal(unread, 'forbidden');
    assert.equal(users.find(({ id }) => id === identity.userId)?.permission, 'owner');
    assert.ok(findingsOf(review).some(({ kind }) => kind === 'tokenActsAsOwner'));
  });

  it('says nothing of the users of a list that could only be read long before', async () => {
    const identity = await signIn(window.sessions, sandbox.people.agency);
    const slug = 'lipovy-dvur';
    await makeReview([identity]);
    const other = sandbox.people.robot.userId;
    sandbox.world.setMember(slug, other, { permission: 'owner', allowedScope: ['reports'] });
    sandbox.fail(`users@${slug}`, '403=B');
    const wasRead = await window.directory.reloadAll(() => undefined);
    const made = { marks: new Map(), madeAt: 0, madeWith: '0.1.0' };
    const { unread, users } = accountIn(reviewOf([identity], asRead(window.directory, wasRead), made), slug);
    assert.deepEqual([unread, users.map(({ id }) => id)], ['forbidden', [identity.userId]]);
  });

  it('judges nothing that it did not read again before it was given up, and still tells which accounts there are', async () => {
    const identity = await signIn(window.sessions, sandbox.people.agency);
    await makeReview([identity]);
    const wasRead = await window.directory.reloadAll(() => undefined, AbortSignal.abort());
    const made = { marks: new Map(), madeAt: 0, madeWith: '0.1.0' };
    const review = reviewOf([identity], asRead(window.directory, wasRead), made);
    assert.equal(review.accounts.length, 12);
    assert.ok(review.accounts.every(({ unread, users }) => unread === 'notLoaded' && users.length === 0));
    assert.deepEqual(
      findingsOf(review).filter(({ kind }) => kind !== 'accountUnread' && kind !== 'identityUnread'),
      [],
    );
  });

  it('takes an account that one of two identities could read as read, whichever comes first', async () => {
    const agency = await signIn(window.sessions, sandbox.people.agency);
    const robot = await signIn(window.sessions, sandbox.people.robot);
    sandbox.fail('users@studio-kometa', '403=B');
    for (const { id } of [agency, robot]) {
      await window.directory.ensure({ kind: 'currentUser', identityId: id }).settled;
      await window.directory.ensure({ kind: 'users', identityId: id, slug: 'studio-kometa' }).settled;
    }
    const [one, other] = [reviewNow([agency, robot]), reviewNow([robot, agency])];
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
    const identity = await signIn(window.sessions, sandbox.people.robot);
    assert.equal(reviewNow([identity]).identities[0]?.unread, 'notLoaded');
    sandbox.fail('user', '403=B', 10);
    const review = await makeReview([identity]);
    assert.deepEqual(review.identities[0], {
      userId: identity.userId,
      name: identity.name,
      email: identity.email,
      unread: 'forbidden',
    });
    assert.deepEqual(review.accounts, []);
  });

  it('does not take an account for lost that came in a form that nobody can use', async () => {
    const identity = await signIn(window.sessions, sandbox.people.robot);
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
    assert.deepEqual(compareReviews(before, after).lost, []);
  });

  it('has a user once whom two windows have signed in side by side, or it could not be read back', async () => {
    const identity = await signIn(window.sessions, sandbox.people.robot);
    await makeReview([identity]);
    const twin = { ...identity, id: 'twin' };
    for (const identities of [
      [identity, twin],
      [twin, identity],
    ]) {
      const review = reviewNow(identities);
      assert.deepEqual(
        review.identities.map(({ userId, unread }) => [userId, unread]),
        [[identity.userId, null]],
      );
      assert.equal(readReview(reviewToJson(review)).kind, 'review');
    }
  });

  it('does not take a list of which a part failed for a whole one', async () => {
    const identity = await signIn(window.sessions, sandbox.people.agency);
    const whole = await makeReview([identity]);
    sandbox.fail('users@lipovy-dvur', '403=B');
    await window.directory.reload({ kind: 'users', identityId: identity.id, slug: 'lipovy-dvur' }).settled;
    const partly = reviewNow([identity]);
    assert.equal(accountIn(partly, 'lipovy-dvur').unread, 'forbidden');
    const comparison = compareReviews(whole, partly);
    assert.equal(hasChanges(comparison), false);
    assert.ok(comparison.incomparableAccounts.some(({ key }) => key === 'lipovy-dvur'));
  });

  it('shows what changed in Fakturoid since the last one', async () => {
    const identity = await signIn(window.sessions, sandbox.people.agency);
    const earlier = await makeReview([identity]);
    const { world, people } = sandbox;
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
    await window.directory.refresh();
    const { added, removed, changed, lost, gained } = compareReviews(earlier, reviewNow([identity]));
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

  it('finds in the agency what is wrong there', async () => {
    const identity = await signIn(window.sessions, sandbox.people.agency);
    const unmarked = await makeReview([identity]);
    const suggested = findingsOf(unmarked).filter(({ kind }) => kind === 'looksProgrammatic');
    const kinds = new Set(
      findingsOf(
        reviewNow(
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

  it('holds no secret in its JSON, which is read back as it was', async () => {
    const identity = await signIn(window.sessions, sandbox.people.agency);
    const review = await makeReview([identity]);
    const json = reviewToJson(review);
    const keys = await window.secrets.keys();
    const stored = await Promise.all(keys.map((key) => window.secrets.get(key)));
    const secrets: readonly string[] = stored.join().match(/[0-9a-f]{32,}/g) ?? [];
    assert.ok(secrets.includes(sandbox.people.agency.clientSecret));
    assert.deepEqual(
      secrets.filter((secret) => json.includes(secret)),
      [],
    );
    assert.deepEqual(readReview(json), { kind: 'review', review });
  });

  it('does not depend on what is unknown or left out in the answers', async () => {
    for (const sparse of ['nulls', 'minimal'] as const) {
      sandbox.switches.sparse = sparse;
      const own = openWindow({ apiUrl: sandbox.apiUrl });
      try {
        const identity = await signIn(own.sessions, sandbox.people.agency);
        await own.directory.loadAll(() => undefined);
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

import assert from 'node:assert/strict';
import type { Review } from '../../../../../src/directory/review';
import type {
  PartView,
  PhraseView,
  ReviewView,
} from '../../../../../src/features/accessReview/page/toReviewPage';
import { comparisonOf } from '../../../../../src/features/accessReview/rules/comparison';
import { type Decision, judge } from '../../../../../src/features/accessReview/rules/decisions';
import { findingsOf } from '../../../../../src/features/accessReview/rules/findings';
import { reviewView } from '../../../../../src/features/accessReview/view/reviewView';
import { settings } from '../../../../../src/platform/settings';
import type { Identity } from '../../../../../src/session/sessions';
import { actionsIn } from '../../../../../src/webview/parts';
import { acceptingAll, TODAY } from '../../../../kit/sampleDecisions';
import { account, identity, review, user } from '../../../../kit/sampleReviews';
import { useStubs } from '../../../../kit/stubs';

const SIGNED_IN = [{ id: 'i1', userId: 1 }] as unknown as readonly Identity[];

interface Circumstances {
  readonly before?: Review;
  readonly file?: string;
  readonly wasCancelled?: boolean;
  readonly failed?: Review;
}

function pageOf(after: Review, { before, file, wasCancelled = false, failed }: Circumstances = {}) {
  const compared = before && {
    before,
    comparison: comparisonOf(before, after),
    ...(file === undefined ? {} : { file }),
  };
  const shown = { review: after, findings: findingsOf(after), compared, wasCancelled };
  return reviewView({ shown, failed, identities: SIGNED_IN });
}

/** What can be jumped to. */
function idsIn({ parts }: ReviewView): ReadonlySet<string> {
  return new Set(parts.flatMap(({ id, groups }) => [id, ...groups.map((group) => group.id)]));
}

function entriesOf(page: ReviewView, heading: string): PartView['groups'][number]['entries'] {
  const group = page.parts.flatMap(({ groups }) => groups).find((one) => one.heading === heading);
  assert.ok(group, heading);
  return group.entries;
}

/** What opens in a text: the arguments of its commands. */
function openedBy(page: ReviewView, phrase: PhraseView | undefined): unknown[] {
  return (phrase ?? []).flatMap((part) =>
    typeof part === 'number' ? (page.links[part]?.arguments ?? []) : [],
  );
}

describe('the page of a review', () => {
  const stubs = useStubs();

  it('says in its head what changed and against what, and leads there; changes stand first', async () => {
    const before = review([account('firm', [user(1), user(2), user(3)])], {
      madeAt: '2026-11-22T07:30:00.000Z',
    });
    const after = review([account('firm', [user(1), user(2, { permission: 'owner' }), user(4)])]);
    const page = await pageOf(after, { before, file: 'review.json' });
    const text = page.lead.map((part) => (typeof part === 'string' ? part : part.text)).join('');
    assert.match(
      text,
      /^Changes since 7:30\sAM UTC \(review\.json\): added: 1, removed: 1, and with more rights: 1$/,
    );
    assert.ok(page.announcement.startsWith(text));
    const targets = page.lead.flatMap((part) => (typeof part === 'string' ? [] : [part.target]));
    assert.equal(targets.length, 3);
    assert.deepEqual(
      targets.filter((target) => !idsIn(page).has(target)),
      [],
    );
    assert.deepEqual(
      page.parts.map(({ id }) => id),
      ['changes', 'findings'],
    );
  });

  it('names the day of another day, also where a file tells its time in another zone', async () => {
    const before = review([], { madeAt: '2026-11-22T01:00:00+05:00' });
    const page = await pageOf(review([]), { before, file: 'review.json' });
    assert.deepEqual(page.lead, ['No changes since Nov 21, 2026, 8:00 PM UTC (review.json)']);
  });

  it('says what could not be loaded, leads there, and offers the step that helps', async () => {
    const expired = account('shop', [user(1)], { unread: 'unauthorized' });
    const page = await pageOf(
      review([account('firm', [user(1)]), expired, account('mill', [user(1)], { unread: 'server' })]),
    );
    const loaded = page.facts.find(({ label }) => label === 'Loaded')?.value[0];
    assert.ok(typeof loaded === 'object');
    assert.equal(loaded.text, '1 of 3 accounts and 1 user');
    assert.ok(idsIn(page).has(loaded.target));
    const [entry] = entriesOf(page, 'Accounts with an incomplete list of users: Sign-in no longer valid');
    assert.deepEqual(openedBy(page, entry?.text), [{ slug: 'shop' }]);
    assert.deepEqual(
      entry?.actions.slice(0, -1).map(({ label, arguments: args }) => [label, ...args]),
      [['Sign in again', { identityId: 'i1' }]],
    );
    const retries = actionsIn(page.parts).filter(({ command }) => command === 'fakturoid.reviewAccess');
    assert.equal(retries.length, 1);
  });

  it('opens every user and account that it names, and marks whom it suggests to mark', async () => {
    const page = await pageOf(
      review([account('firm', [user(1), user(2, { name: 'API bot', scopes: [] })]), account('shop', [])]),
    );
    const [entry] = entriesOf(page, 'Users without any scope');
    assert.deepEqual(openedBy(page, entry?.text), [{ slug: 'firm', userId: 2 }, { slug: 'firm' }]);
    const [suggestion] = entriesOf(page, 'Users who look programmatic');
    assert.deepEqual(
      suggestion?.actions.slice(0, -1).map(({ command, arguments: args }) => [command, ...args]),
      [['fakturoid.markProgrammatic', { identityId: 'i1', slug: 'firm', userId: 2 }]],
    );
  });

  it('says whether it is saved, without which the next one has nothing to be compared with', async () => {
    const changes = async (): Promise<unknown> =>
      (await pageOf(review([]))).parts.find(({ id }) => id === 'changes')?.texts[1];
    assert.equal(await changes(), 'This review is saved, and the next one will show what has changed.');
    stubs.replace(settings, 'reviewsToKeep', () => 0);
    assert.equal(await changes(), 'This review isn’t saved because your settings keep none.');
  });

  it('has three buttons at its head at most: the others are in the title of its tab', async () => {
    const after = review([account('firm', [user(1)])]);
    const again = ['Export…', 'Review again', 'Compare with…'];
    for (const page of [await pageOf(after), await pageOf(after, { before: after, wasCancelled: true })]) {
      assert.deepEqual(
        page.actions.map(({ label }) => label),
        again,
      );
    }
  });

  it('opens nobody who is gone from every account', async () => {
    const before = review([account('firm', [user(1), user(2)])]);
    const page = await pageOf(review([account('firm', [user(1)])]), { before });
    const [entry] = entriesOf(page, 'Users removed');
    assert.deepEqual(openedBy(page, entry?.text), [{ slug: 'firm' }]);
  });

  it('folds up many cases', async () => {
    const slugs = ['a', 'b', 'c', 'd'];
    const page = await pageOf(review(slugs.map((slug) => account(slug, [user(1)]))));
    const [entry] = entriesOf(page, 'Tokens that give access to several accounts');
    assert.deepEqual([entry?.text.length, entry?.cases.length, entry?.countLabel], [1, 4, '4 accounts']);
  });

  it('says once that loading was cancelled, and finds nothing in that', async () => {
    const cut = review([account('firm', [user(1)], { unread: 'notLoaded' })]);
    const page = await pageOf(cut, { wasCancelled: true });
    assert.equal(page.notice?.text, 'Loading was cancelled');
    assert.doesNotMatch(JSON.stringify(page.parts), /incomplete list/);
    assert.match(JSON.stringify(page.parts), /isn’t saved because loading was cancelled/);
    const unknown = review([], { identities: [identity(1, { unread: 'notLoaded' })] });
    assert.doesNotMatch(
      (await pageOf(unknown, { wasCancelled: true })).notice?.hint ?? '',
      /0 accounts/,
      'how many there are is not known',
    );
  });

  it('does not say that there are no findings where loading was cancelled before anything could be found', async () => {
    const cut = review([account('firm', [], { unread: 'notLoaded' })]);
    const { facts, parts, announcement } = await pageOf(cut, { wasCancelled: true });
    assert.equal(facts.find(({ label }) => label === 'Found')?.value[0], 'No findings in what was loaded');
    assert.deepEqual(parts[0]?.texts, ['No findings in what was loaded']);
    assert.equal(announcement, 'No findings in what was loaded');
  });

  it('is an error with a next step where nothing could be loaded, over the review of before', async () => {
    const failed = (unread: string): Review => review([], { identities: [identity(1, { unread })] });
    const empty = await reviewView({ shown: undefined, failed: failed('offline'), identities: SIGNED_IN });
    assert.deepEqual([empty.notice?.isError, empty.notice?.action?.label], [true, 'Retry']);
    assert.match(empty.notice?.hint ?? '', /^User 1: Offline\./);
    assert.deepEqual([empty.parts, empty.grid], [[], undefined]);
    const page = await pageOf(review([account('firm', [user(1)])]), { failed: failed('unauthorized') });
    assert.equal(page.notice?.action?.label, 'Sign in again');
    assert.match(page.notice.hint, /Below is the earlier review/);
    assert.equal(page.grid?.rows.length, 1);
  });

  it('says aloud that there are no findings, or how many', async () => {
    const nothing = review([], { identities: [] });
    assert.deepEqual(findingsOf(nothing), []);
    assert.equal((await pageOf(nothing)).announcement, 'No findings');
    const scopeless = review([account('firm', [user(1), user(2, { scopes: [] })])]);
    assert.match((await pageOf(scopeless)).announcement, /^Found: /);
  });

  it('offers to accept each finding, and shows what is accepted folded up, by whom, until when and why', async () => {
    const owners = [1, 2].map((id) => user(id, { permission: 'owner' }));
    const strange = [3, 4].map((id) => user(id, { permission: 'auditor' }));
    const owned = review([account('firm', [...owners, ...strange])]);
    const decisions = acceptingAll(owned).map((decision, index) => ({ ...decision, id: `d${index}` }));
    const isAccepted = ({ kind, cases }: Decision): boolean =>
      kind === 'tokenActsAsOwner' || cases.some(({ userId }) => userId === 4);
    const known = decisions.filter(isAccepted);
    const shown = { review: owned, findings: findingsOf(owned), compared: undefined, wasCancelled: false };
    const judged = judge(shown.findings, known, owned, TODAY);
    const page = await reviewView({ shown, failed: undefined, identities: SIGNED_IN, judged });
    const found = page.facts.find(({ label }) => label === 'Found')?.value;
    assert.deepEqual(
      found?.map((part) => (typeof part === 'string' ? part : part.text)).join(''),
      'Medium: 1 · Low: 1 · Accepted: 2',
    );
    const part = page.parts.find(({ id }) => id === 'findings');
    assert.equal(part?.heading, 'Findings (2)');
    assert.equal(part.folded?.label, 'Accepted: 2');
    assert.deepEqual(found.at(-1), { text: 'Accepted: 2', target: part.folded.id });
    assert.deepEqual(
      part.folded.groups.map(({ heading, texts, actions }) => [
        heading,
        texts,
        actions.map((one) => one.arguments),
      ]),
      ['Tokens with owner rights', 'Unknown permission: auditor'].map((heading, index) => [
        heading,
        [
          'Accepted by Jana Vzorová on Nov 27, 2026, until the end of Dec 27, 2026.',
          'Reason: They are the accountant.',
        ],
        [[{ decision: known[index]?.id }]],
      ]),
    );
    const accepts = actionsIn(part.groups).filter(({ command }) => command === 'fakturoid.acceptFinding');
    const rest = { slug: 'firm', detail: null };
    assert.deepEqual(
      accepts.flatMap((one) => one.arguments),
      [
        { ...rest, kind: 'severalOwners', userId: null },
        { ...rest, kind: 'unknownPermission', userId: 3, detail: 'auditor' },
      ],
    );
    // Of a file, nobody can decide anything here.
    const inFile = await reviewView({
      shown: { ...shown, file: 'a.json' },
      failed: undefined,
      identities: SIGNED_IN,
      judged,
    });
    assert.deepEqual(
      actionsIn(inFile.parts).filter(({ command }) => /accept/i.test(command)),
      [],
    );
    assert.equal(inFile.parts.find(({ id }) => id === 'findings')?.folded?.groups.length, 2);
  });

  it('tells apart the parts of a finding that were accepted one after the other', async () => {
    const owner = [user(1, { permission: 'owner' })];
    const [a, b] = [account('a', owner), account('b', owner)];
    const both = review([a, b]);
    const decisions = [a, b].flatMap((one) => acceptingAll(review([one])));
    const shown = { review: both, findings: findingsOf(both), compared: undefined, wasCancelled: false };
    const judged = judge(shown.findings, decisions, both, TODAY);
    const page = await reviewView({ shown, failed: undefined, identities: SIGNED_IN, judged });
    const ids = page.parts.flatMap(({ folded }) => folded?.groups.map(({ id }) => id) ?? []);
    assert.deepEqual([ids.length, new Set(ids).size], [2, 2]);
  });

  it('tells people and accounts of the same name from each other', async () => {
    const people = [user(2, { name: 'Jan', email: null }), user(3, { name: 'Jan', email: null })];
    const page = await pageOf(review(['a', 'b'].map((slug) => account(slug, people, { name: 'Firm' }))));
    const rows = page.grid?.rows ?? [];
    assert.deepEqual(
      rows.map(({ userId, account: link }) => [userId, ...(page.links[link]?.arguments ?? [])]),
      [
        [2, { slug: 'a' }],
        [2, { slug: 'b' }],
        [3, { slug: 'a' }],
        [3, { slug: 'b' }],
      ],
    );
  });

  it('says which accounts have users who are not known, so that an empty cell is not taken for no access', async () => {
    const page = await pageOf(
      review([account('whole', [user(1)]), account('closed', [user(1)], { unread: 'forbidden' })]),
    );
    const closed = page.grid?.rows.find(({ cells }) => cells.includes('closed'))?.account;
    assert.ok(closed !== undefined);
    assert.deepEqual(page.grid?.notLoaded.accounts, [closed]);
  });

  it('shows in each row the e-mail that the account states', async () => {
    const emails = ['jan@firm.example', 'jan@shop.example', null];
    const page = await pageOf(
      review(emails.map((email, index) => account(`a${index}`, [user(2, { email })]))),
    );
    assert.deepEqual(
      page.grid?.rows.map(({ cells }) => cells[1]),
      ['jan@firm.example', 'jan@shop.example', 'jan@firm.example'],
    );
  });
});

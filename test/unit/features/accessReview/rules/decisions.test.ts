import assert from 'node:assert/strict';
import fc from 'fast-check';
import type { Review } from '../../../../../src/directory/review';
import {
  acceptableParts,
  casesOf,
  type FindingCase,
  referenceTo,
  usersIn,
} from '../../../../../src/features/accessReview/rules/cases';
import { addDays, addMonths } from '../../../../../src/features/accessReview/rules/days';
import {
  type Decision,
  isReason,
  isReplacedBy,
  judge,
  type Judged,
} from '../../../../../src/features/accessReview/rules/decisions';
import { findingsOf } from '../../../../../src/features/accessReview/rules/findings';
import { exportToJson } from '../../../../../src/features/accessReview/rules/toJson';
import { parseDecision } from '../../../../../src/features/accessReview/rules/parseDecision';
import { readReview } from '../../../../../src/features/accessReview/rules/readReview';
import { accepting, acceptingAll, someDecisions, TODAY } from '../../../../kit/sampleDecisions';
import { account, anyReview, review, user } from '../../../../kit/sampleReviews';

const RUNS = { numRuns: 1000 };

/** Two owners, one of whom is signed in, in two accounts. */
const owned = ownedBy('owner');

function ownedBy(permission: string | null, scopes: readonly string[] | null = ['invoices']): Review {
  const users = [user(1, { permission, scopes }), user(2, { permission: 'owner' })];
  return review([account('a', users), account('b', [user(1, { permission: 'owner' })])]);
}

function judged(of: Review, decisions: readonly Decision[], today = TODAY): Judged {
  return judge(findingsOf(of), decisions, of, today);
}

function acceptingKind(kind: string, of: Review, rest: Partial<Decision> = {}): Decision {
  const finding = findingsOf(of).find((one) => one.kind === kind);
  assert.ok(finding, kind);
  return accepting(finding, of, rest);
}

/** Of which kinds the findings are that are still open. */
function openKinds(of: Review, decisions: readonly Decision[], today = TODAY): string[] {
  return judged(of, decisions, today).open.map(({ kind }) => kind);
}

/** Every user and account of findings, in one order. */
function casesIn(of: Review, { open, accepted }: Judged): string[] {
  const usersOf = usersIn(of);
  return [...open, ...accepted.map(({ finding }) => finding)]
    .flatMap((finding) => casesOf(finding, usersOf).map((one) => JSON.stringify([finding.kind, one])))
    .toSorted();
}

/** A random review and decisions on some of its findings. */
const decidedReview = anyReview.chain((of) => fc.tuple(fc.constant(of), someDecisions(of)));

const RANKS = ['owner', 'write', 'read'];

/** Told without the code under test. */
function isNoMore(now: Pick<FindingCase, 'permission' | 'scopes'>, then: typeof now): boolean {
  const rank = RANKS.indexOf(now.permission ?? '');
  return (
    (now.permission === then.permission ||
      (rank > -1 && RANKS.slice(0, rank + 1).includes(then.permission ?? ''))) &&
    (now.scopes === null
      ? then.scopes === null
      : then.scopes !== null && now.scopes.every((scope) => then.scopes?.includes(scope)))
  );
}

describe('decisions', () => {
  it('accept what they are about and nothing else', () => {
    assert.deepEqual(openKinds(owned, []), [
      'tokenActsAsOwner',
      'severalOwners',
      'rightsDiffer',
      'reachesSeveralAccounts',
    ]);
    const decision = acceptingKind('severalOwners', owned);
    const { open, accepted } = judged(owned, [decision]);
    assert.deepEqual(
      open.map(({ kind }) => kind),
      ['tokenActsAsOwner', 'rightsDiffer', 'reachesSeveralAccounts'],
    );
    assert.deepEqual(accepted, [
      { finding: { kind: 'severalOwners', severity: 'medium', slug: 'a', userIds: [1, 2] }, decision },
    ]);
  });

  it('hold on their last day and not on the next', () => {
    const decision = acceptingKind('severalOwners', owned, { until: '2026-12-31' });
    assert.equal(judged(owned, [decision], '2026-12-31').accepted.length, 1);
    assert.equal(judged(owned, [decision], '2027-01-01').accepted.length, 0);
  });

  it('hold for a year at most, and not where they come from the future', () => {
    const isHeld = (rest: Partial<Decision>, today = TODAY): boolean =>
      judged(owned, [acceptingKind('severalOwners', owned, rest)], today).accepted.length > 0;
    assert.ok(isHeld({ until: addMonths(TODAY, 12) }));
    assert.ok(!isHeld({ until: addDays(addMonths(TODAY, 12), 1) }));
    assert.ok(isHeld({}, addDays(TODAY, -1)), 'for whoever flew west');
    assert.ok(!isHeld({}, addDays(TODAY, -2)));
  });

  it('end where the rights grew, of anybody whom they are about, or cannot be told', () => {
    const read = ownedBy('read');
    const decision = acceptingKind('rightsDiffer', read);
    assert.ok(!openKinds(read, [decision]).includes('rightsDiffer'));
    for (const [permission, scopes] of [
      ['write', ['invoices']],
      ['auditor', ['invoices']],
      [null, ['invoices']],
      ['read', ['invoices', 'expenses']],
      ['read', null],
    ] as const) {
      const grown = ownedBy(permission, scopes);
      assert.ok(openKinds(grown, [decision]).includes('rightsDiffer'), `${permission} ${scopes?.join()}`);
    }
    assert.ok(!openKinds(ownedBy('read', []), [decision]).includes('rightsDiffer'), 'they shrank');
  });

  it('leave open what came later: another account of the same person, another owner', () => {
    const decisions = acceptingAll(owned);
    assert.deepEqual(openKinds(owned, decisions), []);
    const [a, b] = owned.accounts;
    assert.ok(a && b);
    const later = review([
      { ...a, users: [...a.users, user(3, { permission: 'owner' })] },
      b,
      account('c', [user(1, { permission: 'owner' })]),
    ]);
    const { open, accepted } = judged(later, decisions);
    const told = (all: typeof open): unknown[] => all.filter(({ kind }) => kind === 'tokenActsAsOwner');
    assert.deepEqual(told(open), [{ kind: 'tokenActsAsOwner', severity: 'medium', userId: 1, slugs: ['c'] }]);
    assert.deepEqual(told(accepted.map(({ finding }) => finding)), [
      { kind: 'tokenActsAsOwner', severity: 'medium', userId: 1, slugs: ['a', 'b'] },
    ]);
    const kinds = open.map(({ kind }) => kind);
    assert.ok(kinds.includes('severalOwners') && kinds.includes('reachesSeveralAccounts'));
  });

  it('rate what is left open on its own', () => {
    const bot = [{ userId: 7, purpose: null }];
    const before = review([account('a', [user(7, { permission: 'owner' })])], { programmatic: bot });
    const after = review(
      [account('a', [user(7, { permission: 'owner' })]), account('b', [user(7, { permission: 'write' })])],
      { programmatic: bot },
    );
    const { open } = judged(after, [acceptingKind('programmaticAboveRead', before)]);
    const rest = open.find(({ kind }) => kind === 'programmaticAboveRead');
    assert.deepEqual(rest, { kind: 'programmaticAboveRead', severity: 'medium', userId: 7, slugs: ['b'] });
    assert.equal(findingsOf(after)[0]?.severity, 'high');
  });

  it('end where the same has become more severe', () => {
    const accounts = [account('a', [user(1)]), account('b', [user(1)])];
    const decision = acceptingKind('reachesSeveralAccounts', review(accounts));
    const marked = review(accounts, { programmatic: [{ userId: 1, purpose: 'readInvoices' }] });
    assert.deepEqual(openKinds(review(accounts), [decision]), []);
    assert.ok(openKinds(marked, [decision]).includes('reachesSeveralAccounts'));
  });

  it('end where an address or a reason is another', () => {
    const team = [1, 2, 3, 4].map((id) => user(id));
    const withGuest = (email: string): Review => review([account('a', [...team, user(5, { email })])]);
    const guest = acceptingKind('unusualDomain', withGuest('eva@partner.example'));
    assert.deepEqual(openKinds(withGuest('eva@partner.example'), [guest]), []);
    assert.deepEqual(openKinds(withGuest('eva@elsewhere.example'), [guest]), ['unusualDomain']);
    const unread = (reason: string): Review => review([account('a', [], { unread: reason })]);
    const decision = acceptingKind('accountUnread', unread('forbidden'));
    assert.deepEqual(openKinds(unread('forbidden'), [decision]), []);
    assert.deepEqual(openKinds(unread('offline'), [decision]), ['accountUnread']);
  });

  it('take the place of older ones about no more', () => {
    const [before, after] = [owned, ownedBy('read')];
    const [older, newer] = [before, after].map((of) => acceptingKind('tokenActsAsOwner', of));
    assert.ok(older && newer);
    assert.ok(isReplacedBy(newer, older));
    assert.ok(!isReplacedBy(older, newer), 'about account a too');
    assert.ok(!isReplacedBy(acceptingKind('severalOwners', owned), older));
  });

  it('need a reason that says something', () => {
    for (const text of [
      '',
      'too short',
      `a${' '.repeat(20)}b`,
      '\u200b'.repeat(20),
      'a\u0301'.repeat(9),
      '🙂\ufe0f'.repeat(9),
      '\u3164'.repeat(20),
      ' \u3164'.repeat(20),
      '\u2800'.repeat(20),
      'x'.repeat(501),
      'x'.repeat(1e6),
    ]) {
      assert.ok(!isReason(text), text.slice(0, 40));
    }
    for (const text of [
      'ten letter',
      '  ten letter  ',
      'a\u0301'.repeat(10),
      '🙂🙂🙂🙂🙂🙂🙂🙂🙂🙂',
      'x'.repeat(500),
    ]) {
      assert.ok(isReason(text), text.slice(0, 40));
    }
  });
});

describe('of any review and decisions', () => {
  it('nothing is lost or told twice', () => {
    fc.assert(
      fc.property(decidedReview, ([of, decisions]) => {
        const all = { open: findingsOf(of), accepted: [] };
        assert.deepEqual(casesIn(of, judged(of, decisions)), casesIn(of, all));
      }),
      RUNS,
    );
  });

  it('each acceptable part has a reference of its own, and all of them together leave nothing open', () => {
    fc.assert(
      fc.property(anyReview, (of) => {
        const parts = findingsOf(of).flatMap(acceptableParts);
        const references = new Set(parts.map((part) => JSON.stringify(referenceTo(part))));
        assert.equal(references.size, parts.length);
        assert.deepEqual(judged(of, acceptingAll(of)).open, []);
      }),
      RUNS,
    );
  });

  it('one that is over, not yet made or too long hides no finding', () => {
    const wrong = fc.constantFrom<Partial<Decision>>(
      { acceptedOn: '2026-10-01', until: addDays(TODAY, -1) },
      { acceptedOn: addDays(TODAY, 2), until: addDays(TODAY, 30) },
      { until: addDays(addMonths(TODAY, 12), 1) },
      { until: '9999-12-31' },
      { until: '' },
    );
    fc.assert(
      fc.property(anyReview, wrong, (of, rest) => {
        assert.deepEqual(judged(of, acceptingAll(of, rest)), { open: findingsOf(of), accepted: [] });
      }),
      RUNS,
    );
  });

  it('one about fewer rights, another user, another account or nothing hides no finding', () => {
    type Change = (one: FindingCase) => FindingCase;
    const changes = fc.constantFrom<Change>(
      (one) => ({ ...one, userId: (one.userId ?? 0) + 100 }),
      (one) => ({ ...one, slug: `${one.slug ?? ''}x` }),
      (one) => ({ ...one, detail: `${one.detail ?? ''}x` }),
    );
    fc.assert(
      fc.property(anyReview, changes, (of, change) => {
        const decisions = acceptingAll(of).map((one) => ({ ...one, cases: one.cases.map(change) }));
        assert.deepEqual(judged(of, decisions).accepted, []);
        assert.deepEqual(judged(of, acceptingAll(of, { cases: [] })).accepted, []);
      }),
      RUNS,
    );
  });

  it('nothing is accepted of whom the rights grew', () => {
    fc.assert(
      fc.property(anyReview, anyReview, (before, after) => {
        const usersOf = usersIn(after);
        for (const { finding, decision } of judged(after, acceptingAll(before)).accepted) {
          for (const now of casesOf(finding, usersOf)) {
            const then = decision.cases.find(
              ({ slug, userId }) => slug === now.slug && userId === now.userId,
            );
            assert.ok(then !== undefined && isNoMore(now, then), JSON.stringify([then, now]));
          }
        }
      }),
      RUNS,
    );
  });

  it('a file brings along what was shown, and a damaged decision in it hides no finding', () => {
    const damages = fc.constantFrom<(json: Record<string, unknown>) => unknown>(
      (json) => delete json['reason'],
      (json) => (json['reason'] = 'too short'),
      (json) => (json['until'] = '2026-02-30'),
      (json) => (json['until'] = null),
      (json) => (json['acceptedOn'] = 20261127),
      (json) => (json['cases'] = []),
      (json) => (json['cases'] = {}),
      (json) => (json['acceptedBy'] = null),
    );
    fc.assert(
      fc.property(decidedReview, fc.option(damages), ([of, decisions], damage) => {
        const text = exportToJson(of, { day: TODAY, accepted: decisions });
        const json = JSON.parse(text) as { decisions: { accepted: Record<string, unknown>[] } };
        json.decisions.accepted.forEach((one) => damage?.(one));
        const parsed = readReview(JSON.stringify(json));
        assert.ok(parsed.kind === 'review');
        assert.deepEqual(parsed.review, of);
        const accepted = damage === null ? decisions : [];
        assert.deepEqual(parsed.decisions, { day: TODAY, accepted });
        assert.deepEqual(judged(of, parsed.decisions.accepted), judged(of, accepted));
      }),
      RUNS,
    );
  });

  it('anything else is no decision', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        assert.equal(parseDecision(value), undefined);
      }),
      RUNS,
    );
  });
});

import assert from 'node:assert/strict';
import { comparisonOf } from '../../../../src/features/accessReview/rules/comparison';
import { type Finding, findingsOf } from '../../../../src/features/accessReview/rules/findings';
import { csvOf } from '../../../../src/features/accessReview/files/csv';
import { markdownOf } from '../../../../src/base/report/markdown';
import { rightsOf } from '../../../../src/rights/rights';
import type { Review } from '../../../../src/directory/review';
import { tokenCardOf } from '../../../../src/directory/tokenCard';
import { reviewReport } from '../../../../src/features/accessReview/labels/report';
import { reviewTable } from '../../../../src/features/accessReview/labels/table';
import { judge, type Judged } from '../../../../src/features/accessReview/rules/decisions';
import { wordsOfComparison } from '../../../../src/features/accessReview/labels/comparison';
import { type FindingGroup, groupsOf } from '../../../../src/features/accessReview/labels/findings';
import { lineOf, textOf } from '../../../../src/features/accessReview/labels/phrase';
import { namesIn, type ReviewNames } from '../../../../src/labels/review';
import { rightsLegend } from '../../../../src/labels/rights';
import { sentenceOfWarning, sharingAdvice } from '../../../../src/labels/tokenCard';
import { acceptingAll, TODAY } from '../../../kit/sampleDecisions';
import { account, identity, review, user } from '../../../kit/sampleReviews';
import { tokenCardReport } from '../../../../src/labels/tokenCardReport';

/** A review in which every rule finds something. */
const everything: Review = review(
  [
    account('firm', [
      user(1, { permission: 'owner', email: 'jan@firm.example', name: 'Jan Novák' }),
      user(2, { permission: 'owner', email: 'api@firm.example', name: 'Jan Novák' }),
      user(3, { permission: 'write', scopes: [], email: 'eva@firm.example' }),
      user(4, { permission: 'auditor', scopes: ['warehouse'], email: 'eva@firm.example' }),
      user(5, { permission: null, scopes: null, email: 'bot@mail.example' }),
      user(6, { permission: 'write', scopes: ['invoices', 'expenses'], email: 'most@firm.example' }),
    ]),
    account('shop', [user(1), user(2), user(9)], { unread: 'forbidden', name: 'Obchod | s.r.o.' }),
  ],
  {
    identities: [identity(1, { name: 'Jan Novák' }), identity(7, { unread: 'offline' })],
    programmatic: [
      { userId: 2, purpose: null },
      { userId: 6, purpose: 'readInvoices' },
    ],
  },
);

const KINDS: readonly Finding['kind'][] = [
  'tokenActsAsOwner',
  'programmaticAboveRead',
  'programmaticAbovePurpose',
  'reachesSeveralAccounts',
  'severalOwners',
  'noScopes',
  'rightsDiffer',
  'sharedEmail',
  'unusualDomain',
  'accountUnread',
  'identityUnread',
  'unknownPermission',
  'unknownScope',
  'rightsNotStated',
  'looksProgrammatic',
];

/** One finding in words, with a line for everybody it is about. */
function wordsOf(finding: Finding, names: ReviewNames): Omit<FindingGroup, 'items'> & { lines: string[] } {
  const [group] = groupsOf([finding], names);
  assert.ok(group);
  const lines = group.items.flatMap(({ entries }) => entries.map((entry) => textOf(lineOf(entry))));
  return { ...group, lines };
}

function assertWhole(texts: readonly string[]): void {
  for (const text of texts) {
    assert.notEqual(text.trim(), '');
    assert.doesNotMatch(text, /\{\d\}|undefined|null|\[object/, text);
  }
}

function undecided(of: Review): Judged {
  return { open: findingsOf(of), accepted: [] };
}

describe('access in words', () => {
  const findings = findingsOf(everything);
  const names = namesIn(everything);

  it('says of every finding what it is, why it matters and what to do', () => {
    assert.deepEqual(new Set(findings.map(({ kind }) => kind)), new Set(KINDS));
    for (const finding of findings) {
      const { what, why, toDo, lines } = wordsOf(finding, names);
      assert.ok(lines.length > 0, finding.kind);
      assertWhole([what, why, toDo, ...lines]);
      assert.doesNotMatch(what, /\.$/);
      assert.match(why, /\.$/);
      assert.match(toDo, /\.$/);
    }
    const owner = findings.find(({ kind }) => kind === 'tokenActsAsOwner');
    assert.ok(owner);
    const { what, lines } = wordsOf(owner, names);
    assert.deepEqual([what, ...lines], ['Tokens with owner rights', 'Jan Novák (#1): firm']);
  });

  it('says what is to be said of several findings once, above everybody it is about', () => {
    const scopeless = review([
      account(
        'firm',
        [2, 3, 4].map((id) => user(id, { scopes: [] })),
      ),
    ]);
    const [group, ...others] = groupsOf(findingsOf(scopeless), namesIn(scopeless));
    assert.ok(group);
    assert.deepEqual(others, []);
    const text = markdownOf(reviewReport(scopeless, undecided(scopeless), undefined));
    assert.equal(text.split(group.why).length, 2);
    assert.ok(text.indexOf(group.why) < text.indexOf('- User 2: firm'));
    assert.match(text, /^- Found: Low: 3$/m);
  });

  it('tells apart who shares a name, and names who has none by the id', () => {
    assert.deepEqual([1, 2, 3, 99].map(names.user), ['Jan Novák (#1)', 'Jan Novák (#2)', 'User 3', '#99']);
    assert.deepEqual(['shop', 'firm'].map(names.account), ['Obchod | s.r.o.', 'firm']);
  });

  it('calls nobody by a name that cannot be seen, or that would turn the sentence around it', () => {
    const hidden = [' ', '\u200B\u2060', '\u202Eeno on\u202C', 'Jan\u00A0Novák', 'Jan\u200BNovák'];
    const of = namesIn(
      review([
        account(
          'firm',
          hidden.map((name, index) =>
            user(index + 2, { name, email: index === 1 ? '\u00AD' : 'a@b.example' }),
          ),
          { name: '\u2028' },
        ),
      ]),
    );
    assert.deepEqual(
      hidden.map((_, index) => of.user(index + 2)),
      ['a@b.example', '#3', 'eno on', 'Jan Novák (#5)', 'Jan Novák (#6)'],
    );
    assert.equal(of.account('firm'), 'firm');
  });

  it('explains every sign, and what is only known of the web application', () => {
    const legend = (permission: string, ...scopes: readonly string[]): readonly string[] =>
      rightsLegend([rightsOf({ permission, allowed_scope: scopes })]);
    const [signs, ...rest] = legend('owner', 'invoices', 'expenses', 'reports');
    assert.equal(signs, '✎ can change · ✓ can read · ✗ can’t · ✗? probably can’t · ? not known');
    assert.equal(rest.length, 1);
    assert.match(rest[0] ?? '', /^\* In Fakturoid’s web application only/);
    assert.match(legend('owner', 'invoices')[1] ?? '', /^✗\? .* isn’t documented\.$/);
  });

  it('tells of a token nothing that only a person can do in the web application', () => {
    const owner = review([account('firm', [user(1, { permission: 'owner' })])]);
    const card = tokenCardOf(owner, 1);
    assert.ok(card);
    const text = markdownOf(tokenCardReport(card, owner, 'clientCredentials'));
    assert.doesNotMatch(text, /manage users|cancel the account|see reports|change settings/);
    assert.match(text, /API v3 has no documented route for managing users/);
    assert.match(text, /API v3 has no route for reports/);
    assert.doesNotMatch(text, /Users\*|Plan\*/);
  });

  it('never calls an owner the only one, and ends no sentence with two dots', () => {
    const firm = account(
      'firm',
      [1, 2].map((id) => user(id, { permission: 'owner' })),
      {
        name: 'Studio Kometa s.r.o.',
      },
    );
    const owners = review([firm]);
    const texts = findingsOf(owners).flatMap((finding) => {
      const { what, why, toDo, lines } = wordsOf(finding, namesIn(owners));
      return [what, why, toDo, ...lines];
    });
    const card = tokenCardOf(owners, 1);
    texts.push(...(card?.warnings ?? []).map((warning) => sentenceOfWarning(warning, namesIn(owners))));
    assert.ok(texts.some((text) => text.includes('s.r.o.')));
    for (const text of texts) {
      assert.doesNotMatch(text, /the only one|alone|\.\.(?!\.)/);
    }
  });

  it('counts no finding for what a cancelled review did not load', () => {
    const cut = review([account('firm', [user(1)], { unread: 'notLoaded' })], {
      identities: [identity(1, { unread: 'notLoaded' })],
    });
    assert.deepEqual(
      findingsOf(cut).filter(({ kind }) => kind.endsWith('Unread')),
      [],
    );
  });

  it('says what changed', () => {
    const [firm] = everything.accounts;
    assert.ok(firm);
    const before = review([
      { ...firm, users: [...firm.users.slice(1, 5), user(6, { permission: 'read' }), user(8)] },
      account('gone', []),
    ]);
    const groups = wordsOfComparison(comparisonOf(before, everything), namesIn(everything, before));
    assert.deepEqual(
      groups.map(({ kind }) => kind),
      ['added', 'removed', 'otherwise', 'gained', 'lost', 'marks', 'incomparable'],
    );
    for (const { heading, countLabel, entries } of groups) {
      assertWhole([heading, countLabel, ...entries.map((entry) => textOf(lineOf(entry)))]);
    }
    const removed = groups[1]?.entries.map((entry) => textOf(lineOf(entry)));
    assert.deepEqual(removed, [
      'User 8 no longer has access to firm; before: Read · invoices, expenses, and reports',
    ]);
    const report = markdownOf(
      reviewReport(everything, undecided(everything), {
        before,
        comparison: comparisonOf(before, everything),
      }),
    );
    assert.match(report, /## Changes since/);
    assert.match(report, /User 8 no longer has access/);
  });

  it('makes reports that say when, as whom and with which version', () => {
    const card = tokenCardOf(everything, 1);
    assert.ok(card);
    for (const document of [
      reviewReport(everything, undecided(everything), undefined),
      tokenCardReport(card, everything, 'clientCredentials'),
    ]) {
      const text = markdownOf(document);
      assert.match(text, /- Reviewed on: Nov 22, 2026, 8:00\sAM UTC/);
      assert.match(text, /- Reviewed as: Jan Novák · `user1@example.org` · \\#1/);
      assert.match(text, /- Extension version: Fakturoid Explorer 0\.1\.0/);
      assert.ok(text.includes(String.raw`Obchod \| s.r.o.`));
      assertWhole([text]);
    }
    assertWhole(card.warnings.map((warning) => sentenceOfWarning(warning, names)));
    for (const [method, way] of [
      ['clientCredentials', /User account.*webhooks/],
      ['authorizationCode', /sign out here.*Connect other apps.*webhooks/],
      ['accessToken', /two hours.*webhooks/],
    ] as const) {
      assertWhole(sharingAdvice(method));
      assert.match(sharingAdvice(method).at(-1) ?? '', way);
    }
  });

  it('calls accounts that only one of two reviews is about by their number', () => {
    const accounts = ['a', 'b', 'c'].map((slug) => account(slug, [user(2)], { reachedBy: [2] }));
    const one = review([account('firm', [user(1)])]);
    const two = review([...one.accounts, ...accounts], { identities: [identity(1), identity(2)] });
    const said = (before: Review, after: Review): readonly string[] =>
      wordsOfComparison(comparisonOf(before, after), namesIn(after, before)).flatMap(({ entries }) =>
        entries.map((entry) => textOf(lineOf(entry))),
      );
    assert.deepEqual(said(one, two), ['3 accounts are new in this review: a, b, and c']);
    assert.deepEqual(said(two, one), ['3 accounts of the earlier review aren’t in this one: a, b, and c']);
  });

  it('does not say that none of the accounts of an identity are known where some are', () => {
    const partly = review([account('firm', [user(1)])], {
      identities: [identity(1, { unread: 'invalidResponse' })],
    });
    const finding = findingsOf(partly).find(({ kind }) => kind === 'identityUnread');
    assert.ok(finding);
    const { what, why } = wordsOf(finding, namesIn(partly));
    assert.equal(what, 'Identities with an incomplete list of accounts: Unexpected response');
    assert.match(why, /may be missing/);
  });

  it('does not say of an owner with few scopes both that they can do everything and what they cannot', () => {
    const few = review([account('firm', [user(1, { permission: 'owner', scopes: ['invoices'] })])]);
    const card = tokenCardOf(few, 1);
    assert.ok(card);
    const text = markdownOf(tokenCardReport(card, few, 'accessToken'));
    assert.match(text, /\| ✗\? probably can’t \|/);
    assert.doesNotMatch(text, /do everything(?! listed)/);
    const [finding] = findingsOf(few);
    assert.equal(finding?.kind, 'tokenActsAsOwner');
    assert.doesNotMatch(wordsOf(finding, namesIn(few)).why, /everything/);
  });

  it('names the slug of an account also where it is a part of the name', () => {
    const named = review([account('firm', [user(1)], { name: 'My firm' }), account('shop', [user(1)])]);
    const headings = reviewReport(named, undecided(named), undefined).sections.map(({ heading }) => heading);
    assert.deepEqual(headings.slice(-2), ['My firm (firm)', 'shop']);
  });

  it('makes a table with a row for every user of every account, and for an identity without one', () => {
    const whole = { ...everything, accounts: [...everything.accounts, account('empty', [])] };
    const [header, ...rows] = reviewTable(whole, undecided(whole));
    assert.equal(rows.length, 6 + 3 + 1 + 1);
    assert.ok(header && rows.every((row) => row.length === header.length));
    assert.ok(rows.every((row) => row.includes('Fakturoid Explorer 0.1.0')));
    assert.ok(rows.every((row) => row.includes(everything.madeAt)));
    assert.equal(csvOf([header, ...rows]).split('\r\n').length, 13);
  });

  it('separates what a cell lists by semicolons, so that a program can take it apart', () => {
    const shared = account('firm', [user(1, { scopes: ['invoices', 'expenses', 'reports'] })], {
      reachedBy: [1, 2],
    });
    const two = review([shared], { identities: [identity(1), identity(2)] });
    const [header = [], row = []] = reviewTable(two, undecided(two));
    assert.equal(row[header.indexOf('Scopes')], 'invoices; expenses; reports');
    assert.equal(row[header.indexOf('Reviewed as')], 'User 1; User 2');
  });

  it('tells accepted findings from open ones in reports and tables, with who, when, why and until when', () => {
    const owners = [1, 2].map((id) => user(id, { permission: 'owner' }));
    const owned = review([account('firm', owners)], {
      identities: [identity(1), identity(9, { unread: 'offline' })],
    });
    const decisions = acceptingAll(owned).filter(({ kind }) => kind !== 'severalOwners');
    const judged = judge(findingsOf(owned), decisions, owned, TODAY);
    const text = markdownOf(reviewReport(owned, judged, undefined));
    assert.match(text, /^- Found: Medium: 1 · Accepted: 2$/m);
    const [, open = '', accepted = ''] = text.split(/^## (?:Findings|Accepted findings)$/m);
    assert.match(open, /### Medium · Accounts with several owners/);
    assert.doesNotMatch(open, /Tokens with owner rights/);
    assert.match(
      accepted,
      /### Medium · Tokens with owner rights\n\nAccepted by Jana Vzorová on Nov 27, 2026, until the end of Dec 27, 2026\.\n\nReason: They are the accountant\.\n\n- User 1: firm/,
    );
    assert.match(text, /^- Users × accounts: 2 × 1 = 2$/m);
    assert.match(text, /^- Open findings \+ accepted findings: 1 \+ 2 = 3$/m);
    const [header = [], ...rows] = reviewTable(owned, judged);
    const cells = rows.map((row) =>
      ['Email', 'Open findings', 'Accepted findings'].map((name) => row[header.indexOf(name)]),
    );
    const accountant =
      'Accepted by Jana Vzorová on Nov 27, 2026, until the end of Dec 27, 2026. Reason: They are the accountant.';
    assert.deepEqual(cells, [
      ['user1@example.org', 'Accounts with several owners', `Tokens with owner rights. ${accountant}`],
      ['user2@example.org', 'Accounts with several owners', ''],
      ['user9@example.org', '', `Identities with an incomplete list of accounts: Offline. ${accountant}`],
    ]);
    assertWhole([text]);
  });

  it('says that nothing is open where all is accepted', () => {
    const owned = review([account('firm', [user(1, { permission: 'owner' })])]);
    const judged = judge(findingsOf(owned), acceptingAll(owned), owned, TODAY);
    assert.match(
      markdownOf(reviewReport(owned, judged, undefined)),
      /^- Found: No open findings · Accepted: 1$/m,
    );
  });
});

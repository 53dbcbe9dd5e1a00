import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  type Finding,
  findingsOf,
  SEVERITIES,
} from '../../../../../src/features/accessReview/rules/findings';
import type { Review } from '../../../../../src/directory/review';
import { account, anyReview, identity, review, shuffled, user } from '../../../../kit/sampleReviews';

/** The findings of one kind. */
function found(of: Review, kind: Finding['kind']): readonly Finding[] {
  return findingsOf(of).filter((finding) => finding.kind === kind);
}

function mark(userId: number, purpose: string | null = null): Pick<Review, 'programmatic'> {
  return { programmatic: [{ userId, purpose }] };
}

describe('findings of a review', () => {
  it('are none where a reader reaches one account', () => {
    assert.deepEqual(findingsOf(review([account('a', [user(1), user(2, { permission: 'owner' })])])), []);
  });

  it('name a token that acts as owner, and no other owner', () => {
    const owner = user(1, { permission: 'owner' });
    assert.deepEqual(found(review([account('a', [owner]), account('b', [user(1)])]), 'tokenActsAsOwner'), [
      { kind: 'tokenActsAsOwner', severity: 'medium', userId: 1, slugs: ['a'] },
    ]);
    assert.deepEqual(found(review([account('a', [user(1), { ...owner, id: 2 }])]), 'tokenActsAsOwner'), []);
  });

  it('name a programmatic user with more than read, and judge an owner harder', () => {
    const with2 = (permission: string): Review =>
      review([account('a', [user(1), user(2, { permission })])], mark(2));
    assert.deepEqual(found(with2('write'), 'programmaticAboveRead'), [
      { kind: 'programmaticAboveRead', severity: 'medium', userId: 2, slugs: ['a'] },
    ]);
    assert.equal(found(with2('owner'), 'programmaticAboveRead')[0]?.severity, 'high');
    assert.deepEqual(found(with2('read'), 'programmaticAboveRead'), []);
    assert.deepEqual(found(with2('auditor'), 'programmaticAboveRead'), []);
    assert.deepEqual(found({ ...with2('write'), programmatic: [] }, 'programmaticAboveRead'), []);
  });

  it('name what a programmatic user has beyond their purpose, and only that', () => {
    const with2 = (permission: string, scopes: readonly string[], purpose: string): Review =>
      review([account('a', [user(1), user(2, { permission, scopes })])], mark(2, purpose));
    assert.deepEqual(
      found(with2('write', ['invoices', 'expenses'], 'issueInvoices'), 'programmaticAbovePurpose'),
      [
        {
          kind: 'programmaticAbovePurpose',
          severity: 'medium',
          userId: 2,
          purpose: 'issueInvoices',
          excesses: [{ slug: 'a', permission: false, scopes: ['expenses'] }],
        },
      ],
    );
    assert.deepEqual(found(with2('owner', ['invoices'], 'readInvoices'), 'programmaticAbovePurpose'), [
      {
        kind: 'programmaticAbovePurpose',
        severity: 'high',
        userId: 2,
        purpose: 'readInvoices',
        excesses: [{ slug: 'a', permission: true, scopes: [] }],
      },
    ]);
    const narrow = with2('write', ['invoices'], 'issueInvoices');
    assert.deepEqual(found(narrow, 'programmaticAbovePurpose'), []);
    assert.deepEqual(found(narrow, 'programmaticAboveRead'), [], 'a purpose that needs it');
    const unknownPurpose = with2('write', ['invoices'], 'payroll');
    assert.equal(found(unknownPurpose, 'programmaticAboveRead').length, 1);
  });

  it('name who reaches several accounts with one token, the programmatic ones as a fault', () => {
    const two = review([account('a', [user(1), user(2)]), account('b', [user(1), user(2)])]);
    assert.deepEqual(found(two, 'reachesSeveralAccounts'), [
      { kind: 'reachesSeveralAccounts', severity: 'info', userId: 1, slugs: ['a', 'b'] },
    ]);
    assert.deepEqual(found({ ...two, ...mark(2) }, 'reachesSeveralAccounts')[0], {
      kind: 'reachesSeveralAccounts',
      severity: 'medium',
      userId: 2,
      slugs: ['a', 'b'],
    });
    assert.deepEqual(found(review([account('a', [user(1)])], mark(1)), 'reachesSeveralAccounts'), []);
  });

  it('name an account with several owners', () => {
    const owners = [1, 2].map((id) => user(id, { permission: 'owner' }));
    assert.deepEqual(found(review([account('a', owners)]), 'severalOwners'), [
      { kind: 'severalOwners', severity: 'medium', slug: 'a', userIds: [1, 2] },
    ]);
    assert.deepEqual(found(review([account('a', [user(1), ...owners.slice(1)])]), 'severalOwners'), []);
  });

  it('name a user without scopes, which is not the same as scopes that are not stated', () => {
    const with2 = (scopes: readonly string[] | null): Review =>
      review([account('a', [user(1), user(2, { scopes })])]);
    assert.deepEqual(found(with2([]), 'noScopes'), [
      { kind: 'noScopes', severity: 'low', userId: 2, slugs: ['a'] },
    ]);
    assert.deepEqual(found(with2(['warehouse']), 'noScopes'), []);
    assert.deepEqual(found(with2(null), 'noScopes'), []);
  });

  it('name different rights of one person, but not another order of the same', () => {
    const scopes = ['invoices', 'reports'];
    const in2 = (rights: object): Review =>
      review([account('a', [user(2, { scopes })]), account('b', [user(2, rights)])]);
    assert.deepEqual(found(in2({ scopes, permission: 'write' }), 'rightsDiffer'), [
      {
        kind: 'rightsDiffer',
        severity: 'low',
        userId: 2,
        variants: [
          { permission: 'read', scopes, slugs: ['a'] },
          { permission: 'write', scopes, slugs: ['b'] },
        ],
      },
    ]);
    assert.equal(found(in2({ scopes: [] }), 'rightsDiffer').length, 1);
    const notStated = [null, ''].map((permission, index) =>
      account(`a${index}`, [user(2, { scopes, permission })]),
    );
    assert.deepEqual(found(review(notStated), 'rightsDiffer'), []);
    assert.deepEqual(found(in2({ scopes: ['reports', 'invoices', 'reports'] }), 'rightsDiffer'), []);
  });

  it('name one e-mail under two ids, however it is written', () => {
    const with2 = (email: string | null): Review =>
      review([account('a', [user(2, { email: 'jan@example.org' })]), account('b', [user(3, { email })])]);
    assert.deepEqual(found(with2(' Jan@Example.org'), 'sharedEmail'), [
      { kind: 'sharedEmail', severity: 'medium', email: 'jan@example.org', userIds: [2, 3] },
    ]);
    assert.deepEqual(found(with2('jan@example.com'), 'sharedEmail'), []);
    assert.deepEqual(found(with2('jan+fakturoid@example.org'), 'sharedEmail'), [], 'may be somebody else');
    const forms = [
      'jiří@příklad.example',
      'jiří@příklad.example'.normalize('NFD'),
      'jiří@xn--pklad-zsa96e.example',
    ];
    const written = forms.map((email, index) => account(`a${index}`, [user(index + 2, { email })]));
    assert.deepEqual(found(review(written), 'sharedEmail'), [
      { kind: 'sharedEmail', severity: 'medium', email: 'jiří@příklad.example', userIds: [2, 3, 4] },
    ]);
    assert.deepEqual(
      found(
        review([
          account(
            'a',
            [2, 3].map((id) => user(id, { email: '' })),
          ),
        ]),
        'sharedEmail',
      ),
      [],
    );
  });

  it('name an e-mail outside the usual domains of an account', () => {
    const emails = (...all: (string | null)[]): Review =>
      review([
        account(
          'a',
          all.map((email, index) => user(index + 2, { email })),
        ),
      ]);
    const odd = ['a@firm.example', 'b@firm.example', 'c@eu.firm.example', 'd@firm.example', 'e@mail.example'];
    assert.deepEqual(found(emails(...odd), 'unusualDomain'), [
      { kind: 'unusualDomain', severity: 'low', slug: 'a', usual: ['firm.example'], userIds: [6] },
    ]);
    assert.deepEqual(found(emails(...odd.slice(0, 4), null, 'nobody'), 'unusualDomain'), []);
    assert.deepEqual(
      found(emails('a@one.example', 'b@one.example', 'c@two.example', 'd@two.example'), 'unusualDomain'),
      [],
      'no domain has a majority',
    );
    assert.deepEqual(found(emails('a@one.example', 'b@one.example', 'c@two.example'), 'unusualDomain'), []);
    const ours = [
      'a@příklad.example',
      'b@příklad.example',
      'c@příklad.example',
      'd@XN--pklad-zsa96e.example',
    ];
    assert.deepEqual(found(emails(...ours), 'unusualDomain'), [], 'one domain, in its two forms');
    const partly = emails(...odd);
    assert.deepEqual(found({ ...partly, identities: [identity(6)] }, 'unusualDomain'), [], 'it is you');
    assert.deepEqual(
      found(
        { ...partly, accounts: partly.accounts.map((one) => ({ ...one, unread: 'offline' })) },
        'unusualDomain',
      ),
      [],
    );
  });

  it('name what could not be read', () => {
    const partly = review([account('a', [user(1)], { unread: 'forbidden' }), account('b', [])], {
      identities: [identity(1), identity(2, { unread: 'offline' })],
    });
    assert.deepEqual(found(partly, 'accountUnread'), [
      { kind: 'accountUnread', severity: 'medium', slug: 'a', reason: 'forbidden' },
    ]);
    assert.deepEqual(found(partly, 'identityUnread'), [
      { kind: 'identityUnread', severity: 'medium', userId: 2, reason: 'offline' },
    ]);
  });

  it('name values that are unknown or not stated, once for each value', () => {
    const odd = review([
      account('a', [user(2, { permission: 'auditor' }), user(3, { permission: 'auditor', scopes: null })]),
      account('b', [
        user(2, { scopes: ['warehouse', 'invoices', 'warehouse'] }),
        user(4, { permission: null }),
      ]),
    ]);
    assert.deepEqual(found(odd, 'unknownPermission'), [
      {
        kind: 'unknownPermission',
        severity: 'low',
        permission: 'auditor',
        spots: [
          { slug: 'a', userId: 2 },
          { slug: 'a', userId: 3 },
        ],
      },
    ]);
    assert.deepEqual(found(odd, 'unknownScope'), [
      { kind: 'unknownScope', severity: 'low', scope: 'warehouse', spots: [{ slug: 'b', userId: 2 }] },
    ]);
    assert.deepEqual(found(odd, 'rightsNotStated'), [
      {
        kind: 'rightsNotStated',
        severity: 'low',
        spots: [
          { slug: 'a', userId: 3 },
          { slug: 'b', userId: 4 },
        ],
      },
    ]);
  });

  it('suggest to mark who looks programmatic, until they are marked', () => {
    const robot = review([account('a', [user(1), user(2, { email: 'api@example.org' })])]);
    assert.deepEqual(found(robot, 'looksProgrammatic'), [
      { kind: 'looksProgrammatic', severity: 'info', userId: 2 },
    ]);
    assert.deepEqual(found({ ...robot, ...mark(2) }, 'looksProgrammatic'), []);
  });

  it('do not depend on the order of anything', () => {
    fc.assert(
      fc.property(
        anyReview.chain((any) => fc.tuple(fc.constant(any), shuffled(any))),
        ([one, other]) => {
          assert.deepEqual(findingsOf(other), findingsOf(one));
        },
      ),
    );
  });

  it('come the most severe first', () => {
    fc.assert(
      fc.property(anyReview, (any) => {
        const ranks = findingsOf(any).map(({ severity }) => SEVERITIES.indexOf(severity));
        assert.deepEqual(
          ranks,
          ranks.toSorted((one, other) => one - other),
        );
      }),
    );
  });
});

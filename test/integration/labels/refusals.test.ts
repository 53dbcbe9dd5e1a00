import assert from 'node:assert/strict';
import type { MarkdownString } from 'vscode';
import type { AccountNode, FailureNode } from '../../../src/features/accountsTree/nodes';
import { tooltipOf } from '../../../src/features/accountsTree/tooltips';
import { noticeOfState } from '../../../src/features/details/sections';
import type { Failure } from '../../../src/fakturoid/errors';
import type { Identity } from '../../../src/session/sessions';

const KEY = { kind: 'users', identityId: 'i', slug: 'firm' } as const;
const NARROW = { slug: 'firm', permission: 'read', allowed_scope: ['invoices'] };

/** What a page and a row of the tree say of a load of users that failed. */
describe('a load that Fakturoid refused', () => {
  function saidOf(failure: Failure, account: object = NARROW): readonly [page: string, tree: string] {
    const identity = { id: 'i' } as Identity;
    const state = { status: 'failed', failure } as const;
    const notice = noticeOfState(state, { id: 'retry', identity, keys: [KEY], stated: account });
    const parent = { kind: 'account', account } as AccountNode;
    const row: Partial<FailureNode> = { kind: 'failure', keys: [KEY], failure, stale: false, parent };
    const tooltip = tooltipOf(row as FailureNode) as MarkdownString;
    return [notice?.hint ?? '', tooltip.value.replaceAll('\\', '')];
  }

  it('is explained by the rights in the account (403), in the tree and on pages', () => {
    for (const said of saidOf({ kind: 'forbidden' })) {
      assert.match(said, /Do your rights allow this\? Not known\./);
      assert.match(said, /which one this route needs isn’t documented/);
      assert.match(
        said,
        /Permission needed: Account owner, Read and write,? or Read\. Scopes needed: not documented/,
      );
    }
    const owner = { slug: 'firm', permission: 'owner', allowed_scope: ['invoices', 'expenses', 'reports'] };
    for (const said of saidOf({ kind: 'forbidden' }, owner)) {
      assert.match(said, /Do your rights allow this\? Probably\./);
    }
  });

  it('has nothing to do with rights where the account is blocked (402)', () => {
    for (const said of saidOf({ kind: 'blockedAccount', invoiceUrls: [] })) {
      assert.match(said, /Your rights aren’t the reason/);
    }
  });

  it('says nothing of rights where it was no refusal', () => {
    for (const said of saidOf({ kind: 'offline' })) {
      assert.doesNotMatch(said, /rights/);
    }
  });
});

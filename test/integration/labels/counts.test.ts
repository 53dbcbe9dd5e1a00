import assert from 'node:assert/strict';
import { partOfAccounts, partOfUsers } from '../../../src/labels/counts';

describe('the count of a part', () => {
  it('counts in the singular where there is one', () => {
    assert.equal(partOfUsers(0, 1), '0 of 1 user');
    assert.equal(partOfUsers(1, 2), '1 of 2 users');
    assert.equal(partOfAccounts(0, 1), '0 of 1 account');
  });
});

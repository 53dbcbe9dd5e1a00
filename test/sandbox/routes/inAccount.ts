import { blocked, foreignSlug, lacksRight } from '../errors';
import { ALL_SCOPES, type AccountRecord } from '../data/model';
import type { Reply } from '../reply';
import type { Call } from './call';

/** Answers with what the account holds, after the refusals that all routes of an account share. */
export function inAccount(
  { state, slug, grant }: Call,
  readableBy: 'everyone' | 'owner-only',
  answer: (account: AccountRecord) => Reply,
): Reply {
  const { switches, world } = state;
  const record = world.accounts.get(slug);
  const membership = grant && record?.members.get(grant.userId);
  if (record === undefined || membership === undefined) {
    return foreignSlug(switches);
  }
  if (record.blocked) {
    return blocked(switches, record);
  }
  if (readableBy === 'owner-only' && membership.permission !== 'owner') {
    return lacksRight(switches, 'Only the account owner can do this');
  }
  if (
    switches.scopeEnforced === 'on' &&
    !ALL_SCOPES.every((scope) => membership.allowedScope.includes(scope))
  ) {
    return lacksRight(switches, 'Your access is restricted to certain scopes');
  }
  return answer(record);
}

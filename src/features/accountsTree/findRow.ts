import type { AccountReference, IdentityReference, UserReference } from '../../base/references';
import type { Directory } from '../../directory/directory';
import { peopleOf } from '../../directory/people';
import type { Identity } from '../../session/sessions';
import { areExpired } from './emptyTree';
import { accountNodes, identityNode, type NodeContext, personNodes, userNodes } from './makeNodes';
import { personNodeId, type TreeNode } from './nodes';

/**
 * Finds the row of an account, or of a user below it; that of the account if they are no longer among its users. If
 * arranged by person, finds the row of the person; for an identity alone, its first row of an account or a person.
 * Undefined if there is none, if a filter hides it, or if a welcome takes the place of all rows.
 *
 * Returns none of the rows that VS Code was given, which stay as they are: VS Code finds its own by their ids.
 */
export async function findRow(
  reference: UserReference | AccountReference | IdentityReference,
  directory: Directory,
  context: NodeContext,
): Promise<TreeNode | undefined> {
  const { identityId } = reference;
  const slug = 'slug' in reference ? reference.slug : undefined;
  const identities = await directory.identities();
  const identity = identities.find(({ id }) => id === identityId);
  if (identity === undefined) {
    return undefined;
  }
  await directory.ensure({ kind: 'currentUser', identityId }).settled;
  const userId = 'userId' in reference ? reference.userId : undefined;
  if (slug !== undefined && userId !== undefined) {
    await directory.ensure({ kind: 'users', identityId, slug }).settled;
  }
  if (areExpired(identities.map(({ id }) => directory.currentUser(id)))) {
    return undefined;
  }
  if (context.options.arrangement === 'byPerson') {
    const persons = personNodes(peopleOf(identities, directory), context);
    const id = personNodeId(userId ?? identity.userId);
    const first = userId === undefined ? persons.find(({ kind }) => kind === 'person') : undefined;
    return persons.find((node) => node.id === id) ?? first;
  }
  return rowByAccount(identity, slug, userId, identities.length > 1, directory, context);
}

function rowByAccount(
  identity: Identity,
  slug: string | undefined,
  userId: number | undefined,
  hasOthers: boolean,
  directory: Directory,
  context: NodeContext,
): TreeNode | undefined {
  const parent = hasOthers ? identityNode(identity) : undefined;
  const accounts = accountNodes(identity, parent, directory, context);
  if (slug === undefined) {
    return parent ?? accounts.find(({ kind }) => kind === 'account');
  }
  const account = accounts.find((node) => node.kind === 'account' && node.account.slug === slug);
  if (account?.kind !== 'account') {
    return undefined;
  }
  const state = directory.users(identity.id, slug);
  const users = userNodes(account, state, context);
  const isHidden = state.value?.users.some(({ id }) => id === userId) === true;
  return (
    users.find((node) => node.kind === 'user' && node.user.id === userId) ?? (isHidden ? undefined : account)
  );
}

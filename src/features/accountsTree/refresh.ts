import type { ResourceKey } from '../../base/references';
import { resourceKeysArgument } from '../../directory/references';
import { l10n } from '../../platform/l10n';
import { withProgressInView } from '../../platform/accountsView';
import type { TreeContext } from './context';
import { accountOf, identityOf, refuseArgument } from '../../pickers/targets';

/** *Fakturoid: Refresh*: loads again all that was loaded. */
export async function refresh({ directory }: TreeContext): Promise<void> {
  await withProgressInView(() => directory.refresh());
}

/** Loads again what failed, or what a page is about, and nothing else. */
export async function retry(context: TreeContext, argument: unknown): Promise<void> {
  const keys = resourceKeysArgument(argument);
  if (keys.kind === 'reference') {
    await reload(context, keys.reference);
  } else {
    refuseArgument();
  }
}

/** Loads the users of every account that were never loaded. */
export async function loadAllUsers({ directory }: TreeContext): Promise<void> {
  await directory.loadAll(() => undefined);
}

/** *Fakturoid: Refresh account*: loads its users again, and nothing else. */
export async function refreshAccount(context: TreeContext, argument?: unknown): Promise<void> {
  const known = await accountOf(context, argument, l10n.t('Refresh which account?'));
  if (known !== undefined) {
    const { identity, account } = known;
    await reload(context, [{ kind: 'users', identityId: identity.id, slug: account.slug }]);
  }
}

/** *Fakturoid: Refresh identity*: loads its accounts again, and the users of those that were loaded. */
export async function refreshIdentity(context: TreeContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(context, argument, l10n.t('Refresh which identity?'));
  if (identity === undefined) {
    return;
  }
  const { directory } = context;
  const identityId = identity.id;
  const lists = (directory.currentUser(identityId).value?.accounts ?? [])
    .map(({ slug }): ResourceKey => ({ kind: 'users', identityId, slug }))
    .filter((key) => directory.state(key).status !== 'idle');
  await reload(context, [{ kind: 'currentUser', identityId }, ...lists]);
}

async function reload({ directory }: TreeContext, keys: readonly ResourceKey[]): Promise<void> {
  await withProgressInView(() => Promise.all(keys.map((key) => directory.reload(key).settled)));
}

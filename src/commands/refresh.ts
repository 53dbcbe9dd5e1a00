import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import type { FailureNode, IdentityNode } from '../views/accountsTree/nodes';
import { ACCOUNTS_VIEW, type CommandContext } from './context';
import { type KnownAccount, pickAccount } from './pickAccount';
import { pickIdentity } from './pickIdentity';

/** *Fakturoid: Refresh*: loads anew all that was loaded. */
export async function refresh({ directory }: CommandContext): Promise<void> {
  await window.withProgress({ location: { viewId: ACCOUNTS_VIEW } }, () => directory.refresh());
}

/** Loads anew what failed, and nothing else. */
export async function retry({ directory }: CommandContext, { place }: FailureNode): Promise<void> {
  await window.withProgress({ location: { viewId: ACCOUNTS_VIEW } }, () => directory.reload(place).ended);
}

/** *Fakturoid: Refresh account*: loads its users anew, and nothing else. */
export async function refreshAccount(context: CommandContext, node?: KnownAccount): Promise<void> {
  const of = node ?? (await pickAccount(context, l10n.t('Refresh which account?')));
  if (of !== undefined) {
    const place = { identityId: of.identity.id, slug: of.account.slug };
    await window.withProgress(
      { location: { viewId: ACCOUNTS_VIEW } },
      () => context.directory.reload(place).ended,
    );
  }
}

/** *Fakturoid: Refresh identity*: loads its accounts anew, and the users of those that were loaded. */
export async function refreshIdentity(
  context: CommandContext,
  node?: Pick<IdentityNode, 'identity'>,
): Promise<void> {
  const identity = node?.identity ?? (await pickIdentity(context, l10n.t('Refresh which identity?')));
  if (identity === undefined) {
    return;
  }
  const { directory } = context;
  await window.withProgress({ location: { viewId: ACCOUNTS_VIEW } }, async () => {
    const loaded = (directory.currentUser(identity.id).value?.accounts ?? []).filter(
      ({ slug }) => directory.users(identity.id, slug).status !== 'loading',
    );
    const places = [
      { identityId: identity.id },
      ...loaded.map(({ slug }) => ({ identityId: identity.id, slug })),
    ];
    await Promise.all(places.map((place) => directory.reload(place).ended));
  });
}

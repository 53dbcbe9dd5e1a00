import { joined, type Shown, shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import { type QuickPickItem, window } from '../platform/window';
import { failureOfAccounts, type KnownAccount, loadAccounts } from '../directory/lookUp';
import { firstOf } from '../directory/workspaceAccount';
import { nameOfIdentity, nameOfAccount } from '../labels/names';
import type { PickerContext } from './context';
import { ensureSignedIn } from './ensureSignedIn';
import { pickLoaded, sortedByLabel } from './pickLoaded';

/** A choice of an account. */
export interface AccountItem extends QuickPickItem {
  readonly known: KnownAccount;
}

/** Asks for an account. Undefined when the person left, or when there is none, which is then said. */
export async function pickAccount(context: PickerContext, title: Shown): Promise<KnownAccount | undefined> {
  if (!(await ensureSignedIn(context))) {
    return undefined;
  }
  const picked = await pickLoaded(context, title, {
    load: async () => accountItems(context, await loadAccounts(context)),
    failure: () => failureOfAccounts(context),
    none: l10n.t('You don’t have access to any account.'),
  });
  return picked?.known;
}

/** Asks for one of several accounts. Undefined when the person left. */
export async function pickAmong(
  context: PickerContext,
  accounts: readonly KnownAccount[],
  title: Shown,
): Promise<KnownAccount | undefined> {
  const items = accountItems(context, accounts);
  const picked =
    items.length === 1 ? items[0] : await window.showQuickPick(items, { title, ignoreFocusOut: true });
  return picked?.known;
}

/**
 * Accounts as choices: the one of this workspace first, the others by name. If several identities are signed in, each
 * choice says whose it is.
 */
export function accountItems(
  { workspaceAccount: { slug } }: Pick<PickerContext, 'workspaceAccount'>,
  accounts: readonly KnownAccount[],
): AccountItem[] {
  const isOneIdentity = new Set(accounts.map(({ identity }) => identity.id)).size <= 1;
  const items = accounts.map((known) => {
    const { account, identity } = known;
    const whose = isOneIdentity ? undefined : nameOfIdentity(identity);
    const mark = account.slug === slug ? l10n.t('this workspace') : undefined;
    return {
      label: nameOfAccount(account),
      description: joined([shown(account.slug), mark, whose], ' · '),
      known,
    };
  });
  return sortedByLabel(items).sort(firstOf(slug, ({ known }) => known.account.slug));
}

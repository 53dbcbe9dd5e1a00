import { workspace } from 'vscode';
import { shown } from '../../base/shown';
import { nameOfAccount } from '../../labels/names';
import { accountOf } from '../../pickers/targets';
import { l10n } from '../../platform/l10n';
import { say } from '../../platform/statusMessage';
import { window } from '../../platform/window';
import type { Services } from '../../services';

/** *Use this account in this workspace*: the tree and choices begin with it, and other accounts in the code are reported. */
export async function useAccount(services: Services, argument?: unknown): Promise<void> {
  if (workspace.workspaceFolders === undefined) {
    void window.showInformationMessage(
      l10n.t('Open a folder first: the account is saved with the workspace.'),
    );
    return;
  }
  const title = l10n.t('Select the account to use in this workspace');
  const known = await accountOf(services, argument, title);
  if (known !== undefined) {
    await services.workspaceAccount.use(known.account.slug);
    say(l10n.t('Account of this workspace: {0}', nameOfAccount(known.account)));
  }
}

/** *Stop using this account in this workspace*. */
export async function stopUsingAccount({ workspaceAccount }: Services): Promise<void> {
  const { slug } = workspaceAccount;
  if (slug !== undefined) {
    await workspaceAccount.use(undefined);
    say(l10n.t('No longer the account of this workspace: {0}', shown(slug)));
  }
}

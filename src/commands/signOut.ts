import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import type { IdentityNode } from '../views/accountsTree/nodes';
import { nameOfIdentity } from '../views/words/identity';
import type { CommandContext } from './context';
import { pickIdentity } from './pickIdentity';

/** *Fakturoid: Sign out*: forgets an identity on this computer, once confirmed. */
export async function signOut(context: CommandContext, node?: IdentityNode): Promise<void> {
  const identity = node?.identity ?? (await pickIdentity(context, l10n.t('Sign out of which identity?')));
  if (identity === undefined) {
    return;
  }
  const confirm = l10n.t('Sign out');
  const answer = await window.showWarningMessage(
    l10n.t('Sign out {0}?', nameOfIdentity(identity)),
    {
      modal: true,
      detail: l10n.t(
        'The client id, secret and token are removed from this computer. In Fakturoid they stay valid until you delete them there.',
      ),
    },
    confirm,
  );
  if (answer === confirm) {
    await context.sessions.signOut(identity.id);
  }
}

import type { Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { SignInMethod } from '../../session/sessions';
import { nameOfIdentity } from '../../labels/names';
import type { SignInContext } from './context';
import { say } from '../../platform/statusMessage';
import { identityOf } from '../../pickers/targets';

/**
 * *Fakturoid: Sign out*: forgets an identity on this computer, once confirmed. An access that was given through the
 * browser is ended at Fakturoid, too, and the message says whether that worked.
 */
export async function signOut(context: SignInContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(context, argument, l10n.t('Sign out of which identity?'));
  if (identity === undefined) {
    return;
  }
  const name = nameOfIdentity(identity);
  const confirm = l10n.t('Sign out');
  const answer = await window.showWarningMessage(
    l10n.t('Sign out {0}?', name),
    { modal: true, detail: whatHappens(identity.method) },
    confirm,
  );
  if (answer !== confirm) {
    return;
  }
  switch (await context.sessions.signOut(identity.id)) {
    case 'revoked':
      void window.showInformationMessage(
        l10n.t('{0} is signed out, and Fakturoid has ended the access that you allowed.', name),
      );
      return;
    case 'notRevoked':
      void window.showWarningMessage(
        l10n.t(
          '{0} is signed out on this computer, but Fakturoid could not be told: the access that you allowed may still work. End it in Fakturoid under Settings → Connect other apps.',
          name,
        ),
      );
      return;
    case 'kept':
      say(l10n.t('Signed out: {0}', name));
  }
}

/** What stays valid depends on the way of signing in (Fakturoid API v3, Authorization and Webhooks). */
function whatHappens(method: SignInMethod): Shown {
  switch (method) {
    case 'clientCredentials':
      return l10n.t(
        'The Client ID, Client Secret and token are removed from this computer. In Fakturoid they stay valid until you delete the pair under Settings → User account; that also deletes its webhooks. A window that is open elsewhere on this server notices when it next loads.',
      );
    case 'authorizationCode':
      return l10n.t(
        'The tokens, Client ID and Client Secret are removed from this computer, and Fakturoid is asked to end the access that you allowed. The integration itself stays in Fakturoid. A window that is open elsewhere on this server notices when it next loads.',
      );
    case 'accessToken':
      return l10n.t(
        'The token is removed from this computer. In Fakturoid it stays valid until it ends, two hours after it was made at most.',
      );
  }
}

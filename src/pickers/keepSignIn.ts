import { nameOfIdentity } from '../labels/names';
import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import type { Identity, VerifiedSignIn } from '../session/sessions';
import { confirm } from './confirm';
import type { PickerContext } from './context';

/** Asks whether to replace the credentials of a user who is signed in already; true if there are none to replace. */
export async function mayReplace({ replaces }: VerifiedSignIn): Promise<boolean> {
  return (
    replaces === undefined ||
    confirm(
      l10n.t('{0} is already signed in. Replace the existing credentials?', nameOfIdentity(replaces)),
      l10n.t('Replace'),
    )
  );
}

/** Stores a verified sign-in, and tells the person if it could not be saved. */
export async function keepSignIn(
  { sessions, log }: Pick<PickerContext, 'sessions' | 'log'>,
  verified: VerifiedSignIn,
): Promise<Identity> {
  const identity = await sessions.add(verified);
  log.info(`Signed in (${identity.method})`);
  if (identity.isInMemory) {
    void window.showWarningMessage(
      l10n.t(
        'VS Code couldn’t save the sign-in, probably because there is no keyring. You stay signed in until this window is closed or reloaded.',
      ),
    );
  }
  return identity;
}

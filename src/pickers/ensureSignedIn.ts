import { run } from '../platform/commands';
import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import type { PickerContext } from './context';

/** Whether somebody is signed in. Where nobody is, it offers to sign in first, so that a command can go on. */
export async function ensureSignedIn({ sessions }: Pick<PickerContext, 'sessions'>): Promise<boolean> {
  if ((await sessions.list()).length > 0) {
    return true;
  }
  const signIn = l10n.t('Sign in');
  const answer = await window.showInformationMessage(
    l10n.t('Nobody is signed in to Fakturoid.'),
    { modal: true, detail: l10n.t('The command continues after you sign in.') },
    signIn,
  );
  return answer === signIn && (await run('fakturoid.signIn', true)) !== undefined;
}

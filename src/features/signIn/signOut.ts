import { joined, type Shown } from '../../base/shown';
import { nameOfIdentity } from '../../labels/names';
import { listOf } from '../../labels/lists';
import { menu } from '../../labels/menus';
import { identityOf } from '../../pickers/targets';
import { withProgressInView } from '../../platform/accountsView';
import { l10n } from '../../platform/l10n';
import { say } from '../../platform/statusMessage';
import { window } from '../../platform/window';
import type { Identity, SignInMethod } from '../../session/sessions';
import { confirm } from '../../pickers/confirm';
import type { SignInContext } from './context';

/** What stays valid depends on the way of signing in (Fakturoid API v3, Authorization and Webhooks). */
const WHAT_HAPPENS: Readonly<Record<SignInMethod, Shown>> = {
  clientCredentials: l10n.t(
    'The Client ID, Client Secret and token are removed from this computer. In Fakturoid, the Client ID and Client Secret stay valid until you delete them under {0}; that also deletes their webhooks. A token issued earlier may keep working for up to two hours. If VS Code runs in a browser, other tabs notice when they next load.',
    menu('userAccount'),
  ),
  authorizationCode: l10n.t(
    'The tokens, Client ID and Client Secret are removed from this computer, and Fakturoid is asked to revoke the access you granted. The integration itself stays in Fakturoid. If VS Code runs in a browser, other tabs notice when they next load.',
  ),
  accessToken: l10n.t(
    'The token is removed from this computer. In Fakturoid it stays valid until it expires, no later than two hours after it was issued.',
  ),
};

/**
 * *Fakturoid: Sign out*: forgets an identity on this computer, after a confirmation. An access that was given through
 * the browser is also ended at Fakturoid, and the message says whether that worked.
 */
export async function signOut(context: SignInContext, argument?: unknown): Promise<void> {
  if (!(await isAnybodySignedIn(context))) {
    return;
  }
  const identity = await identityOf(context, argument, l10n.t('Select the identity to sign out'));
  if (identity !== undefined) {
    const question = l10n.t('Sign out {0}?', nameOfIdentity(identity));
    if (await confirm(question, l10n.t('Sign out'), WHAT_HAPPENS[identity.method])) {
      await end(context, [identity]);
    }
  }
}

/** *Fakturoid: Sign out of all identities*: like {@link signOut}, with one question for all. */
export async function signOutAll(context: SignInContext): Promise<void> {
  if (await isAnybodySignedIn(context)) {
    const identities = context.sessions.known;
    const what = [...new Set(identities.map(({ method }) => WHAT_HAPPENS[method]))];
    const question = l10n.t('Sign out of all identities: {0}?', namesOf(identities));
    if (await confirm(question, l10n.t('Sign out'), joined(what, ' '))) {
      await end(context, identities);
    }
  }
}

async function isAnybodySignedIn({ sessions }: SignInContext): Promise<boolean> {
  const isAnybody = (await sessions.list()).length > 0;
  if (!isAnybody) {
    void window.showInformationMessage(l10n.t('Nobody is signed in to Fakturoid.'));
  }
  return isAnybody;
}

/** Signs out all of them, even if one fails. */
async function end({ sessions, log }: SignInContext, identities: readonly Identity[]): Promise<void> {
  const results = await withProgressInView(() =>
    Promise.allSettled(identities.map(({ id }) => sessions.signOut(id))),
  );
  const ended = identities.map((identity, i) => {
    const result = results[i];
    if (result?.status !== 'fulfilled') {
      log.warn(`Signing out failed (${identity.method})`);
      return { identity, how: 'failed' as const };
    }
    log.info(`Signed out (${identity.method})`);
    return { identity, how: result.value };
  });
  const namesWith = (how: (typeof ended)[number]['how']): Shown =>
    namesOf(ended.filter((one) => one.how === how).map(({ identity }) => identity));
  const failed = namesWith('failed');
  const notRevoked = namesWith('notRevoked');
  const revoked = namesWith('revoked');
  const kept = namesWith('kept');
  if (failed !== '') {
    void window.showErrorMessage(l10n.t('Couldn’t sign out. Try again: {0}', failed));
  }
  if (notRevoked !== '') {
    void window.showWarningMessage(
      l10n.t(
        'Signed out on this computer: {0}. Fakturoid couldn’t be notified, so the access you granted may still work. Revoke it in Fakturoid under {1}.',
        notRevoked,
        menu('otherApps'),
      ),
    );
  }
  if (revoked !== '') {
    void window.showInformationMessage(
      l10n.t('Fakturoid has revoked the access you granted. Signed out: {0}', revoked),
    );
  }
  if (kept !== '') {
    say(l10n.t('Signed out: {0}', kept));
  }
}

function namesOf(identities: readonly Identity[]): Shown {
  return listOf(identities.map(nameOfIdentity));
}

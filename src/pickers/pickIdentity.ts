import { ThemeIcon } from 'vscode';
import { joined, shown, type Shown } from '../base/shown';
import { type QuickPickItem, window } from '../platform/window';
import type { Identity } from '../session/sessions';
import { wordsOfFailure } from '../labels/failures';
import { nameOfIdentity } from '../labels/names';
import type { PickerContext } from './context';
import { ensureSignedIn } from './ensureSignedIn';

/**
 * The identity that a command is about: asks only where there are several, and to sign in where there is none. Undefined
 * when the person left.
 */
export async function pickIdentity(context: PickerContext, title: Shown): Promise<Identity | undefined> {
  if (!(await ensureSignedIn(context))) {
    return undefined;
  }
  const items = context.sessions.known.map((identity) => ({ ...identityItem(context, identity), identity }));
  const picked =
    items.length === 1 ? items[0] : await window.showQuickPick(items, { title, ignoreFocusOut: true });
  return picked?.identity;
}

/** An identity as a choice; one that can no longer be used, as far as that is known, is marked. */
function identityItem({ directory }: PickerContext, identity: Identity): QuickPickItem {
  const state = directory.currentUser(identity.id);
  const failed = state.status === 'failed' ? wordsOfFailure(state.failure) : undefined;
  const expired = failed?.remedy === 'signIn' ? failed : undefined;
  return {
    label: nameOfIdentity(identity),
    description: joined([shown(identity.email ?? ''), expired?.what], ' · '),
    iconPath: new ThemeIcon(expired?.icon ?? 'account'),
  };
}

import { shown, type Shown } from '../base/shown';
import { window } from '../platform/window';
import type { Identity } from '../session/sessions';
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
  const items = context.sessions.known.map((identity) => ({
    label: nameOfIdentity(identity),
    description: shown(identity.email ?? ''),
    identity,
  }));
  const picked = items.length === 1 ? items[0] : await window.showQuickPick(items, { title });
  return picked?.identity;
}

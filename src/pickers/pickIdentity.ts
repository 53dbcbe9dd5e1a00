import { shown, type Shown } from '../base/shown';
import { window } from '../platform/window';
import type { Identity } from '../session/sessions';
import { nameOfIdentity } from '../labels/names';
import type { PickerContext } from './context';
import { isAnybodySignedIn } from './pickAccount';

/**
 * The identity that a command is about: asks only where there are several. Undefined when the person left, or when
 * nobody is signed in, which is then said.
 */
export async function pickIdentity(context: PickerContext, title: Shown): Promise<Identity | undefined> {
  if (!(await isAnybodySignedIn(context))) {
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

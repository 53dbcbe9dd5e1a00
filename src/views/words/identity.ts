import { type Shown, shown } from '../../base/shown';
import { visible } from '../../base/visible';
import type { Identity } from '../../session/sessions';

/** What an identity is called where there is room for one text: by the person's own name for it, or by Fakturoid's. */
export function nameOfIdentity(
  identity: Pick<Identity, 'name' | 'email' | 'userId'> & { label?: string | undefined },
): Shown {
  const { label, name, email, userId } = identity;
  return shown(visible(label) ?? visible(name) ?? visible(email) ?? `#${userId}`);
}

import { type Shown, shown } from '../base/shown';
import { visibleText } from '../base/visibleText';
import type { AccountAccess } from '../fakturoid/schemas/currentUser';
import type { User } from '../fakturoid/schemas/user';
import type { Identity } from '../session/sessions';

/** What an identity is called where there is room for one text: by the person's own name for it, or by Fakturoid's. */
export function nameOfIdentity(
  identity: Pick<Identity, 'name' | 'email' | 'userId'> & { label?: string | undefined },
): Shown {
  const { label, name, email, userId } = identity;
  return shown(visibleText(label) ?? visibleText(name) ?? visibleText(email) ?? `#${userId}`);
}

/** What a user is called where there is room for one text. */
export function nameOfUser(user: Pick<User, 'id' | 'full_name' | 'email'>): Shown {
  return shown(visibleText(user.full_name) ?? visibleText(user.email) ?? `#${user.id}`);
}

/** What an account is called where there is room for one text. */
export function nameOfAccount(account: AccountAccess): Shown {
  return shown(visibleText(account.name) ?? account.slug);
}

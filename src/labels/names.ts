import { line, type Shown, shown } from '../base/shown';
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

/** Names, some of which may be shared. */
export class SharedNames {
  readonly #counts = new Map<string, number>();

  constructor(names: readonly string[]) {
    for (const name of names) {
      this.#counts.set(name, (this.#counts.get(name) ?? 0) + 1);
    }
  }

  isShared(name: string): boolean {
    return (this.#counts.get(name) ?? 0) > 1;
  }

  /** The name, followed by the id if others share the name. */
  apart(name: Shown, id: Shown): Shown {
    return this.isShared(name) ? line`${name} (${id})` : name;
  }
}

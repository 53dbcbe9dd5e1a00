import type { Identity } from '../../session/sessions';

/** What an identity is called where there is room for one text. */
export function nameOfIdentity({ name, email, userId }: Identity): string {
  return name ?? email ?? `#${userId}`;
}

import { FakturoidError } from './errors';

/**
 * The value of the `Authorization` header for a token. A pasted token may contain anything; one that no header can
 * carry is refused before fetch puts it in a message.
 *
 * @throws FakturoidError `unauthorized`
 */
export function bearer(token: string): string {
  if (!/^[\x21-\x7e]+$/.test(token)) throw new FakturoidError({ kind: 'unauthorized' });
  return `Bearer ${token}`;
}

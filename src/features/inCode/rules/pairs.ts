import type { FoundCredential } from './foundCredential';
import { valueOf } from './shapes';
import { wordsOf } from './words';

/** What a credential can be tried with. */
export type Attempt =
  | {
      readonly type: 'clientCredentials';
      readonly client: { readonly clientId: string; readonly clientSecret: string };
    }
  | { readonly type: 'accessToken'; readonly accessToken: string }
  /**
   * It cannot be tried: the other half is not in the file, it is a refresh token, which belongs to an integration, or
   * it has no value.
   */
  | { readonly type: 'none'; readonly why: 'half' | 'refreshToken' | 'noValue' };

/** In characters: what is farther away belongs to something else. */
const FARTHEST = 2000;

/** Words that tell the halves of a pair apart, and so say nothing of which pair it is. */
const HALVES = new Set(
  'client id secret key api token user name username login password pass pwd auth basic value'.split(' '),
);

/**
 * What can be tried with a credential: a token alone, or an id with the secret that belongs to it. That is the secret
 * with the same name except for the word for its half, or else the nearest one.
 *
 * @param all credentials of the same file
 */
export function attemptWith(
  text: string,
  credential: FoundCredential,
  all: readonly FoundCredential[],
): Attempt {
  const { shape, kind } = credential;
  if (shape === undefined) {
    return { type: 'none', why: 'noValue' };
  }
  const value = valueOf(text, shape);
  switch (kind) {
    case 'accessToken':
      return { type: 'accessToken', accessToken: value };
    case 'refreshToken':
      return { type: 'none', why: 'refreshToken' };
    case 'pair': {
      const [clientId = '', clientSecret = ''] = value.split(':');
      return { type: 'clientCredentials', client: { clientId, clientSecret } };
    }
    case 'publicName':
      return { type: 'none', why: 'noValue' };
    default:
      return withOtherHalf(text, credential, value, all);
  }
}

function withOtherHalf(
  text: string,
  credential: FoundCredential,
  value: string,
  all: readonly FoundCredential[],
): Attempt {
  const isId = credential.kind === 'clientId';
  const halves = all.filter(({ kind, start, shape }) => {
    const isOther = isId ? kind === 'clientSecret' || kind === 'oldKey' : kind === 'clientId';
    return isOther && shape !== undefined && Math.abs(start - credential.start) <= FARTHEST;
  });
  const [other] = halves.sort((a, b) => distance(credential, a) - distance(credential, b));
  if (other?.shape === undefined) {
    return { type: 'none', why: 'half' };
  }
  const second = valueOf(text, other.shape);
  const client = isId ? { clientId: value, clientSecret: second } : { clientId: second, clientSecret: value };
  return { type: 'clientCredentials', client };
}

/** How far apart two credentials are, in characters. One with another name counts as farther than any with the same name. */
function distance(one: FoundCredential, other: FoundCredential): number {
  const isSameName = qualifierOf(one) === qualifierOf(other);
  return Math.abs(one.start - other.start) + (isSameName ? 0 : FARTHEST);
}

function qualifierOf({ name = '' }: FoundCredential): string {
  return wordsOf(name)
    .filter((word) => !HALVES.has(word))
    .join(' ');
}

import type { FoundCredential } from './foundCredential';
import { nameOf } from './words';

/** In characters: an id and its secret are near each other. */
const NEAR = 200;

/** Corrects credentials by those beside them. */
export function togetherAs(credentials: readonly FoundCredential[]): readonly FoundCredential[] {
  return credentials.map((credential, index) => {
    const before = neighbour(credential, credentials[index - 1]);
    const after = neighbour(credential, credentials[index + 1]);
    // Two names come before two values, and the nearer name was taken for both.
    if (credential.kind === 'clientSecret' && after?.kind === 'clientSecret' && after.name === undefined) {
      return { ...credential, kind: 'clientId' };
    }
    // The only value in a call: the libraries of API v1 and v2 took one.
    if (credential.kind === 'clientId' && credential.name === undefined && after?.kind !== 'clientSecret') {
      return { ...credential, kind: 'oldKey' };
    }
    // A secret recognized by its position makes clear what its id is.
    if (credential.kind === 'clientId' && after?.kind === 'clientSecret' && after.name === undefined) {
      return { ...credential, tier: after.tier };
    }
    // The library of PHP takes both tokens, the one that renews first: `new Credentials(refresh, access, …)`.
    if (credential.kind === 'accessToken' && after?.kind === 'accessToken' && after.name === undefined) {
      return { ...credential, kind: 'refreshToken' };
    }
    const isPart =
      isVaguePart(credential) && [before, after].some((other) => other && isOtherPart(credential, other));
    return isPart ? { ...credential, tier: 'certain' } : credential;
  });
}

function neighbour(
  credential: FoundCredential,
  other: FoundCredential | undefined,
): FoundCredential | undefined {
  return other !== undefined && Math.abs(other.start - credential.start) < NEAR ? other : undefined;
}

/** An `id` beside a `secret` is clear, though neither is alone. */
function isOtherPart({ kind }: FoundCredential, other: FoundCredential): boolean {
  return isVaguePart(other) && kind !== other.kind;
}

function isVaguePart({ kind, name, shape }: FoundCredential): boolean {
  const isPart = kind === 'clientId' || kind === 'clientSecret';
  return isPart && shape?.isUsual === true && name !== undefined && !nameOf(name).isForeign;
}

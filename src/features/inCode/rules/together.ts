import type { Finding } from './finding';
import { nameOf } from './words';

/** In characters: an id and its secret stand near to each other. */
const NEAR = 200;

/** What values that stand beside each other say of each other. */
export function togetherAs(findings: readonly Finding[]): readonly Finding[] {
  return findings.map((finding, index) => {
    const before = neighbour(finding, findings[index - 1]);
    const after = neighbour(finding, findings[index + 1]);
    // Two names before two values, of which the nearer was taken for both.
    if (finding.kind === 'clientSecret' && after?.kind === 'clientSecret' && after.name === undefined) {
      return { ...finding, kind: 'clientId' };
    }
    // The only value in a call: the libraries of API v1 and v2 took one.
    if (finding.kind === 'clientId' && finding.name === undefined && after?.kind !== 'clientSecret') {
      return { ...finding, kind: 'oldKey' };
    }
    // The secret by its place makes clear what its id is.
    if (finding.kind === 'clientId' && after?.kind === 'clientSecret' && after.name === undefined) {
      return { ...finding, tier: after.tier };
    }
    // The library of PHP takes both tokens, the one that renews first: `new Credentials(refresh, access, …)`.
    if (finding.kind === 'accessToken' && after?.kind === 'accessToken' && after.name === undefined) {
      return { ...finding, kind: 'refreshToken' };
    }
    const isPart =
      isVaguePart(finding) && [before, after].some((other) => other && isOtherPart(finding, other));
    return isPart ? { ...finding, tier: 'certain' } : finding;
  });
}

function neighbour(finding: Finding, other: Finding | undefined): Finding | undefined {
  return other !== undefined && Math.abs(other.start - finding.start) < NEAR ? other : undefined;
}

/** An `id` beside a `secret` is clear, though neither is alone. */
function isOtherPart({ kind }: Finding, other: Finding): boolean {
  return isVaguePart(other) && kind !== other.kind;
}

function isVaguePart({ kind, name, shape }: Finding): boolean {
  const isPart = kind === 'clientId' || kind === 'clientSecret';
  return isPart && shape?.isUsual === true && name !== undefined && !nameOf(name).isForeign;
}

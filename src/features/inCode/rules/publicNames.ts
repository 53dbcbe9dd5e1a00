import type { FoundCredential } from './foundCredential';
import { lineEnd, lineStart } from './lines';
import { nameOf, PUBLIC_PREFIXES } from './words';

const PUBLIC_NAME = new RegExp(
  String.raw`(?<![A-Za-z0-9_])(?:${PUBLIC_PREFIXES})_[A-Z0-9_]{1,80}(?![A-Za-z0-9_])`,
  'g',
);

const MOST_NAMES = 100;

/**
 * Names of Fakturoid secrets that a build tool makes public: whatever value they get, every visitor of the page can
 * read it. Names whose value was found already are left out.
 */
export function publicNames(
  text: string,
  credentials: readonly FoundCredential[],
): readonly FoundCredential[] {
  const names: FoundCredential[] = [];
  const known = credentials.filter(({ isPublic }) => isPublic);
  for (const { 0: name, index: start } of text.matchAll(PUBLIC_NAME)) {
    const { isOurs, isOther, says } = nameOf(name);
    const isSecret = isOurs && !isOther && says !== undefined && says !== 'id';
    if (isSecret && !isOnLineOf(text, start, known)) {
      const end = start + name.length;
      names.push({ start, end, kind: 'publicName', tier: 'certain', name, isPublic: true, shape: undefined });
    }
    if (names.length === MOST_NAMES) {
      break;
    }
  }
  return names;
}

function isOnLineOf(text: string, start: number, credentials: readonly FoundCredential[]): boolean {
  const from = lineStart(text, start);
  const to = lineEnd(text, start);
  return credentials.some((credential) => credential.start >= from && credential.start < to);
}

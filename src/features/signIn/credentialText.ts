/** Why a pasted Client ID or Client Secret cannot be right, with the first character that shows it. */
export type CredentialFault =
  | { readonly kind: 'empty' }
  /** Two long values, such as an id and its secret. */
  | { readonly kind: 'several' }
  | {
      readonly kind: 'space' | 'invisible' | 'nonAscii';
      readonly position: number;
      readonly codePoint: string;
    };

/**
 * Returns what was pasted, without the white space around it. A non-breaking space or a zero-width mark in a secret
 * gives a plain 401 that tells nobody why (reported from live use), so characters outside visible ASCII are refused.
 */
export function parseCredentialText(
  text: string,
): { readonly value: string } | { readonly fault: CredentialFault } {
  const value = text.trim();
  if (value === '') {
    return { fault: { kind: 'empty' } };
  }
  if (/^[\x21-\x7e]{16,}\s+[\x21-\x7e]{16,}$/.test(value)) {
    return { fault: { kind: 'several' } };
  }
  const position = value.search(/[^\x21-\x7e]/u);
  if (position === -1) {
    return { value };
  }
  const code = value.codePointAt(position) ?? 0;
  const character = String.fromCodePoint(code);
  return {
    fault: {
      kind: character === ' ' ? 'space' : /[\p{C}\p{Z}]/u.test(character) ? 'invisible' : 'nonAscii',
      // Counted as people count, from 1 and in whole characters.
      position: Array.from(value.slice(0, position)).length + 1,
      codePoint: `U+${code.toString(16).toUpperCase().padStart(4, '0')}`,
    },
  };
}

/** A token without the name of its header and its scheme, which are often copied with it. */
export function withoutBearer(text: string): string {
  return text.replace(/^\s*(authorization:\s*)?bearer\s+/i, '');
}

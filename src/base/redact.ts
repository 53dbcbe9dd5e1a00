const MASK = '‹redacted›';

/**
 * Patterns of what looks like a secret anywhere: authorization values, OAuth fields, long hexadecimal strings,
 * emails. Each looks at a character only a few times, however long the line is: an email begins where a word does.
 */
const PATTERNS: readonly [RegExp, string][] = [
  [/\b(Bearer|Basic)\s+[^\s"',]+/gi, `$1 ${MASK}`],
  [
    /(["']?\b(?:access_token|refresh_token|client_secret|client_id|code|state|token)\b["']?\s*[=:]\s*["']?)[^\s"'&,}]+/gi,
    `$1${MASK}`,
  ],
  [/\b[0-9a-f]{32,}\b/gi, MASK],
  [/(?<![^\s<>"'(),;:])@*[^\s<>"'(),;:@]+@[^\s<>"'(),;:]+/g, '‹email›'],
];

/** In characters: nobody reads more of a line. */
const LONGEST_LINE = 10_000;

/** Shortest secret worth remembering by value: masking every "ab" would make the log unreadable. */
const SHORTEST_SECRET = 6;

/** Takes secrets and emails out of text before it is written anywhere. */
export class Redactor {
  readonly #secrets = new Set<string>();

  /** Masks this exact value and its percent-encoded form from now on, whatever it looks like. */
  add(secret: string): void {
    if (secret.length >= SHORTEST_SECRET) {
      this.#secrets.add(secret);
      // Half a surrogate pair cannot be encoded, so no address can contain it.
      if (/^\P{Surrogate}*$/u.test(secret)) {
        this.#secrets.add(encodeURIComponent(secret));
      }
    }
  }

  /** Masks the secrets in a text, and cuts it to the longest length of a line. */
  redact(text: string): string {
    let result = text;
    for (const secret of this.#secrets) {
      result = result.replaceAll(secret, MASK);
    }
    for (const [pattern, replacement] of PATTERNS) {
      result = result.replace(pattern, replacement);
    }
    // Cut last: half a secret would no longer be recognized as one.
    return result.length > LONGEST_LINE ? `${result.slice(0, LONGEST_LINE)}…` : result;
  }
}

const MASK = '‹redacted›';

/**
 * What looks like a secret wherever it stands: authorization values, OAuth fields, long hexadecimal strings, emails. Each
 * looks at a character a few times at most, however long the line is: an email begins where a word does.
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

  /** From now on this very value is masked, whatever it looks like, and its percent-encoded form. */
  add(secret: string): void {
    if (secret.length >= SHORTEST_SECRET) {
      this.#secrets.add(secret);
      // Half a surrogate pair has no encoded form, and so no address can hold it.
      if (/^\P{Surrogate}*$/u.test(secret)) {
        this.#secrets.add(encodeURIComponent(secret));
      }
    }
  }

  /** The text without what is secret, cut where it is longer than a line should be. */
  redact(text: string): string {
    let result = text;
    for (const secret of this.#secrets) {
      result = result.replaceAll(secret, MASK);
    }
    for (const [pattern, replacement] of PATTERNS) {
      result = result.replace(pattern, replacement);
    }
    // Cut at last, or what is left of a secret would not be known as one.
    return result.length > LONGEST_LINE ? `${result.slice(0, LONGEST_LINE)}…` : result;
  }
}

/** A preposition or conjunction of one letter, which Czech does not leave at the end of a line (ČSN 01 6910). */
const ONE_LETTER = /(?<=^|[\s(„])([ksvzouai]) (?=\S)/giu;
/** A number and its unit; “v3 s …” is no time. */
const UNIT = /(?<=\{\d\}|(?<!\p{L}\d*)\d) (?=(?:s|dní|dny|dnem|dnů|h|min|%|kB|MB|MiB|Kč)(?!\p{L}))/gu;
/** The day of a date and its month. */
const DATE = /(?<=\d\.) (?=\p{Ll})/gu;

/** A Czech text with non-breaking spaces where a line must not end. */
export function withCzechSpaces(text: string): string {
  return text.replace(ONE_LETTER, '$1\u00a0').replace(UNIT, '\u00a0').replace(DATE, '\u00a0');
}

/** Names of what people look for by typing, which finds no non-breaking space, beside the commands. */
const CHOICES = ['walkthrough.title', 'Client ID and Client Secret'];

/** Whether people look for a text by typing. */
export function isTypedFor(name: string): boolean {
  return name.startsWith('command.') || CHOICES.includes(name);
}

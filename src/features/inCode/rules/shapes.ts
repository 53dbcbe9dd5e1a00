/** A text that has the shape of a credential from Fakturoid. */
export interface Shape {
  readonly start: number;
  /** After its last character. */
  readonly end: number;
  /**
   * `short`: 40 hexadecimal characters, a Client ID, a Client Secret or a key of v1 and v2. `long`: 80, an access or
   * refresh token. `header`: an id and a secret as the Basic scheme encodes them. `shortEncoded`, `longEncoded`: such a
   * text in base64, as Kubernetes keeps it.
   */
  readonly kind: 'short' | 'long' | 'header' | 'shortEncoded' | 'longEncoded';
  /** Whether it is written as Fakturoid writes it: another alphabet is never certain. */
  readonly isUsual: boolean;
}

/** Starts at the start of a word, so that every character is looked at a limited number of times. */
const HEX = /\b[0-9A-Fa-f]{40}(?:[0-9A-Fa-f]{40})?\b/g;

/** Begins like base64 of hexadecimal characters; other texts hardly ever begin with such six characters. */
const BASE64 =
  /(?<![0-9A-Za-z+/_-])[MNOYZ][DTjzGWm2][0-9A-Za-z+/_-]{2}[MNOYZ][DTjzGWm2][0-9A-Za-z+/_-]{48,102}={0,2}(?![0-9A-Za-z+/=_-])/g;

/** What must not come before or after: the value would be part of something longer, such as a commit in an address. */
const GLUED_BEFORE = /[-_/@#+.%~^]$/;
/** Before the default value of a shell variable a dash is allowed. */
const DEFAULT_BEFORE = /(?::|\$\{\w{1,80})-$/;
const GLUED_AFTER = /^(?:[-_/+%~^]|[.][0-9A-Za-z])/;

const IN_ADDRESS_BEFORE = /:\/\/$/;
const IN_ADDRESS_AFTER = /^@[0-9A-Za-z.-]{0,60}fakturoid\.cz/i;

/**
 * Samples from Fakturoid's own documentation of API v3 and v2 (Authorization): many projects contain them, and they
 * open nothing. Long enough to match nothing else, and too short to be taken for the whole.
 */
const SAMPLES = [/^26e53aa3244b/, /^55cf.*7861$/, /^1d4e.*981d$/];

/** Digits that people fill in as a placeholder. */
const COUNTED = ['0123456789abcdef', '1234567890', '1234567890abcdef', 'deadbeef'].map((digits) =>
  digits.repeat(12),
);

const PAIR = /^[0-9a-f]{40}:[0-9a-f]{40}$/;

/** A part of a text. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

/**
 * The texts of a file that have such a shape, in order. Linear.
 *
 * @param ranges where to search for values; headers, which can be nothing else, are searched for everywhere
 * @param most the search ends after this many
 */
export function shapesIn(text: string, ranges: readonly Range[], most: number): readonly Shape[] {
  const shapes = [...hexIn(text, ranges, most), ...encodedIn(text, ranges, most)];
  return shapes.sort((a, b) => a.start - b.start);
}

function hexIn(text: string, ranges: readonly Range[], most: number): readonly Shape[] {
  const shapes: Shape[] = [];
  // Goes through the text once: searching again from each range would go to the end once for each range without a
  // match.
  HEX.lastIndex = ranges[0]?.start ?? text.length;
  let at = 0;
  for (let match = HEX.exec(text); match !== null; match = HEX.exec(text)) {
    const { 0: value, index: start } = match;
    while ((ranges[at]?.end ?? Infinity) <= start) {
      at++;
    }
    const range = ranges[at];
    if (range === undefined) {
      break;
    }
    const kind = value.length === 40 ? 'short' : 'long';
    const shape: Shape = { start, end: start + value.length, kind, isUsual: !/[A-F]/.test(value) };
    const isWanted = start >= range.start && standsAlone(text, shape) && !isSample(value);
    if (isWanted && shapes.push(shape) === most) {
      break;
    }
  }
  return shapes;
}

function encodedIn(text: string, ranges: readonly Range[], most: number): readonly Shape[] {
  const shapes: Shape[] = [];
  for (const { 0: value, index: start } of text.matchAll(BASE64)) {
    const kind = kindOfEncoded(value);
    const isWanted = kind === 'header' || ranges.some((range) => start >= range.start && start < range.end);
    if (
      kind !== undefined &&
      isWanted &&
      shapes.push({ start, end: start + value.length, kind, isUsual: true }) === most
    ) {
      return shapes;
    }
  }
  return shapes;
}

/** The decoded text of a shape: a value, or an id and a secret joined by a colon. */
export function valueOf(text: string, { start, end, kind }: Shape): string {
  const value = text.slice(start, end);
  return kind === 'short' || kind === 'long' ? value : decoded(value);
}

function standsAlone(text: string, { start, end }: Shape): boolean {
  const before = text.slice(Math.max(0, start - 90), start);
  const after = text.slice(end, end + 80);
  if (after.startsWith('@')) {
    return IN_ADDRESS_AFTER.test(after);
  }
  if (before.endsWith('[') && after.startsWith('](')) {
    // The text of a link, as in changelogs for commits.
    return false;
  }
  return IN_ADDRESS_BEFORE.test(before)
    ? after.startsWith(':')
    : (!GLUED_BEFORE.test(before) || DEFAULT_BEFORE.test(before)) && !GLUED_AFTER.test(after);
}

/** Whether a value is a sample: one repeated character, digits in order, or a value from the documentation. */
function isSample(value: string): boolean {
  const isCounted = COUNTED.some((digits) => digits.includes(value.toLowerCase()));
  return (
    isCounted || value === value.charAt(0).repeat(value.length) || SAMPLES.some((one) => one.test(value))
  );
}

function kindOfEncoded(value: string): Shape['kind'] | undefined {
  const text = decoded(value);
  if (PAIR.test(text)) {
    return 'header';
  }
  if (!/^[0-9a-f]+\n?$/.test(text)) {
    return undefined;
  }
  const { length } = text.trimEnd();
  return length === 40 ? 'shortEncoded' : length === 80 ? 'longEncoded' : undefined;
}

function decoded(value: string): string {
  return Buffer.from(value, 'base64').toString('latin1');
}

/** One line of a `.gitignore`. */
export interface IgnoreRule {
  readonly parts: readonly Part[];
  readonly isNegated: boolean;
  readonly isForFolders: boolean;
}

/** A part of a pattern between two slashes; `**` matches any number of path parts. */
type Part = '**' | NamePattern;

/** Chunks that a name must consist of, in this order, with anything in between. */
interface NamePattern {
  readonly first: Chunk;
  readonly middle: readonly Chunk[];
  /** Undefined if the pattern has no `*`; `first` is then the whole of it. */
  readonly last: Chunk | undefined;
}

/** Characters without `*`: a text or, if it has `?` or `[…]`, a test for each character. */
type Chunk = string | readonly Fits[];
type Fits = (character: string) => boolean;

const LONGEST_LINE = 200;
const MOST_RULES = 2000;
const MOST_PARTS = 20;
/** In characters, of all rules with `?` or `[…]` together: unlike texts they are compared one by one. */
const MOST_TESTED = 5_000;
/** In bytes. Only the beginning of a larger file counts. */
export const LARGEST_GITIGNORE = 256 * 1024;

/** The rules of a `.gitignore`, for paths below its folder. A line that is not understood is left out. */
export function parseGitignore(text: string): readonly IgnoreRule[] {
  const rules: IgnoreRule[] = [];
  let tested = 0;
  for (const line of text.slice(0, LARGEST_GITIGNORE).split(/\r?\n/)) {
    const rule = ruleOf(line);
    tested += /[?[]/.test(line) ? line.length : 0;
    if (
      rule !== undefined &&
      (tested <= MOST_TESTED || !/[?[]/.test(line)) &&
      rules.push(rule) === MOST_RULES
    ) {
      break;
    }
  }
  return rules;
}

/**
 * Whether git ignores a path, given that it ignores none of the folders above it. The nearest file with a matching
 * rule decides, by the last of its matching rules. Linear in the path and the rules.
 *
 * @param rulesByFolder the rules of each folder on the way to the path, outermost folder first
 * @param path with slashes
 * @param isFolder whether the path names a folder
 */
export function isIgnoredItself(
  rulesByFolder: readonly (readonly IgnoreRule[])[],
  path: string,
  isFolder: boolean,
): boolean {
  const names = path.split('/');
  for (let depth = Math.min(rulesByFolder.length, names.length) - 1; depth >= 0; depth--) {
    const below = names.slice(depth);
    const deciding = rulesByFolder[depth]?.findLast(
      ({ parts, isForFolders }) => (isFolder || !isForFolders) && isPathOf(parts, below),
    );
    if (deciding !== undefined) {
      return !deciding.isNegated;
    }
  }
  return false;
}

function ruleOf(line: string): IgnoreRule | undefined {
  const isNegated = line.startsWith('!');
  const text = line.slice(isNegated ? 1 : 0, LONGEST_LINE + 2).replace(/(?<![\\\s])\s+$/, '');
  if (text === '' || text.startsWith('#') || text.length > LONGEST_LINE) {
    return undefined;
  }
  const isForFolders = text.endsWith('/');
  const body = isForFolders ? text.slice(0, -1) : text;
  const parts = body.replace(/^\//, '').split('/').map(partOf);
  // A slash before the end binds a pattern to the folder of the file; without one it matches at any depth.
  const bound = body.includes('/') ? parts : ['**' as const, ...parts];
  // A trailing `**` needs at least one name: it matches what is in the folder, not the folder itself.
  const whole = bound.at(-1) === '**' ? [...bound, partOf('*')] : bound;
  return whole.length > MOST_PARTS ? undefined : { parts: whole, isNegated, isForFolders };
}

/** Takes at most one step for each pair of part and name, whatever the pattern. */
function isPathOf(parts: readonly Part[], names: readonly string[]): boolean {
  let at = 0;
  let last = -1;
  let from = 0;
  for (let index = 0; index < names.length;) {
    const part = parts[at];
    if (part === '**') {
      last = at++;
      from = index;
    } else if (part !== undefined && isNamed(part, names[index] ?? '')) {
      at++;
      index++;
    } else if (last === -1) {
      return false;
    } else {
      at = last + 1;
      index = ++from;
    }
  }
  return parts.slice(at).every((part) => part === '**');
}

/** Matches each middle chunk at its first place: if the rest fits after a later place, it also fits after the first. */
function isNamed({ first, middle, last }: NamePattern, name: string): boolean {
  const end = last === undefined ? name.length - first.length : name.length - last.length;
  if (!fitsAt(first, name, 0) || (last === undefined ? end !== 0 : !fitsAt(last, name, end))) {
    return false;
  }
  let at = first.length;
  for (const chunk of middle) {
    const found = placeOf(chunk, name, at);
    if (found === -1) {
      return false;
    }
    at = found + chunk.length;
  }
  return last === undefined || at <= end;
}

function fitsAt(chunk: Chunk, name: string, at: number): boolean {
  if (at < 0) {
    return false;
  }
  return typeof chunk === 'string'
    ? name.startsWith(chunk, at)
    : chunk.every((fits, index) => at + index < name.length && fits(name.charAt(at + index)));
}

function placeOf(chunk: Chunk, name: string, from: number): number {
  if (typeof chunk === 'string') {
    return name.indexOf(chunk, from);
  }
  for (let at = from; at + chunk.length <= name.length; at++) {
    if (fitsAt(chunk, name, at)) {
      return at;
    }
  }
  return -1;
}

const SIGN = /\*+|\[!?[^\]]{1,60}\]|\\?./gsu;

function partOf(text: string): Part {
  if (text === '**') {
    return '**';
  }
  const chunks: (string | Fits)[][] = [[]];
  for (const [sign] of text.matchAll(SIGN)) {
    if (sign.startsWith('*')) {
      chunks.push([]);
    } else {
      chunks.at(-1)?.push(...signsOf(sign));
    }
  }
  const [first = '', ...rest] = chunks.map(chunkOf);
  return { first, middle: rest.slice(0, -1), last: rest.at(-1) };
}

function chunkOf(signs: readonly (string | Fits)[]): Chunk {
  const texts = signs.filter((sign) => typeof sign === 'string');
  return texts.length === signs.length
    ? texts.join('')
    : signs.map((sign) =>
        typeof sign === 'string' ? (character: string): boolean => character === sign : sign,
      );
}

/** Returns one element for each UTF-16 unit that the sign matches. */
function signsOf(sign: string): readonly (string | Fits)[] {
  if (sign === '?') {
    return [() => true];
  }
  if (sign.length > 2 && sign.startsWith('[')) {
    return [setOf(sign.slice(1, -1))];
  }
  return (sign.length > 1 && sign.startsWith('\\') ? sign.slice(1) : sign).split('');
}

/** Test for a set such as `0-9` or `abc`; a leading `!` negates it. */
function setOf(text: string): Fits {
  const isNegated = text.startsWith('!');
  const ranges = Array.from(
    text.slice(isNegated ? 1 : 0).matchAll(/(.)-(.)|(.)/gsu),
    ([, from, to, one]) => ({
      from: from ?? one ?? '',
      to: to ?? one ?? '',
    }),
  );
  return (character) => ranges.some(({ from, to }) => character >= from && character <= to) !== isNegated;
}

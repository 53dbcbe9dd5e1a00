/** One line of a `.gitignore`. */
export interface IgnoreRule {
  readonly parts: readonly Part[];
  readonly isNegated: boolean;
  readonly isForFolders: boolean;
}

/** Between two slashes; `**` stands for any number of them. */
type Part = '**' | NamePattern;

/** What a name must be made of, in its order, with anything in between. */
interface NamePattern {
  readonly first: Chunk;
  readonly middle: readonly Chunk[];
  /** Undefined where there is no `*`: the first is the whole. */
  readonly last: Chunk | undefined;
}

/** Characters without `*`: a text, or where others may stand, a test for each. */
type Chunk = string | readonly Fits[];
type Fits = (character: string) => boolean;

const LONGEST_LINE = 200;
const MOST_RULES = 2000;
const MOST_PARTS = 20;
/** In characters, of all rules with `?` or `[…]` together: unlike texts they are compared one by one. */
const MOST_TESTED = 5_000;
/** In bytes: of a larger file the beginning counts. */
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
 * Whether git ignores a path in folders of which it ignores none: of the files that have a rule for it the nearest decides, by
 * the last of its rules. Linear in the path and the rules.
 *
 * @param rulesByFolder of each folder on the way to the path, the one that the path begins in first
 * @param path with slashes
 * @param isFolder it names a folder
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
  // All that is in a folder is at least one thing in it.
  const whole = bound.at(-1) === '**' ? [...bound, partOf('*')] : bound;
  return whole.length > MOST_PARTS ? undefined : { parts: whole, isNegated, isForFolders };
}

/** Takes no more steps than there are pairs, whatever the pattern. */
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

/** The chunks in the middle are taken where they come first: if the rest fits behind another place, it fits there too. */
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

/** For each UTF-16 unit of a name. */
function signsOf(sign: string): readonly (string | Fits)[] {
  if (sign === '?') {
    return [() => true];
  }
  if (sign.length > 2 && sign.startsWith('[')) {
    return [setOf(sign.slice(1, -1))];
  }
  return (sign.length > 1 && sign.startsWith('\\') ? sign.slice(1) : sign).split('');
}

/** `0-9`, `abc`, and with `!` in front whatever is not among them. */
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

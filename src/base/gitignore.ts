/** One line of a `.gitignore`. */
export interface IgnoreRule {
  readonly parts: readonly Part[];
  readonly isNegated: boolean;
  readonly isForFolders: boolean;
}

/** Between two slashes; `**` stands for any number of them. */
type Part = '**' | readonly Sign[];

type Fits = (character: string) => boolean;

/** `*` stands for any number of characters. */
type Sign = '*' | Fits;

const LONGEST_LINE = 200;
const MOST_RULES = 1000;

/** The rules of a `.gitignore`, for paths below its folder. A line that is not understood is left out. */
export function parseGitignore(text: string): readonly IgnoreRule[] {
  return text
    .slice(0, MOST_RULES * LONGEST_LINE)
    .split(/\r?\n/)
    .slice(0, MOST_RULES)
    .flatMap((line) => ruleOf(line) ?? []);
}

/**
 * Whether git ignores a path: of the files that have a rule for it the nearest decides, by the last of its rules, and below an
 * ignored folder everything is ignored.
 *
 * @param rulesByFolder of each folder on the way to the path, the one that the path begins in first
 * @param path with slashes
 * @param isFolder it names a folder
 */
export function isIgnoredBy(
  rulesByFolder: readonly (readonly IgnoreRule[])[],
  path: string,
  isFolder = false,
): boolean {
  const names = path.split('/');
  return names.some((_, index) => {
    const isFolderHere = isFolder || index < names.length - 1;
    const deciding = rulesByFolder.slice(0, index + 1).flatMap((rules, depth) => {
      const below = names.slice(depth, index + 1);
      return (
        rules.findLast(
          ({ parts, isForFolders }) =>
            (isFolderHere || !isForFolders) && matches(parts, below, '**', isNamed),
        ) ?? []
      );
    });
    return deciding.at(-1)?.isNegated === false;
  });
}

function ruleOf(line: string): IgnoreRule | undefined {
  const isNegated = line.startsWith('!');
  const text = line.slice(isNegated ? 1 : 0).replace(/(?<![\\\s])\s+$/, '');
  if (text === '' || text.startsWith('#') || text.length > LONGEST_LINE) {
    return undefined;
  }
  const isForFolders = text.endsWith('/');
  const body = isForFolders ? text.slice(0, -1) : text;
  const parts = body.replace(/^\//, '').split('/').map(partOf);
  // A slash before the end binds a pattern to the folder of the file; without one it matches at any depth.
  const bound = body.includes('/') ? parts : ['**' as const, ...parts];
  // All that is in a folder is at least one thing in it.
  return { parts: bound.at(-1) === '**' ? [...bound, ['*']] : bound, isNegated, isForFolders };
}

function isNamed(signs: Exclude<Part, '**'>, name: string): boolean {
  return matches(signs, Array.from(name), '*', (sign, character) => sign(character));
}

/** Takes no more steps than there are pairs, whatever the pattern. */
function matches<P, T>(
  pattern: readonly P[],
  items: readonly T[],
  wildcard: P & string,
  fits: (part: Exclude<P, string>, item: T) => boolean,
): boolean {
  let at = 0;
  let last = -1;
  let from = 0;
  for (let index = 0; index < items.length;) {
    const part = pattern[at];
    const item = items[index] as T;
    if (part === wildcard) {
      last = at++;
      from = index;
    } else if (part !== undefined && fits(part as Exclude<P, string>, item)) {
      at++;
      index++;
    } else if (last === -1) {
      return false;
    } else {
      at = last + 1;
      index = ++from;
    }
  }
  return pattern.slice(at).every((part) => part === wildcard);
}

const SIGN = /\*+|\[!?[^\]]+\]|\\?./gsu;

function partOf(text: string): Part {
  return text === '**' ? '**' : Array.from(text.matchAll(SIGN), ([sign]) => signOf(sign));
}

function signOf(sign: string): Sign {
  if (sign.startsWith('*')) {
    return '*';
  }
  if (sign === '?') {
    return () => true;
  }
  return sign.length > 2 && sign.startsWith('[') ? setOf(sign.slice(1, -1)) : literal(sign);
}

function literal(sign: string): Sign {
  const wanted = sign.length > 1 && sign.startsWith('\\') ? sign.slice(1) : sign;
  return (character) => character === wanted;
}

/** `0-9`, `abc`, and with `!` in front whatever is not among them. */
function setOf(text: string): Sign {
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

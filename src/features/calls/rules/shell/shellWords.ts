/** A word of a command, and its place in the text. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text of several lines in PowerShell: `@"` up to `"@` on a line of its own. */
const HERE_STRING = /^@(["'])\r?\n/;
const LONGEST_GROUP = 3_000;
/** Characters that end a command, unless they are quoted. */
const ENDS = new Set(['\n', ';', '|', '&', ')']);
/** Variables of cmd: `%NAME%`, `%1`, `%~1`. */
const OF_CMD = /^%(?:~?(\d)(?![0-9A-Fa-f])|(?![0-9A-Fa-f]{2}%)([A-Za-z_]\w*)%)/;
/** Prefixes of variables in PowerShell, as a pattern. */
export const SCOPES = '(?:(?:env|script|global|local|private|using):)?';
const SCOPE = new RegExp(`^\\$?${SCOPES}`, 'i');
const NAME = new RegExp(`^\\$(?:argv\\[\\d\\]|${SCOPES}[A-Za-z_]\\w*|[@*]|\\d)`, 'i');
/** The end of a line that continues on the next one, in a POSIX shell, in PowerShell and in cmd. */
const CONTINUES = /^(?:\\|`|\^)\r?\n/;

/**
 * Splits a shell command into words, as bash and PowerShell do: `-X POST "$BASE/user.json"` is `-X`, `POST` and
 * `{BASE}/user.json`. Quotes are removed, continued lines are joined, and what the shell would fill in becomes `{NAME}`.
 *
 * @param start where the command begins
 * @param longest in characters: how much of the text is read
 */
export function shellWords(text: string, start = 0, longest = 8_000): readonly ShellWord[] {
  const words: ShellWord[] = [];
  const limit = Math.min(text.length, start + longest);
  const groups = { areClosed: true };
  let at = start;
  while (at < limit) {
    const character = text.charAt(at);
    const continued = CONTINUES.exec(text.slice(at, at + 3))?.[0];
    if (continued !== undefined) {
      at += continued.length;
    } else if (character === ' ' || character === '\t' || character === '\r') {
      at++;
    } else if (ENDS.has(character)) {
      break;
    } else {
      const word = readWord(text, at, limit, groups);
      words.push(word);
      at = Math.max(word.end, at + 1);
    }
  }
  return words;
}

/** @param groups after a group that does not close, no more are looked for in the command, so that no text takes long */
function readWord(text: string, start: number, limit: number, groups: { areClosed: boolean }): ShellWord {
  let value = '';
  let at = start;
  let quote = '';
  while (at < limit) {
    const character = text.charAt(at);
    if (quote === '' && (/\s/.test(character) || (ENDS.has(character) && character !== '&'))) {
      break;
    }
    // An address without quotes may have a second parameter in its query.
    if (quote === '' && character === '&' && /[\s&]/.test(text.charAt(at + 1))) {
      break;
    }
    const longest = Math.min(limit, at + LONGEST_GROUP);
    const group = quote === '' && groups.areClosed ? endOfGroup(text, at, longest) : at;
    groups.areClosed &&= group >= 0;
    if (group > at) {
      value += text.slice(at, group);
      at = group;
    } else if (character === quote) {
      quote = '';
      at++;
    } else if (quote === '' && (character === "'" || character === '"')) {
      quote = character;
      at++;
    } else if (character === '\\' && quote !== "'") {
      if (CONTINUES.test(text.slice(at, at + 3)) && quote === '') {
        break;
      }
      value += text.charAt(at + 1);
      at += 2;
    } else if (character === '$' && quote !== "'") {
      const end = endOfVariable(text, at, limit);
      value += `{${nameIn(text.slice(at, end))}}`;
      at = end;
    } else if (character === '%' && OF_CMD.test(text.slice(at, at + 60))) {
      const [whole = '', number, name] = OF_CMD.exec(text.slice(at, at + 60)) ?? [];
      value += `{${number ?? name}}`;
      at += whole.length;
    } else {
      value += character;
      at++;
    }
  }
  return { text: value, start, end: at };
}

/**
 * The end of the group of PowerShell that begins at a place: a table, a list, a long text, or an expression such as
 * `($body | ConvertTo-Json)`. The same place where no group begins, -1 where it does not close.
 */
function endOfGroup(text: string, start: number, limit: number): number {
  const [, quote] = HERE_STRING.exec(text.slice(start, start + 4)) ?? [];
  if (quote !== undefined) {
    const end = text.indexOf(`\n${quote}@`, start);
    return end < 0 ? limit : Math.min(limit, end + 3);
  }
  const opener = text.charAt(start) === '@' ? start + 1 : start;
  const isGroup = opener > start ? /[{(]/.test(text.charAt(opener)) : text.charAt(start) === '(';
  return isGroup ? (endOfBrackets(text, opener + 1, limit, '{(', '})') ?? -1) : start;
}

/**
 * The index after the bracket that closes one which is open already; undefined where none does before the limit. Brackets
 * in quotes or in a comment do not count.
 *
 * @param opening the characters that open
 */
export function endOfBrackets(
  text: string,
  start: number,
  limit: number,
  opening: string,
  closing: string,
): number | undefined {
  let depth = 1;
  for (let at = start; at < limit; at++) {
    const character = text.charAt(at);
    const isComment = character === '#' && /\s/.test(text.charAt(at - 1));
    if (character === '"' || character === "'" || isComment) {
      const end = text.indexOf(isComment ? '\n' : character, at + 1);
      at = end < 0 ? limit : end;
    } else if (character === '\\') {
      at++;
    }
    depth += opening.includes(character) ? 1 : closing.includes(character) ? -1 : 0;
    if (depth === 0) {
      return at + 1;
    }
  }
  return undefined;
}

/** The name of a variable: `NAME` of `${NAME:-…}`, `1:-GET` with its default, `@` of `"$@"`. */
function nameIn(variable: string): string {
  if (variable.startsWith('$(') || variable.startsWith('${{')) {
    return /\w+(?=(?:\)|\s*\}\})?$)/.exec(variable)?.[0] ?? '';
  }
  const name = variable.replace(/^\$\{|\}$/g, '').replace(SCOPE, '');
  const given = /^(?:argv\[)?([@*\d])(?=$|\]|:)(:-?\w+)?/i.exec(name);
  return given === null ? (/[A-Za-z_]\w*/.exec(name)?.[0] ?? '') : `${given[1]}${given[2] ?? ''}`;
}

/** The index after `$NAME`, `${NAME}` or `$(command)`. */
function endOfVariable(text: string, dollar: number, limit: number): number {
  const opening = text.charAt(dollar + 1);
  if (opening === '(') {
    return endOfBrackets(text, dollar + 2, limit, '(', ')') ?? limit;
  }
  if (opening === '{') {
    // `${{ vars.SLUG }}` of workflows.
    const closing = text.startsWith('{{', dollar + 1) ? '}}' : '}';
    const end = text.indexOf(closing, dollar);
    return end < 0 || end >= limit ? limit : end + closing.length;
  }
  const name = NAME.exec(text.slice(dollar, dollar + 100))?.[0];
  return dollar + (name?.length ?? 1);
}

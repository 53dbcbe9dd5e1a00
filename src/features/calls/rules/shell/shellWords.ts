/** A word of a command, and where it stands in the text. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** A text of several lines in PowerShell, `@"` up to `"@` in a line of its own. */
const HERE_STRING = /^@(["'])\r?\n/;
const LONGEST_GROUP = 3_000;
/** What ends a command, unless it is quoted. */
const ENDS = new Set(['\n', ';', '|', '&', ')']);
/** What cmd fills in: `%NAME%`, `%1`, `%~1`. */
const OF_CMD = /^%(?:~?(\d)(?![0-9A-Fa-f])|(?![0-9A-Fa-f]{2}%)([A-Za-z_]\w*)%)/;
/** What stands before the names of variables in PowerShell, as a pattern. */
export const SCOPES = '(?:(?:env|script|global|local|private|using):)?';
const SCOPE = new RegExp(`^\\$?${SCOPES}`, 'i');
const NAME = new RegExp(`^\\$(?:argv\\[\\d\\]|${SCOPES}[A-Za-z_]\\w*|[@*]|\\d)`, 'i');
/** What goes on in the next line, in a POSIX shell, in PowerShell and in cmd. */
const CONTINUES = /^(?:\\|`|\^)\r?\n/;

/**
 * The words of one command of a shell, as bash and PowerShell read them: quotes are taken off, a line that goes on is one
 * with the next, and what the shell would fill in stands as `{NAME}`.
 *
 * @param start where the command begins
 * @param longest in characters; what comes after is not looked at
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

/** @param groups once one of a command does not close, no more are looked for, so that no text takes long */
function readWord(text: string, start: number, limit: number, groups: { areClosed: boolean }): ShellWord {
  let value = '';
  let at = start;
  let quote = '';
  while (at < limit) {
    const character = text.charAt(at);
    if (quote === '' && (/\s/.test(character) || (ENDS.has(character) && character !== '&'))) {
      break;
    }
    // An address without quotes may well have a second parameter.
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
 * Where a group of PowerShell ends that begins here: a table, a list, a long text, or an expression such as
 * `($body | ConvertTo-Json)`. The same place where none begins, -1 where it does not close.
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
 * After the bracket that closes one which is open already; undefined where none does before the limit. What is quoted
 * or stands in a comment has none.
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

/** The variable that a shell fills in: `NAME` of `${NAME:-…}`, `1:-GET` with what it is by default, `@` of `"$@"`. */
function nameIn(variable: string): string {
  if (variable.startsWith('$(') || variable.startsWith('${{')) {
    return /\w+(?=(?:\)|\s*\}\})?$)/.exec(variable)?.[0] ?? '';
  }
  const name = variable.replace(/^\$\{|\}$/g, '').replace(SCOPE, '');
  const given = /^(?:argv\[)?([@*\d])(?=$|\]|:)(:-?\w+)?/i.exec(name);
  return given === null ? (/[A-Za-z_]\w*/.exec(name)?.[0] ?? '') : `${given[1]}${given[2] ?? ''}`;
}

/** After `$NAME`, `${NAME}` or `$(command)`. */
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

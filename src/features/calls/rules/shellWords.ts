/** A word of a command, and where it stands in the text. */
export interface ShellWord {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** What ends a command, unless it is quoted. */
const ENDS = new Set(['\n', ';', '|', '&', ')']);
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
      const word = readWord(text, at, limit);
      words.push(word);
      at = Math.max(word.end, at + 1);
    }
  }
  return words;
}

function readWord(text: string, start: number, limit: number): ShellWord {
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
    if (character === quote) {
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
      value += `{${/[A-Za-z_]\w*$/.exec(text.slice(at, end).replace(/^\$env:|[{}()]/gi, ''))?.[0] ?? ''}}`;
      at = end;
    } else {
      value += character;
      at++;
    }
  }
  return { text: value, start, end: at };
}

/** After `$NAME`, `${NAME}` or `$(command)`. */
function endOfVariable(text: string, dollar: number, limit: number): number {
  const opening = text.charAt(dollar + 1);
  if (opening === '{' || opening === '(') {
    const end = text.indexOf(opening === '{' ? '}' : ')', dollar);
    return end < 0 || end >= limit ? limit : end + 1;
  }
  const name = /^\$(?:env:)?\w+/.exec(text.slice(dollar, dollar + 100))?.[0];
  return dollar + (name?.length ?? 1);
}

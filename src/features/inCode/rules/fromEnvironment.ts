import type { CredentialKind, FoundCredential } from './foundCredential';

/** One edit: the text that replaces a literal. */
export interface Replacement {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

const VARIABLES: Readonly<Partial<Record<CredentialKind, string>>> = {
  clientId: 'FAKTUROID_CLIENT_ID',
  clientSecret: 'FAKTUROID_CLIENT_SECRET',
  accessToken: 'FAKTUROID_ACCESS_TOKEN',
  refreshToken: 'FAKTUROID_REFRESH_TOKEN',
  oldKey: 'FAKTUROID_API_KEY',
};

const script = (name: string): string => `process.env.${name}`;

/** How to read a variable, by VS Code's language id, if that is a single expression that needs no import. */
const READS: Readonly<Record<string, (name: string) => string>> = {
  javascript: script,
  javascriptreact: script,
  typescript: script,
  typescriptreact: script,
  ruby: (name) => `ENV.fetch("${name}")`,
  php: (name) => `getenv('${name}')`,
  java: (name) => `System.getenv("${name}")`,
  kotlin: (name) => `System.getenv("${name}")`,
  groovy: (name) => `System.getenv("${name}")`,
  csharp: (name) => `System.Environment.GetEnvironmentVariable("${name}")`,
  perl: (name) => `$ENV{${name}}`,
  powershell: (name) => `$env:${name}`,
  elixir: (name) => `System.fetch_env!("${name}")`,
  lua: (name) => `os.getenv("${name}")`,
  r: (name) => `Sys.getenv("${name}")`,
};

/** Languages in which a module has to be imported first: used only if the file imports it. */
const NEEDS: Readonly<Record<string, { readonly module: RegExp; readonly read: (name: string) => string }>> =
  {
    python: { module: /^import os\b/m, read: (name) => `os.environ["${name}"]` },
    go: { module: /^\s*(?:import\s+)?"os"/m, read: (name) => `os.Getenv("${name}")` },
  };

/** The value is read from the environment already, and the literal is its fallback. */
const READS_ALREADY = /process\.env|getenv|environ|\bENV\b|\benv\(|\$env:|GetEnvironmentVariable/i;

/** Matches statements and declarations in which these languages want a value that is known before the program runs. */
const CONSTANTS: Readonly<Record<string, RegExp>> = {
  csharp: /\bconst\b|\bcase\b|\[\w+\([^)\]]*$|\w\s+\w+\([^)]*\w\s+\w+\s*=\s*$/,
  go: /\bconst\b/,
  groovy: /@\w+\([^)]*$/,
  java: /@\w+\([^)]*$|\bcase\b/,
  kotlin: /\bconst\b|@\w+\([^)]*$/,
  php: /\b(?:const|private|protected|public|static|case|function|fn|var)\b|#\[/,
  typescript: /\benum\s+\w+\s*\{[^}]*$/,
  typescriptreact: /\benum\s+\w+\s*\{[^}]*$/,
};
/** In characters: no declaration begins farther before. */
const FARTHEST = 3000;

/**
 * The edit that reads a value from the environment; undefined if it would take several edits, or if the value is not
 * a whole string.
 *
 * @param languageId as VS Code calls it
 */
export function readFromEnvironment(
  text: string,
  languageId: string,
  credential: FoundCredential,
): Replacement | undefined {
  const { start, end, kind } = credential;
  const variable = VARIABLES[kind];
  const needed = NEEDS[languageId];
  const read = needed?.module.test(text) === true ? needed.read : READS[languageId];
  if (variable === undefined || read === undefined || !isWholeString(text, start, end)) {
    return undefined;
  }
  const line = lineBefore(text, start);
  const isConstant = CONSTANTS[languageId]?.test(statementBefore(text, languageId, start - 1)) === true;
  // The key of an object, or a text that is wanted as it is.
  const isBound = /^["'`]\s*(?::(?!:)|as const\b)/.test(text.slice(end, end + 40));
  if (READS_ALREADY.test(line) || isConstant || isBound) {
    return undefined;
  }
  const isAttribute = /react$/.test(languageId) && /<[A-Za-z][^<>]*\s[\w-]+=["']$/.test(line);
  const value = read(variable);
  return { start: start - 1, end: end + 1, text: isAttribute ? `{${value}}` : value };
}

/** Whether the value is a whole string of the program and not a part of a longer one. */
function isWholeString(text: string, start: number, end: number): boolean {
  const quote = text.charAt(start - 1);
  const isQuoted = /["'`]/.test(quote) && text.charAt(end) === quote;
  // `f"…"`, `@"…"`, and `"…"` within quotes.
  const isBare = !/[\w$@"'`\\]/.test(text.charAt(start - 2));
  return isQuoted && isBare && !isInString(lineBefore(text, start - 1)) && !isInLongText(text, start - 1);
}

/** Whether a quotation mark is open at the end of a line. */
function isInString(line: string): boolean {
  let open = '';
  for (let at = 0; at < line.length; at++) {
    const character = line.charAt(at);
    if (character === '\\') {
      at++;
    } else if (open === '' ? /["'`]/.test(character) : character === open) {
      open = open === '' ? character : '';
    }
  }
  return open !== '';
}

/** Whether a place is in a text over several lines: a template, a triple-quoted string, a here-document. */
function isInLongText(text: string, start: number): boolean {
  const before = text.slice(0, start);
  const isOpen = ['`', '"""', "'''"].some((mark) => before.split(mark).length % 2 === 0);
  const heredocs = [...before.matchAll(/<<[<~-]?[ \t]?["']?([A-Za-z_]\w*)["']?[^\n]*\n/g)];
  const last = heredocs.at(-1);
  const isInHeredoc =
    last?.[1] !== undefined &&
    !new RegExp(`^[ \\t]*${last[1]}\\b`, 'm').test(before.slice(last.index + last[0].length));
  return isOpen || isInHeredoc;
}

function lineBefore(text: string, start: number): string {
  return text.slice(text.lastIndexOf('\n', start - 1) + 1, start).slice(-FARTHEST);
}

/** What comes before in the same declaration; in Go, where a line ends a declaration, that is a block of constants. */
function statementBefore(text: string, languageId: string, start: number): string {
  const before = text.slice(Math.max(0, start - FARTHEST), start);
  if (languageId === 'go') {
    const block = before.search(/^const \((?![^]*^\))/m);
    return block === -1 ? lineBefore(text, start) : before.slice(block);
  }
  return languageId.startsWith('typescript') ? before : before.slice(before.search(/[;{}][^;{}]*$/) + 1);
}

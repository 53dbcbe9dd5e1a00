import { endOfBrackets, type ShellWord, shellWords } from './shellWords';

/** A table of PowerShell, which a request may get as a whole: `$request = @{ Uri = "…"; Method = 'POST' }`. */
export interface ShellTable {
  readonly name: string | undefined;
  readonly uri: ShellWord | undefined;
  readonly method: ShellWord | undefined;
  readonly at: number;
  readonly end: number;
}

const TABLE = /(?:\$(\w+)[ \t]{0,9}=[ \t]{0,9}(?:\[\w+\][ \t]?)?)?@\{/g;
const OPTION = /\b(Uri|Method)["']?[ \t]{0,99}=[ \t]{0,99}(?=\S)/gi;
/** An assignment to a table: `$request.Uri = "…"`. */
const MEMBER = /\$(\w+)(?:\.|\[["'])(Uri|Method)(?:["']\])?[ \t]{0,99}=[ \t]{0,99}(?=\S)/gi;
/**
 * How many tables without an end stop the search, and how deep tables inside tables are read, so that no text takes long.
 */
const MOST_UNCLOSED = 10;
const LEVELS = 3;
const MOST_MEMBERS = 1_000;

/** Finds the tables of a text, each with its address and method, also where those are assigned later. */
export function tablesIn(text: string): readonly ShellTable[] {
  const members = [...text.matchAll(MEMBER)]
    .slice(0, MOST_MEMBERS)
    .map(({ 0: whole, 1: name, 2: key = '', index }) => ({
      name,
      key: key.toLowerCase(),
      value: shellWords(text, index + whole.length)[0],
    }));
  const later = (name: string | undefined, wanted: string): ShellWord | undefined =>
    members.findLast((one) => one.name === name && one.key === wanted)?.value;
  return tablesBetween(text, 0, text.length, 0).map((table) => ({
    ...table,
    uri: table.uri ?? later(table.name, 'uri'),
    method: table.method ?? later(table.name, 'method'),
  }));
}

function tablesBetween(text: string, from: number, to: number, level: number): readonly ShellTable[] {
  const tables: ShellTable[] = [];
  let readUntil = from;
  let unclosed = 0;
  for (const { 0: whole, 1: name, index } of text.slice(from, to).matchAll(TABLE)) {
    const at = from + index;
    if (at >= readUntil && unclosed < MOST_UNCLOSED) {
      const start = at + whole.length;
      const end = endOfBrackets(text, start, to, '{(', '})');
      unclosed += end === undefined ? 1 : 0;
      readUntil = end ?? start;
      const inner = level < LEVELS ? tablesBetween(text, start, readUntil, level + 1) : [];
      tables.push({ name, at, end: readUntil, ...optionsOf(text, start, readUntil, inner) }, ...inner);
    }
  }
  return tables;
}

/** The options of a table, without those of tables inside it. */
function optionsOf(
  text: string,
  start: number,
  end: number,
  inner: readonly ShellTable[],
): Pick<ShellTable, 'uri' | 'method'> {
  const found = [...text.slice(start, end).matchAll(OPTION)]
    .slice(0, MOST_MEMBERS)
    .map(({ 0: whole, 1: key = '', index }) => ({ key: key.toLowerCase(), at: start + index + whole.length }))
    .filter(({ at }) => inner.every((one) => at < one.at || at >= one.end));
  const option = (wanted: string): ShellWord | undefined => {
    const at = found.find(({ key }) => key === wanted)?.at;
    return at === undefined ? undefined : shellWords(text, at)[0];
  };
  return { uri: option('uri'), method: option('method') };
}

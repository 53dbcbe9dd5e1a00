/**
 * Heads of loops: `for name in invoices expenses; do`, PowerShell's `foreach ($name in 'invoices', 'expenses') {`,
 * `'a', 'b' | ForEach-Object {`.
 */
const LOOPS =
  /\bfor[ \t]+(\w+)[ \t]+in[ \t]+([^;\n]{1,500})|\bforeach[ \t]*\([ \t]*\$(\w+)[ \t]+in[ \t]+([^\n{]{1,500})\)|(['"][^\n|={]{1,200})\|[ \t]*(?:ForEach-Object|foreach|%)[ \t]*\{/gi;
/**
 * The list in an assignment: `NAMES=(invoices expenses)`, `NAMES="invoices expenses"`,
 * `$names = @('invoices', 'expenses')`.
 */
const LIST = /^[ \t]*(?:@?\(([^()]{1,500})\)|"([^"\n$]{1,500})"(?=[\s;)]|$))/;
/** Assignments: `NAMES=`, `NAMES+=`, `read -r name`, `mapfile -t NAMES`. */
const GIVEN =
  /(?<![\w-])(\w+)(?:\[[^\]\n]{0,40}\])?[ \t]?(\+?=)(?![=~])|\$(\w+)\.(?:Add|AddRange)\(|\b(?:read|mapfile|readarray)\b([^\n;|&<]{1,100})/g;
/** Words and braces that begin or end a body; fish and make end a loop with other words. */
const BRACKETS = /(?<![\w$-])(?:do|done|for|while|if|switch|function|begin|end)(?![\w-])|[{}]/g;
const MOST_LOOPS = 50;
const MOST_VALUES = 20;

/** The values of the variable of a loop in its body. */
export interface ShellLoop {
  readonly name: string;
  /** Empty where one of them is not written in the list. */
  readonly values: readonly string[];
  readonly start: number;
  readonly end: number;
}

interface Given {
  readonly name: string;
  readonly at: number;
  /** The elements of a list; undefined for any other value. */
  readonly list: string | undefined;
}

/**
 * Finds loops over lists, with their bodies: `for kind in invoices expenses; do curl "$BASE/$kind.json"; done` sends two
 * requests.
 */
export function loopsIn(text: string): readonly ShellLoop[] {
  const matches = [...text.matchAll(LOOPS)].slice(0, MOST_LOOPS);
  const given = matches.length === 0 ? [] : givenIn(text);
  const loops = matches.map((match) => ({ name: match[1] ?? match[3] ?? '_', at: match.index }));
  return matches.map((match) => {
    const [whole, name = match[3] ?? '_', own = match[4] ?? match[5] ?? ''] = match;
    const start = match.index + whole.length;
    const end = endOfBody(text, whole.endsWith('{') ? start - 1 : start);
    const [, variable] = /^@?\(?["']?\$\{?(\w+)(?:\[[@*]\])?\}?["']?\)?$/.exec(own.trim()) ?? [];
    const list = variable === undefined ? own : listBefore(given, variable, match.index);
    const isGivenAgain = [...given, ...loops].some(
      (one) => one.name.toLowerCase() === name.toLowerCase() && one.at >= start && one.at < end,
    );
    return { name, values: isGivenAgain ? [] : valuesOf(list ?? '$'), start, end };
  });
}

function givenIn(text: string): readonly Given[] {
  return [...text.matchAll(GIVEN)].flatMap((match) => {
    const [whole, name = match[3] ?? '', sign, , read = ''] = match;
    const behind = match.index + whole.length;
    const [, list, quoted] = sign === '=' ? (LIST.exec(text.slice(behind, behind + 520)) ?? []) : [];
    const names = name === '' ? (read.match(/(?<![\w-])[A-Za-z_]\w*/g) ?? []) : [name];
    return names.map((one) => ({ name: one, at: match.index, list: list ?? quoted }));
  });
}

/** The list in a variable where a loop begins; undefined unless the variable is assigned exactly once before that. */
function listBefore(given: readonly Given[], variable: string, at: number): string | undefined {
  const before = given.filter((one) => one.name === variable && one.at < at);
  return before.length === 1 ? before[0]?.list : undefined;
}

/** The end of the body after a head; the head itself where none is found. */
function endOfBody(text: string, head: number): number {
  let depth = 0;
  BRACKETS.lastIndex = head;
  const first = BRACKETS.exec(text);
  const isBrace = first?.[0] === '{';
  const isDone = first?.[0] === 'do';
  for (let match = first; match !== null; match = BRACKETS.exec(text)) {
    const [sign] = match;
    const opens = isBrace ? sign === '{' : isDone ? sign === 'do' : !/^(?:do|done|end|[{}])$/.test(sign);
    const closes = isBrace ? sign === '}' : isDone ? sign === 'done' : sign === 'end';
    depth += opens ? 1 : closes ? -1 : 0;
    if (closes && depth <= (isBrace || isDone ? 0 : -1)) {
      return match.index;
    }
  }
  return head;
}

function valuesOf(list: string): readonly string[] {
  const words = list.split(/[\s,]+/).map((word) => word.replace(/^[@("']+|[)"']+$/g, ''));
  const values = words.filter((word) => word !== '');
  return values.length <= MOST_VALUES && values.every((word) => /^[\w./-]+$/.test(word)) ? values : [];
}

/** The address once for each combination of values, from the loops around a command or around the call that runs it. */
export function inEachLoop(
  address: string,
  places: readonly number[],
  loops: readonly ShellLoop[],
): readonly string[] {
  let ways: readonly string[] = [address];
  const around = loops.filter(({ start, end }) => places.some((at) => start <= at && at < end));
  for (const [whole, name = ''] of address.matchAll(/\{(\w+)\}/g)) {
    const values = around.findLast((one) => one.name === name)?.values ?? [];
    if (values.length > 0 && ways.length * values.length <= MOST_VALUES) {
      ways = ways.flatMap((way) => values.map((value) => way.replace(whole, () => value)));
    }
  }
  return ways;
}

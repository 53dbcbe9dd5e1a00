/** `for name in invoices expenses; do`, PowerShell's `foreach ($name in 'invoices', 'expenses') {`, `'a', 'b' | ForEach-Object {`. */
const LOOPS =
  /\bfor[ \t]+(\w+)[ \t]+in[ \t]+([^;\n]{1,500})|\bforeach[ \t]*\([ \t]*\$(\w+)[ \t]+in[ \t]+([^\n{]{1,500})\)|(['"][^\n|={]{1,200})\|[ \t]*(?:ForEach-Object|foreach|%)[ \t]*\{/gi;
/** `NAMES=(invoices expenses)`, `NAMES="invoices expenses"`, `$names = @('invoices', 'expenses')`. */
const LISTS = /(?:^|[\s;$])(\w+)[ \t]*=[ \t]*(?:@?\(([^()]{1,500})\)|"([^"\n$]{1,500})")/g;
const MOST_LOOPS = 50;
const MOST_VALUES = 20;

/** What the variables of loops are, by their names; only where each value is written there. */
export function loopsIn(text: string): ReadonlyMap<string, readonly string[]> {
  const lists = new Map(
    [...text.matchAll(LISTS)].map(([, name = '', list, quoted]) => [name, list ?? quoted ?? '']),
  );
  const loops = new Map<string, readonly string[]>();
  const unknown = new Set<string>();
  for (const match of [...text.matchAll(LOOPS)].slice(0, MOST_LOOPS)) {
    const [, name = match[3] ?? '_', own = match[4] ?? match[5] ?? ''] = match;
    const [, variable] = /^@?\(?["']?\$\{?(\w+)(?:\[[@*]\])?\}?["']?\)?$/.exec(own.trim()) ?? [];
    const values = valuesOf(variable === undefined ? own : (lists.get(variable) ?? '$'));
    loops.set(name, [...(loops.get(name) ?? []), ...values]);
    if (values.length === 0) {
      unknown.add(name);
    }
  }
  unknown.forEach((name) => loops.delete(name));
  return loops;
}

function valuesOf(list: string): readonly string[] {
  const words = list.split(/[\s,]+/).map((word) => word.replace(/^[@("']+|[)"']+$/g, ''));
  const values = words.filter((word) => word !== '');
  return values.length <= MOST_VALUES && values.every((word) => /^[\w./-]+$/.test(word)) ? values : [];
}

/** An address in each way in which the variables of loops fill it in. */
export function inEachLoop(
  address: string,
  loops: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  let ways: readonly string[] = [address];
  for (const [whole, name = ''] of address.matchAll(/\{(\w+)\}/g)) {
    const values = loops.get(name);
    if (values !== undefined && ways.length * values.length <= MOST_VALUES) {
      ways = ways.flatMap((way) => values.map((value) => way.replace(whole, () => value)));
    }
  }
  return ways;
}

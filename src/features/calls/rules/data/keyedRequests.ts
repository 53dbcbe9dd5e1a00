import type { ShellRequest } from '../shell/commandCalls';

/** A line of YAML, Terraform or Bruno: its indentation, its key, its value. */
const LINE =
  /^([ \t]*(?:-[ \t]+)?)["']?(url|uri|resource|method)["']?[ \t]*[:=][ \t]*["']?((?:\{\{[^{}]*\}\}|[^\s"',;])+)/i;
const VERB = /^(?:get|head|post|put|patch|delete)$/i;
/** Bruno names the method in the line that opens a request. */
const OPENS = /^[ \t]*(get|head|post|put|patch|delete)[ \t]*\{[ \t]*$/i;
/** Lines that open a request which reads unless it names a method: a task of Ansible, a source of Terraform. */
const OPENS_READING = /^[ \t]*(?:-[ \t]+)?(?:(?:ansible\.\w+\.)?uri:|data[ \t]+"http"[ \t])/;
/** In lines: how far an object is looked through before and after an address. */
const LONGEST = 100;

interface KeyLine {
  readonly indent: number;
  readonly key: string;
  readonly value: string;
  /** Offset of the value in the text. */
  readonly start: number;
  readonly line: number;
}

/**
 * Finds requests that are written as keys with values, such as `url: https://…` beside `method: POST`: a task of Ansible,
 * a sensor of Home Assistant, a file of Bruno.
 */
export function keyedRequestsOf(text: string): readonly ShellRequest[] {
  const lines = text.split('\n');
  const indents = lines.map(indentOf);
  const keyed = keyLinesOf(lines);
  const methods = new Map(keyed.filter(({ key }) => key === 'method').map((one) => [one.line, one]));
  return keyed
    .filter(({ key, value }) => key !== 'method' && looksLikeAddress(value))
    .map((address) => ({
      method: methodBeside(lines, indents, address, methods),
      address: filledIn(address.value),
      start: address.start,
      end: address.start + address.value.length,
    }));
}

function keyLinesOf(lines: readonly string[]): readonly KeyLine[] {
  let at = 0;
  return lines.flatMap((line, index) => {
    const start = at;
    at += line.length + 1;
    const [whole, indent, key, value] = LINE.exec(line.slice(0, 2_000)) ?? [];
    return whole === undefined || indent === undefined || key === undefined || value === undefined
      ? []
      : [
          {
            indent: indent.length,
            key: key.toLowerCase(),
            value,
            start: start + whole.length - value.length,
            line: index,
          },
        ];
  });
}

/** The method beside an address, or in the line that opens its object; undefined where neither contains it. */
function methodBeside(
  lines: readonly string[],
  indents: readonly number[],
  { line, indent, key }: KeyLine,
  methods: ReadonlyMap<number, KeyLine>,
): string | undefined {
  // A line that is indented less ends an object, or is where an item of a list begins.
  const isOf = (at: number): boolean => (indents[at] ?? 0) >= indent;
  let first = line;
  while (line - first < LONGEST && isOf(first)) {
    first--;
  }
  let end = line + 1;
  while (end - line < LONGEST && isOf(end)) {
    end++;
  }
  for (let at = first; at < end; at++) {
    const method = methods.get(at);
    if (method?.indent === indent) {
      return VERB.test(method.value) ? method.value.toUpperCase() : undefined;
    }
  }
  const before = isOf(first) ? '' : (lines[first] ?? '');
  const isReading = OPENS_READING.test(before) || key === 'resource';
  return OPENS.exec(before)?.[1]?.toUpperCase() ?? (isReading && !isOf(end) ? 'GET' : undefined);
}

/** The indentation of a line; infinite for a blank one, which separates nothing. */
function indentOf(line: string): number {
  const indent = line.search(/\S/);
  return indent < 0 ? Infinity : indent;
}

function looksLikeAddress(value: string): boolean {
  return /^(?:https?:\/\/|\{\{|\$)/.test(value);
}

function filledIn(value: string): string {
  return value.replace(
    /\{\{[^{}]*\}\}|\$\([^()]*\)|\$\{?[\w.:]+\}?/g,
    (part) => `{${part.match(/\w+/g)?.at(-1) ?? ''}}`,
  );
}

import type { CommandCall } from './commandCalls';

/** A line of YAML or of Bruno: how far it is indented, its key, its value. */
const LINE =
  /^([ \t]*(?:-[ \t]+)?)["']?(url|uri|method)["']?[ \t]*[:=][ \t]*["']?((?:\{\{[^{}]*\}\}|[^\s"',;])+)/i;
const VERB = /^(?:get|head|post|put|patch|delete)$/i;
/** Bruno names the method in the line that opens a request. */
const OPENS = /^[ \t]*(get|head|post|put|patch|delete)[ \t]*\{[ \t]*$/i;
/** In lines: the keys of one request stand together. */
const NEAR = 12;

interface KeyLine {
  readonly indent: number;
  readonly key: string;
  readonly value: string;
  /** Of the value in the text. */
  readonly start: number;
  readonly line: number;
}

/** Requests that are written as keys with values: a task of Ansible, a file of Bruno. */
export function keyedRequestsOf(text: string): readonly CommandCall[] {
  const lines = text.split('\n');
  const keyed = keyLinesOf(lines);
  return keyed
    .map((address, at) => ({ address, near: keyed.slice(Math.max(0, at - NEAR), at + NEAR) }))
    .filter(({ address: { key, value } }) => key !== 'method' && looksLikeAddress(value))
    .map(({ address, near }) => ({
      method: methodBeside(address, near) ?? OPENS.exec(lines[address.line - 1] ?? '')?.[1]?.toUpperCase(),
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

/** The method of the same object: the nearest that is indented as far. */
function methodBeside({ indent, line }: KeyLine, near: readonly KeyLine[]): string | undefined {
  const [nearest] = near
    .filter((one) => one.key === 'method' && one.indent === indent && Math.abs(one.line - line) <= NEAR)
    .toSorted((a, b) => Math.abs(a.line - line) - Math.abs(b.line - line));
  return nearest !== undefined && VERB.test(nearest.value) ? nearest.value.toUpperCase() : undefined;
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

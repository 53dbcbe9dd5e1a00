import * as z from 'zod/mini';
import { tryParseJson } from '../../../../fakturoid/json';
import { linesOf } from './lines';

const notebook = z.object({ cells: z.array(z.unknown()) });
const codeCell = z.object({
  cell_type: z.literal('code'),
  source: z.union([z.string(), z.array(z.string())]),
});

/** The code of a notebook, with the line of the file for each of its lines, from 0. */
export interface NotebookCode {
  readonly code: string;
  readonly lines: readonly number[];
}

/** The code cells of a Jupyter notebook, one after the other; undefined where the text is no notebook. Never throws. */
export function codeOfNotebook(text: string): NotebookCode | undefined {
  const sources = sourcesOf(text);
  if (sources === undefined) {
    return undefined;
  }
  const lineAt = linesOf(text);
  const lines: number[] = [];
  let from = 0;
  for (const source of sources) {
    // A source that the file escapes differently gets the line of the one before it.
    const at = text.indexOf(JSON.stringify(source), from);
    const line = lineAt(at);
    from = Math.max(from, at + 1);
    lines.push(
      ...source
        .replace(/\n$/, '')
        .split('\n')
        .map(() => line),
    );
  }
  return { code: sources.map((source) => withCommands(source).replace(/\n?$/, '\n')).join(''), lines };
}

/** The source of a cell. Where all of it is a shell script, each line gets the `!` that marks a command in other cells. */
function withCommands(source: string): string {
  const isScript = /^%%(?:bash|sh|script[ \t]+\S*sh)\b/.test(source);
  return isScript ? source.replace(/(?<!\\\n)^(?=[^%\n])/gm, '!') : source;
}

/** The sources of the code cells, whole or line by line; undefined where the text is no notebook. */
function sourcesOf(text: string): readonly string[] | undefined {
  return notebook
    .safeParse(tryParseJson(text))
    .data?.cells.flatMap((cell) => codeCell.safeParse(cell).data?.source ?? []);
}

/** Lines with a shell command, including those that it continues on. */
const COMMAND = /(^[ \t]*!(?:[^\n]*\\\n)*[^\n]*)|[^\n]+/gm;

/**
 * Splits the code of a notebook into Python and shell commands, `!curl …`. The other part is blank in each, so that
 * offsets stay the same.
 */
export function partsOfNotebook(code: string): { readonly python: string; readonly commands: string } {
  if (!/^[ \t]*!/m.test(code)) {
    return { python: code, commands: '' };
  }
  const only = (areCommands: boolean): string =>
    code.replace(COMMAND, (lines: string, command: string | undefined) =>
      (command !== undefined) === areCommands ? lines : lines.replace(/[^\n]/g, ' '),
    );
  return { python: only(false), commands: only(true) };
}

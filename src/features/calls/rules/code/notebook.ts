import * as z from 'zod/mini';
import { tryParseJson } from '../../../../fakturoid/json';
import { linesOf } from './lines';

const notebook = z.object({ cells: z.array(z.unknown()) });
const codeCell = z.object({
  cell_type: z.literal('code'),
  source: z.union([z.string(), z.array(z.string())]),
});

/** The code of a notebook, with the line of the file that each of its lines stands in, from 0. */
export interface NotebookCode {
  readonly code: string;
  readonly lines: readonly number[];
}

/** The cells of a Jupyter notebook with code, one after the other; undefined for what is no notebook. Never throws. */
export function codeOfNotebook(text: string): NotebookCode | undefined {
  const sources = sourcesOf(text);
  if (sources === undefined) {
    return undefined;
  }
  const lineAt = linesOf(text);
  const lines: number[] = [];
  let from = 0;
  for (const source of sources) {
    // Where it is written otherwise than here, it counts as standing where the one before it does.
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

/** A cell that is a script of a shell as a whole, with the sign before its lines that others have before a command. */
function withCommands(source: string): string {
  const isScript = /^%%(?:bash|sh|script[ \t]+\S*sh)\b/.test(source);
  return isScript ? source.replace(/(?<!\\\n)^(?=[^%\n])/gm, '!') : source;
}

/** The texts of the cells with code, whole or line by line; undefined for what is no notebook. */
function sourcesOf(text: string): readonly string[] | undefined {
  return notebook
    .safeParse(tryParseJson(text))
    .data?.cells.flatMap((cell) => codeCell.safeParse(cell).data?.source ?? []);
}

/** Lines with a command of a shell, and those that it goes on in. */
const COMMAND = /(^[ \t]*!(?:[^\n]*\\\n)*[^\n]*)|[^\n]+/gm;

/** The code of a notebook apart: what is Python, and commands of a shell, `!curl …`, each where it stands among blanks. */
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

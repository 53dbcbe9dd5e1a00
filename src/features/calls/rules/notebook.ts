import * as z from 'zod/mini';
import { tryParseJson } from '../../../fakturoid/json';

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
  const lines: number[] = [];
  let counted = 0;
  let line = 0;
  for (const source of sources) {
    // Where it is written otherwise than here, it counts as standing where the one before it does.
    const at = text.indexOf(JSON.stringify(source), counted);
    for (
      let next = text.indexOf('\n', counted);
      next >= 0 && next < at;
      next = text.indexOf('\n', next + 1)
    ) {
      line++;
      counted = next + 1;
    }
    lines.push(
      ...source
        .replace(/\n$/, '')
        .split('\n')
        .map(() => line),
    );
  }
  return { code: sources.map((source) => source.replace(/\n?$/, '\n')).join(''), lines };
}

/** The texts of the cells with code, whole or line by line; undefined for what is no notebook. */
function sourcesOf(text: string): readonly string[] | undefined {
  return notebook
    .safeParse(tryParseJson(text))
    .data?.cells.flatMap((cell) => codeCell.safeParse(cell).data?.source ?? []);
}

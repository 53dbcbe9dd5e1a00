import type { ReportBlock, ReportDocument, ReportFact } from './document';
import { onOneLine } from './plainText';

/** A report as Markdown (CommonMark with the tables of GitHub). No text of it can become markup, a link or HTML. */
export function markdownOf({ title, facts, sections }: ReportDocument): string {
  return [
    `# ${escaped(title)}`,
    ...(facts.length === 0 ? [] : [facts.map(factLine).join('\n')]),
    ...sections.flatMap(({ level, heading, blocks }) => [
      `${'#'.repeat(level)} ${escaped(heading)}`,
      ...blocks.map(blockText).filter((text) => text !== ''),
    ]),
  ]
    .map((block) => `${block}\n`)
    .join('\n');
}

function factLine({ label, value }: ReportFact): string {
  return `- ${blockStart(label)}: ${escaped(value)}`;
}

function blockText(block: ReportBlock): string {
  switch (block.kind) {
    case 'paragraph':
      return blockStart(block.text);
    case 'list':
      return block.items.map((item) => `- ${blockStart(item)}`).join('\n');
    case 'table':
      return [block.columns, block.columns.map(() => undefined), ...block.rows].map(tableRow).join('\n');
  }
}

function tableRow(cells: readonly (string | undefined)[]): string {
  return `| ${cells.map((cell) => (cell === undefined ? '---' : escaped(cell))).join(' | ')} |`;
}

/** A text at the start of a block, where some characters begin a list or a line. */
function blockStart(text: string): string {
  return escaped(text)
    .replace(/^[+=-]/, String.raw`\$&`)
    .replace(/^(\d+)([.)])/, String.raw`$1\$2`);
}

/**
 * What a renderer turns into a link on its own, without characters that would end a code span or a table cell.
 * Matched from the start of a word only: trying each letter of a word of 40,000 takes seconds.
 */
const LOOKS_LIKE_LINK = /(?<![^\s`\\|])[^\s`\\|]*(?:@|\/\/|www\.)[^\s`\\|]*/giu;

/**
 * A text taken literally, on one line. Escapes do not keep every renderer from linking an address, so what looks like
 * one becomes code.
 */
function escaped(text: string): string {
  const line = onOneLine(text);
  let result = '';
  let end = 0;
  for (const match of line.matchAll(LOOKS_LIKE_LINK)) {
    result += `${escapedCharacters(line.slice(end, match.index))}\`${match[0]}\``;
    end = match.index + match[0].length;
  }
  return result + escapedCharacters(line.slice(end));
}

/**
 * Escapes only what may begin or end markup inside a line, and the dot of what might be a domain: escaping every dot
 * and dash would make the source hard to read.
 */
function escapedCharacters(text: string): string {
  return text.replace(/[\\`*_[\]<>|~&$^#]|\.(?=\p{L}{2})/gu, String.raw`\$&`);
}

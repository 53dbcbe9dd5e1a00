import { lineEnd, lineStart } from './lines';

/** What a place in a text is inside of: an object, a call, a section, or less indented lines. */
export interface Block {
  /** The text that begins it, without its bracket: a key, a call, the name of a section. */
  readonly header: string;
  readonly bracket: '(' | '[' | '{' | undefined;
  readonly start: number;
}

/** In characters: what begins farther away says little about a value. */
const FARTHEST = 3000;
const MOST_LINES = 60;
const LONGEST_HEADER = 120;
const DEEPEST = 12;

const BRACKET = /[()[\]{}]/g;
const CLOSES: Readonly<Record<string, string>> = { ')': '(', ']': '[', '}': '{' };

/** All blocks around a place, innermost first. Looks back only a limited distance. */
export function blocksAround(text: string, position: number): readonly Block[] {
  return [...bracketsAround(text, position), ...linesAround(text, position)].sort(
    (a, b) => b.start - a.start,
  );
}

function bracketsAround(text: string, position: number): readonly Block[] {
  const blocks: Block[] = [];
  const closed: string[] = [];
  const near = text.slice(Math.max(0, position - FARTHEST), position);
  const from = position - near.length;
  for (const { 0: character, index } of [...near.matchAll(BRACKET)].reverse()) {
    const at = from + index;
    const opener = CLOSES[character];
    if (opener !== undefined) {
      closed.push(opener);
    } else if (character === '(' || character === '[' || character === '{') {
      if (closed.at(-1) === character) {
        closed.pop();
      } else if (
        closed.length === 0 &&
        blocks.push({ header: headerBefore(text, at), bracket: character, start: at }) === DEEPEST
      ) {
        break;
      }
    }
  }
  return blocks;
}

/** The text that begins a bracket. If the bracket is on a line of its own, that is on the line before. */
function headerBefore(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - LONGEST_HEADER), at).trimEnd();
  // Keeps only the part of the line that belongs to the bracket.
  return before.slice(Math.max(...['\n', '{', ',', ';', '('].map((sign) => before.lastIndexOf(sign))) + 1);
}

/** The lines above that are indented less and less, and the section of an INI or TOML file. */
function linesAround(text: string, position: number): readonly Block[] {
  const blocks: Block[] = [];
  let start = lineStart(text, position);
  let indent = indentOf(text, start);
  let hasSection = false;
  for (let count = 0; count < MOST_LINES && start > 0 && position - start < FARTHEST; count++) {
    const end = start - 1;
    start = lineStart(text, end);
    const line = text.slice(start, Math.min(end, start + LONGEST_HEADER));
    const section = hasSection ? null : /^\s{0,8}\[+([^[\]]+)\]+\s*$/.exec(line);
    if (section?.[1] !== undefined) {
      hasSection = true;
      blocks.push({ header: section[1], bracket: undefined, start });
    } else if (line.trim() !== '' && indentOf(text, start) < indent) {
      indent = indentOf(text, start);
      blocks.push({ header: line, bracket: undefined, start });
    }
  }
  return blocks;
}

/** The end of a block, searched for within limits. */
export function endOf(text: string, block: Block | undefined): number {
  if (block === undefined) {
    return text.length;
  }
  return block.bracket === undefined
    ? endOfLines(text, block)
    : endOfBracket(text, block.start, block.bracket);
}

function endOfBracket(text: string, start: number, bracket: string): number {
  let depth = 0;
  const end = Math.min(text.length, start + 2 * FARTHEST);
  for (let at = start; at < end; at++) {
    const character = text.charAt(at);
    if (character === bracket) {
      depth++;
    } else if (CLOSES[character] === bracket && --depth === 0) {
      return at;
    }
  }
  return end;
}

/** The end of the lines that are indented more than the one that begins the block. */
function endOfLines(text: string, { start }: Block): number {
  const indent = indentOf(text, start);
  let line = lineEnd(text, start) + 1;
  for (let count = 0; count < MOST_LINES && line < text.length; count++) {
    const isBlank = text.slice(line, lineEnd(text, line)).trim() === '';
    if (!isBlank && indentOf(text, line) <= indent) {
      break;
    }
    line = lineEnd(text, line) + 1;
  }
  return line;
}

/** How far a line is indented, in characters. */
function indentOf(text: string, lineStart: number): number {
  const indent = /^[ \t]*/.exec(text.slice(lineStart, lineStart + 200));
  return indent?.[0].length ?? 0;
}

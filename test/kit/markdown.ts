import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

const SKIPPED = new Set(['node_modules', 'dist', 'out', 'test-results', '.git', '.cache']);

/** All files of the project, with `/` between folders. */
export function allFiles(folder = '.'): string[] {
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name))
    .flatMap((entry) => {
      const file = path.posix.join(folder, entry.name);
      return entry.isDirectory() ? allFiles(file) : [file];
    });
}

/** What the first group of a pattern finds, wherever it does. */
export function groups(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(([, group = '']) => group);
}

/** Names of commands in running text, and in the tables, where the first of a row alone has the category. */
export function commandsIn(text: string): string[] {
  const rows = text.split('\n').filter((line) => /^\| _Fakturoid: /.test(line));
  const cells = rows.flatMap((row) => (row.split('|')[1] ?? '').split(', '));
  return [
    ...groups(text, /[_*]Fakturoid: ([^_*\n]+)[_*]/g),
    ...groups(cells.join('\n'), /^ ?_([^_:]+)_ *$/gm),
  ];
}

/** The addresses of links, without those of pictures. */
export function linksIn(text: string): string[] {
  return [...groups(text, /\]\(([^)\s]+)\)/g), ...groups(text, /^\[[^\]]+\]: (\S+)$/gm)];
}

/** The files of the pictures that are shown, for every theme. */
export function picturesIn(text: string): string[] {
  return groups(text, / (?:src|srcset)="([^"]+)"/g);
}

/** The headings, with their level. */
export function headingsIn(text: string): { readonly level: number; readonly title: string }[] {
  return [...text.matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', title = '']) => ({
    level: marks.length,
    title,
  }));
}

/** The anchor that GitHub gives a heading. */
export function anchorOf(heading: string): string {
  return heading
    .toLowerCase()
    .replace(/[^\p{L}\p{N} -]/gu, '')
    .replaceAll(' ', '-');
}

/** How many words a reader sees: neither addresses nor tags, and no sign alone. */
export function visibleWords(text: string): number {
  return text
    .replace(/<[^>]+>/g, ' ')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .split(/\s+/)
    .filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
}

/** The titles of all commands in one language, by their ids. */
export function titlesOfCommands(texts: string): ReadonlyMap<string, string> {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
    readonly contributes: {
      readonly commands: readonly { readonly command: string; readonly title: string }[];
    };
  };
  const known = JSON.parse(readFileSync(texts, 'utf8')) as Record<string, string>;
  return new Map(
    manifest.contributes.commands.map(({ command, title }) => [command, known[title.slice(1, -1)] ?? title]),
  );
}

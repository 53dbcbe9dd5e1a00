import assert from 'node:assert/strict';
import type { PageView, Section, Table } from '../../../src/webview/toPage';

/** The texts of the table of a section, each with what its button says. */
export const rows = (section: Section): string[][] =>
  (section.table?.rows ?? []).map((row) =>
    row.map(({ text, action }) => [text, action && `[${action.label}]`].filter(Boolean).join(' ')),
  );

export function part({ sections }: Pick<PageView, 'sections'>, id: string): Section {
  const section = sections.find((candidate) => candidate.id === id);
  assert.ok(section, `there is a section ${id}`);
  return section;
}

/** The account that a row of a table opens. */
export function slugOf([cell]: Table['rows'][number]): unknown {
  return (cell?.action?.arguments[0] as { slug?: unknown } | undefined)?.slug;
}

/** What the page of a user says of an account. */
export function cellOf(page: Pick<PageView, 'sections'>, slug: string) {
  return part(page, 'accounts').table?.rows.find((row) => slugOf(row) === slug)?.[1];
}

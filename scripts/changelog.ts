/** A version in the changelog. */
export interface Release {
  /** `Unreleased`, or the version. */
  readonly name: string;
  /** Like 2026-11-30; none for what is not released. */
  readonly date?: string;
  /** What stands below the heading. */
  readonly notes: string;
}

const HEADING = /^## \[(?<name>[^\]]+)\](?: - (?<date>\d{4}-\d{2}-\d{2}))?$/;

/**
 * Reads a changelog in the form of Keep a Changelog, newest version first.
 *
 * @throws Error when a heading of the second level has another form
 */
export function readChangelog(text: string): readonly Release[] {
  const sections = text.split(/^(?=## )/m).filter((part) => part.startsWith('## '));
  return sections.map((section) => {
    const [heading = '', ...lines] = section.split('\n');
    const { name, date } = HEADING.exec(heading.trim())?.groups ?? {};
    if (name === undefined) {
      throw new Error(`"${heading}" is not a heading like "## [1.2.3] - 2026-11-30".`);
    }
    const notes = lines.filter((line) => !/^\[[^\]]+\]: /.test(line)).join('\n');
    return { name, ...(date === undefined ? {} : { date }), notes: notes.trim() };
  });
}

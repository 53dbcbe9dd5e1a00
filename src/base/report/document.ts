/** A report in words, in the language of the person, before it has a file format. All of it is plain text. */
export interface ReportDocument {
  readonly title: string;
  /** When, as whom and with which version it was made, and the like. */
  readonly facts: readonly ReportFact[];
  readonly sections: readonly ReportSection[];
}

export interface ReportFact {
  readonly label: string;
  readonly value: string;
}

export interface ReportSection {
  /** 2 below the title, 3 below a section of level 2. */
  readonly level: 2 | 3;
  readonly heading: string;
  readonly blocks: readonly ReportBlock[];
}

export type ReportBlock =
  | { readonly kind: 'paragraph'; readonly text: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | {
      readonly kind: 'table';
      readonly columns: readonly string[];
      readonly rows: readonly (readonly string[])[];
    };

export function paragraph(text: string): ReportBlock {
  return { kind: 'paragraph', text };
}

export function list(items: readonly string[]): ReportBlock {
  return { kind: 'list', items };
}

import { writeFileSync } from 'node:fs';
import { version } from 'vscode';

/** Names the file for what was measured inside the host. */
export const REPORT_VARIABLE = 'FAKTUROID_BENCH_REPORT';
/** Holds what the host is told, as JSON. */
export const PARAMETERS_VARIABLE = 'FAKTUROID_BENCH_PARAMETERS';

export function parameters(): unknown {
  return JSON.parse(process.env[PARAMETERS_VARIABLE] ?? '');
}

export function report(value: unknown): void {
  writeFileSync(process.env[REPORT_VARIABLE] ?? '', JSON.stringify(value));
}

/** What the extension host is. */
export function hostVersion(): string {
  return `${version}, extension host on Node ${process.versions.node}`;
}

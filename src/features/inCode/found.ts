import { Range, type TextDocument, Uri, workspace } from 'vscode';
import * as z from 'zod/mini';
import { isOwnFile, LARGEST_FILE } from '../../base/ownFiles';
import type { Identity } from '../../session/sessions';
import type { IgnoredPlace } from './ignored';
import type { FoundCredential } from './rules/foundCredential';
import { recognise } from './rules/recognise';
import { valueOf } from './rules/shapes';

/** The place of a credential, never its value. */
export interface FoundPlace {
  readonly uri: string;
  /** In characters from the beginning of the document. */
  readonly offset: number;
}

const reference = z.strictObject({
  uri: z.string().check(z.maxLength(10_000)),
  offset: z.int().check(z.nonnegative()),
});

/** A credential in an open document, with all credentials of that document. */
export interface Found {
  readonly document: TextDocument;
  readonly credential: FoundCredential;
  readonly all: readonly FoundCredential[];
}

/** Schemes of documents that people write in: no output, no earlier version of a file. */
const OWN_SCHEMES = ['file', 'untitled', 'vscode-notebook-cell'];

/** Whether a document is searched: one of the workspace, or a file of this computer. */
export function isLookedAt(document: TextDocument): boolean {
  const { uri } = document;
  return (
    (OWN_SCHEMES.includes(uri.scheme) || workspace.getWorkspaceFolder(uri) !== undefined) &&
    isOwnFile(pathOf(uri))
  );
}

/** The path in the workspace folder; the whole path if the file is in none. */
export function pathOf(uri: Uri): string {
  return workspace.asRelativePath(uri, false).replaceAll('\\', '/');
}

/** The credentials of a document; none if it is too large to search. */
export function credentialsIn(document: TextDocument): readonly FoundCredential[] {
  const text = document.getText();
  return text.length > LARGEST_FILE ? [] : recognise(text, pathOf(document.uri));
}

export function rangeOf(
  document: TextDocument,
  { start, end }: Pick<FoundCredential, 'start' | 'end'>,
): Range {
  return new Range(document.positionAt(start), document.positionAt(end));
}

/** The signed-in identity that a credential belongs to: a pair may be known by either half. */
export function holderOf(
  text: string,
  { shape }: FoundCredential,
  holders: (value: string) => Identity | undefined,
): Identity | undefined {
  const values = shape === undefined ? [] : valueOf(text, shape).split(':');
  return values.map(holders).find((holder) => holder !== undefined);
}

/** The place under which a person ignores a credential. */
export function ignoredPlaceOf(uri: Uri, { name = '', kind }: FoundCredential): IgnoredPlace {
  // Contains the name of the folder if the workspace has several.
  return { path: workspace.asRelativePath(uri), name, kind };
}

/** The credential that a command was called for; undefined if there is none in that place any more. */
export async function foundAt(argument: unknown): Promise<Found | undefined> {
  const { data } = reference.safeParse(argument);
  if (data === undefined) {
    return undefined;
  }
  const document = await workspace.openTextDocument(Uri.parse(data.uri, true));
  return foundIn(document, data.offset);
}

/** The credential at a place of a document, or the only one on its line. */
export function foundIn(document: TextDocument, offset: number): Found | undefined {
  const all = credentialsIn(document);
  const { line } = document.positionAt(offset);
  const onLine = all.filter(({ start }) => document.positionAt(start).line === line);
  const credential =
    all.find(({ start, end }) => start <= offset && offset <= end) ??
    (onLine.length === 1 ? onLine[0] : undefined);
  return credential && { document, credential, all };
}

import assert from 'node:assert/strict';
import {
  WorkspaceCalls,
  type WorkspaceRights,
} from '../../../../../src/features/calls/rules/workspaceRights';

export const API = 'https://app.fakturoid.cz/api/v3';
export const ACCOUNT = `${API}/accounts/acme`;

/** Files with code, by their paths. */
type Files = Readonly<Record<string, string>>;

/** What files call, by their paths, as for a whole workspace. */
export async function readFiles(files: Files): Promise<WorkspaceRights> {
  const calls = new WorkspaceCalls();
  for (const [path, text] of Object.entries(files)) {
    calls.add(path, text);
  }
  return calls.read(() => Promise.resolve(true));
}

/** The calls of files as `GET invoices.json`, and as `? a.ts:3` where a path is not told. */
export async function callsOf(files: Files): Promise<readonly string[]> {
  const { routes, open } = await readFiles(files);
  return [
    ...routes.map(({ route: { method, path } }) => `${method} ${path.replace('/accounts/{slug}/', '')}`),
    ...open.places.map(({ path, line }) => `? ${path}:${line + 1}`),
  ];
}

/** Fails unless these are the calls of these files, in whatever order. */
export async function areCalled(shapes: readonly (readonly [calls: string, files: Files])[]): Promise<void> {
  for (const [calls, files] of shapes) {
    const wanted = calls.split(', ').toSorted((a, b) => a.localeCompare(b));
    const called = (await callsOf(files)).toSorted((a, b) => a.localeCompare(b));
    assert.equal(called.join(', '), wanted.join(', '), Object.values(files).join('\n---\n'));
  }
}

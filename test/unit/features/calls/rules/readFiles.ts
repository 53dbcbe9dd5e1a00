import {
  WorkspaceCalls,
  type WorkspaceRights,
} from '../../../../../src/features/calls/rules/workspaceRights';

/** What files call, by their paths, as for a whole workspace. */
export async function readFiles(files: Readonly<Record<string, string>>): Promise<WorkspaceRights> {
  const calls = new WorkspaceCalls();
  for (const [path, text] of Object.entries(files)) {
    calls.add(path, text);
  }
  return calls.read(() => Promise.resolve(true));
}

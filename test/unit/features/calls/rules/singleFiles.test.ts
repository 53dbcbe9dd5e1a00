import assert from 'node:assert/strict';
import { WorkspaceCalls } from '../../../../../src/features/calls/rules/workspaceRights';
import { SINGLE_FILES, type SingleFile } from './singleFileShapes';

function plain(path: string): string {
  return path
    .replace(/^\/?accounts\/[^/]*\//, '')
    .replace(/^\//, '')
    .replace(/\{[^{}]*\}/g, '{}')
    .replace(/\.json$/, '');
}

async function calledIn([path, code]: SingleFile): Promise<string> {
  const calls = new WorkspaceCalls();
  calls.add(path, code);
  const { routes, open } = await calls.read(() => Promise.resolve(true));
  const called = routes.map(({ route }) => `${route.method} ${plain(route.path)}`);
  return [...new Set(called), ...(open.count > 0 ? ['open'] : [])].sort().join(', ');
}

describe('calls of a file on its own', () => {
  for (const file of SINGLE_FILES) {
    const [path, code, calls] = file;
    it(`are told, or said not to be (${path}: ${code
      .split('\n')
      .find((line) => line.length > 8)
      ?.trim()})`, async () => {
      assert.equal(await calledIn(file), calls);
    });
  }
});

import assert from 'node:assert/strict';
import { readFiles } from './readFiles';
import { SINGLE_FILES, type SingleFile } from './singleFileShapes';

function plain(path: string): string {
  return path
    .replace(/^\/?accounts\/[^/]*\//, '')
    .replace(/^\//, '')
    .replace(/\{[^{}]*\}/g, '{}')
    .replace(/\.json$/, '');
}

async function calledIn([path, code]: SingleFile): Promise<string> {
  const { routes, open } = await readFiles({ [path]: code });
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

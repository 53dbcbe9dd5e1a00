import assert from 'node:assert/strict';
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { CancellationTokenSource, Uri, workspace } from 'vscode';
import { searchFiles } from '../../../../src/features/inCode/searchFiles';
import { H40, useInCode } from '../../support/useInCode';

describe('Fakturoid in code, searched for', () => {
  const stage = useInCode();
  const { stubs, write, requests } = stage;

  it('finds all of them in the files of the workspace, and ends when it is cancelled', async () => {
    const uris = [
      write('.env', `FAKTUROID_CLIENT_SECRET=${H40}`),
      write('src/a.ts', `\n\nconst FAKTUROID_CLIENT_ID = "${H40}"; // ${'x'.repeat(100)}`),
      write('src/large.ts', `const FAKTUROID_CLIENT_ID = "${H40}";${' '.repeat(2 * 1024 * 1024)}`),
      write('src/binary.txt', `\0\0FAKTUROID_CLIENT_ID="${H40}"`),
      write('build/out.js', `const FAKTUROID_CLIENT_ID = "${H40}";`),
      write('node_modules/x/a.js', `const FAKTUROID_CLIENT_ID = "${H40}";`),
      Uri.file(path.join(stage.folder, 'gone.ts')),
    ];
    mkdirSync(path.join(stage.folder, '.git'));
    write('.gitignore', 'build/\n.env\n');
    stubs.replace(workspace, 'workspaceFolders', [{ uri: Uri.file(stage.folder), name: 'a', index: 0 }]);
    stubs.replace(workspace, 'findFiles', () => Promise.resolve(uris));
    const cancel = new CancellationTokenSource();
    const search = await searchFiles(stage.inCode.context, cancel.token, () => undefined);
    assert.deepEqual(
      search.found.map(({ uri, line, state, credential }) => [
        path.basename(uri.path),
        line,
        state,
        credential.kind,
      ]),
      [
        ['.env', 0, 'ignored', 'clientSecret'],
        ['a.ts', 2, 'open', 'clientId'],
      ],
    );
    assert.ok(!JSON.stringify(search).includes(H40));
    cancel.cancel();
    const cancelled = await searchFiles(stage.inCode.context, cancel.token, () => undefined);
    assert.deepEqual([cancelled.found, cancelled.looked], [[], 0]);
    assert.equal(await requests(), 0);
  });
});

import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const KEEPER = path.resolve(import.meta.dirname, '../../host/keeper.mjs');
/** Says who it is, and never ends unless it is ended. */
const ENDLESS = 'console.log(process.pid); setInterval(() => {}, 1000);';

describe('the keeper of a process', function () {
  this.timeout(10_000);
  let keeper: ChildProcessWithoutNullStreams | undefined;

  afterEach(() => keeper?.kill('SIGKILL'));

  it('ends it when the one that asked for it is gone', async () => {
    keeper = spawn(process.execPath, [KEEPER, process.execPath, '-e', ENDLESS]);
    const ended = once(keeper, 'close');
    const [said] = (await once(keeper.stdout, 'data')) as [Buffer];
    keeper.stdin.end();
    await ended;
    assert.throws(() => process.kill(Number(said.toString()), 0), { code: 'ESRCH' });
  });
});

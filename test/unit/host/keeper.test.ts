import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

const KEEPER = path.resolve(import.meta.dirname, '../../host/keeper.mjs');
/** Says who it is, and never ends by itself. */
const ENDLESS = 'console.log(process.pid); setInterval(() => {}, 1000);';
const ON_WINDOWS = `data:text/javascript,Object.defineProperty(process, 'platform', { value: 'win32' })`;

describe('the keeper of a process', function () {
  this.timeout(10_000);
  let keeper: ChildProcessWithoutNullStreams | undefined;

  afterEach(() => keeper?.kill('SIGKILL'));

  async function keep(
    env: NodeJS.ProcessEnv,
    ...nodeOptions: readonly string[]
  ): Promise<{ readonly pid: number; readonly ended: Promise<unknown> }> {
    keeper = spawn(process.execPath, [...nodeOptions, KEEPER, process.execPath, '-e', ENDLESS], { env });
    const ended = once(keeper, 'close');
    const [said] = (await once(keeper.stdout, 'data')) as [Buffer];
    return { pid: Number(said.toString()), ended };
  }

  it('ends it when whoever asked for it is gone', async () => {
    const { pid, ended } = await keep(process.env);
    keeper?.stdin.end();
    await ended;
    assert.throws(() => process.kill(pid, 0), { code: 'ESRCH' });
  });

  it('ends it on Windows too, where there are no groups of processes to signal', async function () {
    if (process.platform === 'win32') {
      this.skip();
    }
    const folder = mkdtempSync(path.join(tmpdir(), 'fakturoid-keeper-'));
    try {
      const asked = path.join(folder, 'asked');
      writeFileSync(path.join(folder, 'taskkill'), `#!/bin/sh\necho "$@" > '${asked}'\nkill -9 "$2"\n`, {
        mode: 0o755,
      });
      const PATH = `${folder}${path.delimiter}${process.env['PATH'] ?? ''}`;
      const { pid, ended } = await keep({ ...process.env, PATH }, '--import', ON_WINDOWS);
      keeper?.stdin.end();
      await ended;
      assert.equal(readFileSync(asked, 'utf8'), `/pid ${pid} /t /f\n`);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});

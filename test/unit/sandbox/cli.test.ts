import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../bench/bundle';
import { SandboxControl, SWITCH_NAMES } from '../../sandbox';

describe('sandbox: command line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fakturoid-sandbox-'));
  const program = join(folder, 'sandbox.cjs');

  // Once, instead of in each process.
  before('build it', () => bundle('test/sandbox/cli.ts', program));
  after('remove it', () => rmSync(folder, { recursive: true, force: true }));

  function run(...parameters: string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, [program, ...parameters]);
  }

  async function finish(
    started: ChildProcessWithoutNullStreams,
  ): Promise<{ code: unknown; output: string; complaint: string }> {
    const text = { output: '', complaint: '' };
    started.stdout.on('data', (chunk: Buffer) => (text.output += chunk.toString()));
    started.stderr.on('data', (chunk: Buffer) => (text.complaint += chunk.toString()));
    const [code] = (await once(started, 'close')) as [unknown];
    return { code, ...text };
  }

  it('prints where it is and who can sign in, shows requests without secrets, and ends with Ctrl+C', async function () {
    if (process.platform === 'win32') {
      // Nobody but its console can press Ctrl+C for a program there: a signal ends it on the spot.
      this.skip();
    }
    const started = run('--port', '0', '--switch', 'foreignSlug=403', '--fail', 'user:502', '--users=9');
    const [first] = (await once(started.stdout, 'data')) as [Buffer];
    const [, origin = ''] = /(http:\S+)\/api\/v3/.exec(first.toString()) ?? [];
    const finished = finish(started);
    const control = new SandboxControl(origin);
    const { agency } = await control.people();
    assert.match(
      first.toString(),
      new RegExp(`agency: ${agency.fullName}.*${agency.clientId}.*${agency.clientSecret}`, 's'),
    );
    assert.match(first.toString(), /^curl /m);
    const token = await control.issueToken('agency');
    for (const path of ['user.json', 'user.json', 'accounts/a/users.json']) {
      await fetch(`${origin}/api/v3/${path}`, {
        headers: { Authorization: `Bearer ${token}`, 'User-Agent': 'Test' },
      });
    }
    started.kill('SIGINT');
    const { code, output, complaint } = await finished;
    assert.deepEqual([code, complaint], [0, '']);
    assert.match(output, /502 GET \/api\/v3\/user\.json \(authorization: bearer, fault: status\)/);
    assert.match(output, /200 GET \/api\/v3\/user\.json \(authorization: bearer\)/);
    assert.match(output, /403 GET \/api\/v3\/accounts\/a\/users\.json/);
    assert.equal(output.includes(token), false);
  });

  it('explains every switch', async () => {
    const { output } = await finish(run('--help'));
    for (const name of SWITCH_NAMES) {
      assert.ok(output.includes(name), name);
    }
  });

  for (const wrong of ['--nope', '--port=x', '--switch=sparse=x', '--fail=user']) {
    it(`answers ${wrong} with one sentence`, async () => {
      const { code, output, complaint } = await finish(run(wrong));
      assert.deepEqual([code === 0, output], [false, '']);
      assert.match(complaint, /^.+\.\n$/);
    });
  }
});

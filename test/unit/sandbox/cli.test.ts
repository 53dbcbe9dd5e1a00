import assert from 'node:assert/strict';
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { DEFAULT_PORT, parseCliOptions, usage, UsageError } from '../../sandbox/cliOptions';
import { SandboxControl, SWITCH_NAMES } from '../../sandbox';

describe('sandbox: command line', () => {
  it('has a fixed port when nothing is said', () => {
    const { help, quiet, certificateFile, sandbox } = parseCliOptions([]);
    assert.deepEqual([help, quiet, certificateFile], [false, false, undefined]);
    assert.equal(sandbox.port, DEFAULT_PORT);
    assert.equal('accounts' in sandbox, false);
  });

  it('reads every option', () => {
    const options = parseCliOptions([
      '--port', '0', '--https', '--certificate', 'c.pem', '--accounts', '200', '--users=10000',
      '--users-per-account', '40', '--redirect-uri', 'https://firm.example/?a=b', '--random-credentials',
      '--seed', '7', '--switch', 'usersPageSize=20', '--switch', 'roleValues=dozor', '--delay', '50',
      '--fail', 'users@a#2:403=A:3', '--fail', 'any:hang:always', '--quiet',
    ]); // prettier-ignore
    assert.deepEqual(options, {
      help: false,
      quiet: true,
      certificateFile: 'c.pem',
      sandbox: {
        port: 0,
        https: true,
        accounts: 200,
        users: 10_000,
        usersPerAccount: 40,
        redirectUri: 'https://firm.example/?a=b',
        randomCredentials: true,
        seed: 7,
        latency: 50,
        switches: { usersPageSize: 20, roleValues: 'dozor' },
        faults: [
          {
            selector: { route: 'users', slug: 'a', page: 2 },
            fault: { kind: 'status', status: 403, body: 'A' },
            times: 3,
          },
          { selector: { route: 'any' }, fault: { kind: 'hang' }, times: Infinity },
        ],
      },
    });
  });

  const WRONG = [
    ['--nope'],
    ['sandbox'],
    ['-p'],
    ['--port'],
    ['--port', '--https'],
    ['--port', 'x'],
    ['--port', '70000'],
    ['--https=yes'],
    ['--accounts', '0'],
    ['--delay', '-5'],
    ['--switch', 'cors'],
    ['--switch', 'cors=maybe'],
    ['--fail', 'user'],
  ];
  for (const parameters of WRONG) {
    it(`answers ${parameters.join(' ')} with one sentence`, () => {
      assert.throws(
        () => parseCliOptions(parameters),
        (error) => error instanceof UsageError && !error.message.includes('\n'),
      );
    });
  }

  it('explains every switch', () => {
    for (const name of SWITCH_NAMES) {
      assert.ok(usage().includes(name), name);
    }
  });
});

describe('sandbox: program', () => {
  const CLI = resolve(__dirname, '../../sandbox/cli.ts');

  function run(...parameters: string[]): ChildProcessWithoutNullStreams {
    return spawn(process.execPath, ['--import=tsx', CLI, ...parameters]);
  }

  async function finish(
    program: ChildProcessWithoutNullStreams,
  ): Promise<{ code: unknown; output: string; complaint: string }> {
    const text = { output: '', complaint: '' };
    program.stdout.on('data', (chunk: Buffer) => (text.output += chunk.toString()));
    program.stderr.on('data', (chunk: Buffer) => (text.complaint += chunk.toString()));
    const [code] = (await once(program, 'close')) as [unknown];
    return { code, ...text };
  }

  it('prints where it is and who can sign in, shows requests without secrets, and ends with Ctrl+C', async function () {
    if (process.platform === 'win32') {
      // Nobody but its console can press Ctrl+C for a program there: a signal ends it on the spot.
      this.skip();
    }
    const program = run('--port', '0', '--switch', 'usersPageSize=20');
    const [first] = (await once(program.stdout, 'data')) as [Buffer];
    const [, origin = ''] = /(http:\S+)\/api\/v3/.exec(first.toString()) ?? [];
    const finished = finish(program);
    const control = new SandboxControl(origin);
    assert.equal((await control.switches()).usersPageSize, 20);
    const { agency } = await control.people();
    assert.match(
      first.toString(),
      new RegExp(`agency: ${agency.fullName}.*${agency.clientId}.*${agency.clientSecret}`, 's'),
    );
    assert.match(first.toString(), /^curl /m);
    const token = await control.issueToken('agency');
    await fetch(`${origin}/api/v3/user.json`, {
      headers: { Authorization: `Bearer ${token}`, 'User-Agent': 'Test' },
    });
    program.kill('SIGINT');
    const { code, output, complaint } = await finished;
    assert.deepEqual([code, complaint], [0, '']);
    assert.match(output, /200 GET \/api\/v3\/user\.json \(authorization: bearer\)/);
    assert.equal(output.includes(token), false);
  });

  it('answers an unknown option with one sentence and status 2', async () => {
    const { code, output, complaint } = await finish(run('--nope'));
    assert.deepEqual([code, output], [2, '']);
    assert.equal(complaint, 'There is no option "--nope"; --help lists them.\n');
  });
});

import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { auditProblems } from '../../../scripts/audit';
import { readChangelog } from '../../../scripts/changelog';
import { publisherProblems, releaseProblems, type ReleaseFacts } from '../../../scripts/releaseProblems';
import { isPreRelease } from '../../../scripts/versions';

const READY: ReleaseFacts = {
  version: '0.2.0',
  lockVersions: ['0.2.0', '0.2.0'],
  changelog: [
    { name: 'Unreleased', notes: '' },
    { name: '0.2.0', date: '2026-11-30', notes: '- A thing.' },
    { name: '0.1.0', date: '2026-10-31', notes: '- Another.' },
  ],
  existingTags: ['v0.1.0'],
  changedFiles: [],
  repository: 'somebody/something',
  origin: 'somebody/something',
  projectAddress: 'https://github.com/somebody/something',
  published: { 'SECURITY.md': 'Write to us.' },
  notices: { committed: 'zod', built: 'zod' },
};

describe('the check of a release', () => {
  it('lets one pass that is ready, before its tag and after', () => {
    assert.deepEqual(releaseProblems(READY), []);
    assert.deepEqual(releaseProblems({ ...READY, tag: 'v0.2.0', existingTags: ['v0.2.0'] }), []);
  });

  const [unreleased, newest, older] = READY.changelog;
  assert.ok(unreleased && newest && older);
  const spoilt: readonly [string, Partial<ReleaseFacts>, RegExp][] = [
    ['another version in the lock file', { lockVersions: ['0.2.0', '0.1.0'] }, /package-lock\.json/],
    [
      'a version that the Marketplace does not take',
      {
        version: '0.2.0-beta',
        lockVersions: ['0.2.0-beta', '0.2.0-beta'],
        changelog: [{ ...newest, name: '0.2.0-beta' }],
      },
      /0\.2\.0-beta is not major\.minor\.patch/,
    ],
    ['no section in the changelog', { changelog: [unreleased, older] }, /no section "## \[0\.2\.0\]/],
    ['a section without a date', { changelog: [{ name: '0.2.0', notes: '- A thing.' }] }, /no section/],
    ['an empty section', { changelog: [{ ...newest, notes: '' }, older] }, /says nothing of 0\.2\.0/],
    ['something unreleased', { changelog: [{ ...unreleased, notes: '- More.' }, newest] }, /unreleased/],
    ['a version that is out', { existingTags: ['v0.2.0'] }, /v0\.2\.0 has been released/],
    ['the tag of another version', { tag: 'v0.3.0' }, /tag is v0\.3\.0/],
    ['something that is not committed', { changedFiles: ['src/a.ts'] }, /src\/a\.ts is not committed/],
    ['links to another repository', { origin: 'fork/something' }, /but this is fork\/something/],
    ['a clone of nothing', { origin: undefined }, /a clone of nothing/],
    [
      'a contact that is a placeholder',
      { projectAddress: 'https://github.com/fakturoid-explorer/placeholder' },
      /User-Agent names https:\/\/github\.com\/fakturoid-explorer\/placeholder/,
    ],
    ['a made-up address', { published: { 'SECURITY.md': 'us@example.org' } }, /SECURITY\.md still has/],
    ['old notices', { notices: { committed: 'zod', built: 'zod and more' } }, /npm run notices/],
  ];
  for (const [what, facts, problem] of spoilt) {
    it(`does not let ${what} pass`, () => {
      const problems = releaseProblems({ ...READY, ...facts });
      assert.equal(problems.length, 1, problems.join('\n'));
      assert.match(problems[0] ?? '', problem);
    });
  }

  it('answers an option that there is not with one sentence and status 2', () => {
    const { status, stderr } = spawnSync(
      process.execPath,
      ['--import=tsx', 'scripts/releaseCheck.ts', '--tga', 'v0.2.0'],
      { encoding: 'utf8' },
    );
    assert.equal(stderr, "Unknown option '--tga'. --help lists the options.\n");
    assert.equal(status, 2);
  });

  it('asks Open VSX whether there is such a publisher', async () => {
    const asked: string[] = [];
    const answering = (status: number) => (address: string) => {
      asked.push(address);
      return Promise.resolve(new Response(null, { status }));
    };
    const unreachable = (): Promise<Response> => Promise.reject(new TypeError('fetch failed'));
    const problems = (ask: unknown): Promise<readonly string[]> =>
      publisherProblems('somebody', ask as typeof fetch);
    assert.deepEqual(await problems(answering(200)), []);
    assert.deepEqual(asked, ['https://open-vsx.org/api/somebody']);
    assert.deepEqual(await problems(answering(404)), ['Open VSX has no namespace somebody.']);
    assert.deepEqual(await problems(answering(503)), ['Could not ask Open VSX about somebody (503).']);
    assert.deepEqual(await problems(unreachable), ['Could not ask Open VSX about somebody (no answer).']);
  });

  it('looks for vulnerabilities in what is bundled, and says when nobody answers', () => {
    const bundled = ['p-limit', 'zod'].map((name) => ({ name, folder: `node_modules/${name}` }));
    const report = JSON.stringify({
      vulnerabilities: {
        zod: { severity: 'high', nodes: ['node_modules/a/node_modules/zod', 'node_modules/zod'] },
        // An old one that a tool brings along, beside the one that is bundled.
        'p-limit': { severity: 'high', nodes: ['node_modules/p-locate/node_modules/p-limit'] },
        mocha: { severity: 'low', nodes: ['node_modules/mocha'] },
      },
    });
    assert.deepEqual(auditProblems(report, bundled), [
      'zod is bundled and vulnerable (high). See npm audit.',
    ]);
    assert.deepEqual(auditProblems('{"vulnerabilities":{}}', bundled), []);
    assert.match(auditProblems('{"message":"405"}', bundled).join(), /did not say .*: 405/);
    assert.match(auditProblems('', bundled).join(), /did not say .*: no reason given/, 'npm did not start');
  });
});

describe('versions', () => {
  const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly version: string };
  const changelog = readChangelog(readFileSync('CHANGELOG.md', 'utf8'));

  it('are pre-releases on odd minors', () => {
    assert.deepEqual(['0.1.0', '0.2.7', '1.0.0', '1.11.2'].map(isPreRelease), [true, false, false, true]);
    for (const other of ['1.0', '1.0.0-beta', 'v1.0.0', '01.0.0']) {
      assert.throws(() => isPreRelease(other), new RegExp(`^Error: ${other} is not`));
    }
  });

  it('are the same everywhere', () => {
    const lock = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
      readonly version: string;
      readonly packages: Readonly<Record<string, { readonly version: string }>>;
    };
    assert.deepEqual([lock.version, lock.packages['']?.version], [version, version]);
  });

  it('in the changelog go down to the first, each with a date and a link; ours is not behind them', () => {
    const [first, ...rest] = changelog;
    const released = first?.name === 'Unreleased' ? rest : changelog;
    const numbers = [version, ...released.map(({ name }) => name)].map((name) =>
      name.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0),
    );
    assert.deepEqual(
      numbers,
      numbers.toSorted((a, b) => b - a),
    );
    assert.ok(released.every(({ date }) => date !== undefined));
    const text = readFileSync('CHANGELOG.md', 'utf8');
    for (const { name } of changelog) {
      assert.ok(text.includes(`\n[${name}]: https://github.com/`), name);
    }
  });

  it('in the changelog have only the headings of Keep a Changelog', () => {
    const known = ['Added', 'Changed', 'Deprecated', 'Removed', 'Fixed', 'Security'];
    const used = changelog.flatMap(({ notes }) =>
      [...notes.matchAll(/^### (.+)$/gm)].map(([, name]) => name),
    );
    assert.ok(used.length > 0);
    assert.ok(
      used.every((name) => known.includes(name ?? '')),
      used.join(', '),
    );
  });
});

describe('reading a changelog', () => {
  it('gives names, dates and notes, without the links at its end', () => {
    const text =
      '# Changelog\n\nWords.\n\n## [Unreleased]\n\n## [1.0.0] - 2026-11-30\n\n### Added\n\n- A.\n\n[1.0.0]: https://x.example\n';
    assert.deepEqual(readChangelog(text), [
      { name: 'Unreleased', notes: '' },
      { name: '1.0.0', date: '2026-11-30', notes: '### Added\n\n- A.' },
    ]);
  });

  it('refuses a heading of another form', () => {
    assert.throws(() => readChangelog('## 1.0.0 (yesterday)\n'), /is not a heading/);
  });
});

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { SERVERS } from '../../host/versions';

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}

interface Job {
  readonly permissions?: Readonly<Record<string, string>>;
  readonly 'timeout-minutes'?: number;
  readonly uses?: string;
  readonly steps?: readonly Step[];
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly unknown[]>> };
}

interface Workflow {
  readonly permissions: Readonly<Record<string, string>>;
  readonly concurrency: { readonly group: string };
  readonly jobs: Readonly<Record<string, Job>>;
}

interface Form {
  readonly name: string;
  readonly body: readonly { readonly type: string; readonly id?: string }[];
}

const FOLDER = '.github/workflows';

/** What the jobs may do beside reading the code, and why they must. */
const MORE_THAN_READING: Readonly<Record<string, readonly string[]>> = {
  // Signs the statement of origin and stores it.
  'release.yml attest': ['id-token', 'attestations'],
  // Proves to the registry that it is this workflow.
  'release.yml marketplace': ['id-token'],
  'release.yml open-vsx': ['id-token'],
  // Makes the release.
  'release.yml github': ['contents'],
};

describe('the workflows', () => {
  for (const file of readdirSync(FOLDER)) {
    const text = readFileSync(path.join(FOLDER, file), 'utf8');
    const workflow = parse(text) as Workflow;
    const jobs = Object.entries(workflow.jobs);
    const steps = jobs.flatMap(([, job]) => job.steps ?? []);

    describe(file, () => {
      it('is one that GitHub understands', async () => {
        // Not at the top: it is an ES module, which `require` does not find.
        const { NoOperationTraceWriter, parseWorkflow } = await import('@actions/workflow-parser');
        const { context } = parseWorkflow({ name: file, content: text }, new NoOperationTraceWriter());
        assert.deepEqual(
          context.errors.getErrors().map(({ message }) => message),
          [],
        );
      });

      it('pins actions by commit and says which version that is', () => {
        const used = text.split('\n').filter((line) => /\buses: (?!\.\/)/.test(line));
        assert.ok(used.length > 0);
        for (const line of used) {
          assert.match(line, /uses: [\w-]+\/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
        }
      });

      it('gives each job no more rights than it needs, and an end', () => {
        assert.deepEqual(workflow.permissions, {});
        assert.ok(workflow.concurrency.group);
        for (const [name, job] of jobs) {
          const rights = Object.entries(job.permissions ?? {});
          assert.ok(rights.length > 0, name);
          const more = rights.filter(([, right]) => right !== 'read').map(([scope]) => scope);
          assert.deepEqual(more, MORE_THAN_READING[`${file} ${name}`] ?? [], name);
          assert.ok(job.uses !== undefined || (job['timeout-minutes'] ?? 360) <= 30, name);
        }
      });

      it('runs no script of a package where a job can prove who it is', () => {
        const trusted = jobs.filter(([, { permissions }]) => permissions?.['id-token'] === 'write');
        for (const [name, job] of trusted) {
          assert.equal(job.uses, undefined, name);
          for (const { run = '' } of job.steps ?? []) {
            for (const command of run.split('\n').filter((line) => /\b(npm|npx|yarn|pnpm)\b/.test(line))) {
              assert.match(command, /^npm ci --ignore-scripts$|^npx --no-install /, name);
            }
          }
        }
      });

      it('leaves no credentials behind and keeps no token', () => {
        for (const { uses, with: inputs } of steps) {
          if (uses?.startsWith('actions/checkout@') === true) {
            assert.equal(inputs?.['persist-credentials'], false);
          }
        }
        assert.doesNotMatch(text, /\bsecrets\b/);
      });

      it('puts nothing into a script that somebody else could have written', () => {
        for (const { run = '' } of steps) {
          assert.doesNotMatch(run, /\$\{\{/);
        }
      });

      it('runs scripts that there are', () => {
        const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { readonly scripts: object };
        const used = [...text.matchAll(/npm run (?:--silent )?([\w:-]+)/g)].map(([, name]) => name ?? '');
        assert.ok(used.length > 0);
        assert.deepEqual(
          used.filter((name) => !(name in scripts)),
          [],
        );
      });
    });
  }

  it('test on three systems with the oldest VS Code that is supported and the newest', () => {
    const { engines } = JSON.parse(readFileSync('package.json', 'utf8')) as {
      readonly engines: Readonly<Record<'vscode' | 'node', string>>;
    };
    const { jobs } = parse(readFileSync(path.join(FOLDER, 'test.yml'), 'utf8')) as Workflow;
    const { os, vscode } = jobs['integration']?.strategy?.matrix ?? {};
    assert.deepEqual(
      os?.map((name) => String(name).split('-')[0]),
      ['ubuntu', 'windows', 'macos'],
    );
    assert.deepEqual(vscode, [engines.vscode.replace('^', ''), 'stable']);
    assert.deepEqual(jobs['end-to-end']?.strategy?.matrix['server'], ['oldest', 'newest']);
    const [, minor] = engines.vscode.split('.');
    assert.match(SERVERS.oldest.codeServer, new RegExp(`^4\\.${minor}\\.`), 'code-server 4.x is VS Code 1.x');
    const nodes = JSON.stringify(jobs['unit']?.strategy?.matrix);
    assert.ok(nodes.includes(`"${/\^([\d.]+)/.exec(engines.node)?.[1] ?? 'none'}"`), nodes);
  });

  it('are kept up to date, together with everything else that is pinned', () => {
    const { updates } = parse(readFileSync('.github/dependabot.yml', 'utf8')) as {
      readonly updates: readonly Readonly<Record<'package-ecosystem' | 'directory', string>>[];
    };
    assert.deepEqual(
      updates.map((update) => `${update['package-ecosystem']} ${update.directory}`),
      ['npm /', 'npm /.github/publishing', 'github-actions /'],
    );
    for (const { directory } of updates) {
      assert.ok(existsSync(path.join('.', directory)));
    }
  });

  it('publish with exactly the tools in the lock file', () => {
    const { dependencies } = JSON.parse(readFileSync('.github/publishing/package.json', 'utf8')) as {
      readonly dependencies: Readonly<Record<string, string>>;
    };
    assert.deepEqual(Object.keys(dependencies), ['@vscode/vsce', 'ovsx']);
    assert.ok(Object.values(dependencies).every((version) => /^\d+\.\d+\.\d+$/.test(version)));
    const lock = readFileSync('.github/publishing/package-lock.json', 'utf8');
    const { packages } = JSON.parse(lock) as {
      readonly packages: Readonly<
        Record<string, { readonly dependencies?: object; readonly integrity?: string }>
      >;
    };
    assert.deepEqual(packages['']?.dependencies, dependencies);
    assert.ok(
      Object.entries(packages).every(([name, { integrity }]) => name === '' || integrity !== undefined),
    );
    assert.doesNotMatch(lock, /"resolved"/);
  });
});

describe('the issue forms', () => {
  const folder = '.github/ISSUE_TEMPLATE';

  for (const file of readdirSync(folder).filter((name) => name !== 'config.yml')) {
    it(`${file} asks each thing once`, () => {
      const { name, body } = parse(readFileSync(path.join(folder, file), 'utf8')) as Form;
      assert.ok(name);
      const asked = body.filter(({ type }) => type !== 'markdown');
      assert.ok(asked.every(({ type }) => ['textarea', 'input', 'dropdown', 'checkboxes'].includes(type)));
      const ids = asked.map(({ id }) => id ?? '');
      assert.ok(ids.length > 0 && ids.every((id) => /^[\w-]+$/.test(id)));
      assert.equal(new Set(ids).size, ids.length);
    });
  }
});

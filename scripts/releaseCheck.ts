import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { PROJECT_ADDRESS } from '../src/fakturoid/projectAddress';
import { readCommandLine } from '../test/host/commandLine';
import { reportFailure } from '../test/host/progress';
import { audit } from './audit';
import { readChangelog } from './changelog';
import { NOTICES_FILE, noticesOfBuild } from './notices';
import { npmCommand } from './npm';
import { publisherProblems, releaseProblems, type ReleaseFacts } from './releaseProblems';
import { isPreRelease } from './versions';

const ROOT = path.resolve(import.meta.dirname, '..');

const HELP = `Checks that what is committed here may be released.

npm run release-check -- [options]

  --tag name      the tag that was made for it; without, that there is none yet
  --tests-passed  do not run the tests, they have just passed
  --help          print this`;

/** What people read and reach us by. */
const PUBLISHED = ['package.json', 'README.md', 'SECURITY.md', 'SUPPORT.md', 'CODE_OF_CONDUCT.md'];

interface Manifest {
  readonly version: string;
  readonly publisher: string;
  readonly repository: { readonly url: string };
}

interface Lock {
  readonly version?: string;
  readonly packages: Readonly<Record<string, { readonly version?: string }>>;
}

async function releaseCheck(): Promise<number> {
  const { values: options } = readCommandLine(() =>
    parseArgs({
      options: {
        tag: { type: 'string' },
        'tests-passed': { type: 'boolean' },
        help: { type: 'boolean' },
      },
    }),
  );
  if (options.help === true) {
    console.log(HELP);
    return 0;
  }
  const manifest = JSON.parse(read('package.json')) as Manifest;
  execFileSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: ROOT });
  const problems = [
    ...releaseProblems(facts(manifest, options.tag)),
    ...(await publisherProblems(manifest.publisher, fetch)),
    ...audit(ROOT),
    ...(options['tests-passed'] === true || testsPass() ? [] : ['Not all tests pass.']),
  ];
  for (const problem of problems) {
    console.error(`✘ ${problem}`);
  }
  if (problems.length === 0) {
    const kind = isPreRelease(manifest.version) ? 'pre-release' : 'release';
    console.log(`✔ ${manifest.version} may be released, as a ${kind}.`);
  }
  return problems.length === 0 ? 0 : 1;
}

function facts({ version, repository }: Manifest, tag: string | undefined): ReleaseFacts {
  const lock = JSON.parse(read('package-lock.json')) as Lock;
  return {
    version,
    lockVersions: [lock.version, lock.packages['']?.version],
    changelog: readChangelog(read('CHANGELOG.md')),
    ...(tag === undefined ? {} : { tag }),
    existingTags: git('tag', '--list'),
    changedFiles: git('status', '--porcelain').map((line) => line.slice(3)),
    repository: ownerAndName(repository.url) ?? repository.url,
    origin: process.env['GITHUB_REPOSITORY'] ?? ownerAndName(git('remote', '--verbose')[0] ?? ''),
    projectAddress: PROJECT_ADDRESS,
    published: Object.fromEntries(PUBLISHED.map((file) => [file, read(file)])),
    notices: { committed: read(NOTICES_FILE), built: noticesOfBuild(ROOT) },
  };
}

/** Of an address in any form that git takes. */
function ownerAndName(address: string): string | undefined {
  return /github\.com[/:]([\w-]+\/[\w.-]+?)(?:\.git)?(?:\s|$)/.exec(address)?.[1];
}

function git(...args: readonly string[]): string[] {
  const output = execFileSync('git', args, { cwd: ROOT, encoding: 'utf8' });
  return output.split('\n').filter((line) => line !== '');
}

function read(file: string): string {
  return readFileSync(path.join(ROOT, file), 'utf8');
}

function testsPass(): boolean {
  const [command, ...args] = npmCommand();
  return spawnSync(command, [...args, '--silent', 'test'], { cwd: ROOT, stdio: 'inherit' }).status === 0;
}

void releaseCheck()
  .catch(reportFailure)
  .then((code) => {
    process.exitCode = code;
  });

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bundledPackages, type BundledPackage } from '../../../scripts/bundledPackages';
import { NOTICES_FILE, notices } from '../../../scripts/notices';
import { readZip } from '../../../scripts/reproducibleZip';
import { BUDGETS } from '../../bench/budgets';
import { copyProject, touchAll } from '../../kit/projectCopy';
import { readMetafile } from './metafile';

/** Everything in the package but what the build makes, which comes and goes with the code. */
const LISTING = `
[Content_Types].xml
extension.vsixmanifest
extension/LICENSE.txt
extension/THIRD-PARTY-NOTICES.txt
extension/changelog.md
extension/docs/access-decisions.schema.json
extension/docs/access-review.schema.json
extension/l10n/bundle.l10n.cs.json
extension/media/account-dark.svg
extension/media/account-light.svg
extension/media/fakturoid.svg
extension/media/icon.png
extension/media/review-dark.svg
extension/media/review-light.svg
extension/media/token-dark.svg
extension/media/token-light.svg
extension/media/user-dark.svg
extension/media/user-light.svg
extension/media/walkthrough/browse.svg
extension/media/walkthrough/credentials.svg
extension/media/walkthrough/review.svg
extension/media/walkthrough/signIn.svg
extension/media/walkthrough/tokenCard.svg
extension/package.json
extension/package.nls.cs.json
extension/package.nls.json
extension/readme.md
`;

/** Licences that ask for nothing but the notice, which we ship. */
const ALLOWED_LICENSES = ['0BSD', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', 'ISC', 'MIT'];

/**
 * Every host that the code names: Fakturoid's, one that is nobody's, in an example, and that of the project, which stands in
 * the `User-Agent` and is never asked.
 */
const HOSTS = ['app.fakturoid.cz', 'example.com', 'github.com', 'www.fakturoid.cz'];

interface Sbom {
  readonly specVersion: string;
  readonly serialNumber: string;
  readonly metadata: {
    readonly timestamp?: string;
    readonly component: Readonly<Record<'name' | 'version' | 'description' | 'purl', string>> & {
      readonly hashes: readonly Readonly<Record<'alg' | 'content', string>>[];
    };
  };
  readonly components: readonly { readonly name: string; readonly version: string; readonly purl: string }[];
}

/** Packages a copy of the project by the command that a release uses, and gives what that printed. */
function packageCopy(folder: string, timeZone: string): string {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--import=tsx', 'scripts/package.ts'], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, TZ: timeZone },
  });
  assert.equal(status, 0, stderr);
  return stdout + stderr;
}

function textOf(content: Uint8Array | undefined): string {
  return new TextDecoder().decode(content);
}

describe('the package', function () {
  this.timeout(180_000);
  const { name, publisher, version } = JSON.parse(readFileSync('package.json', 'utf8')) as Record<
    'name' | 'publisher' | 'version',
    string
  >;
  let temporary: string;
  let bundled: readonly BundledPackage[];
  let output: string;
  let folders: readonly [string, string];
  let files: Readonly<Record<string, Uint8Array>>;

  const fileOf = (folder: string, extension: string): string =>
    path.join(folder, `${name}-${version}.${extension}`);

  before(async () => {
    temporary = realpathSync(mkdtempSync(path.join(tmpdir(), 'fakturoid-package-')));
    execFileSync(process.execPath, ['esbuild.mjs', '--production', `--to=${temporary}`]);
    bundled = bundledPackages('.', await readMetafile(temporary));
    folders = [path.join(temporary, 'one'), path.join(temporary, 'a folder deeper', 'two')];
    const packages = bundled.map((each) => each.name);
    copyProject('.', folders[0], packages);
    copyProject('.', folders[1], packages);
    touchAll(folders[1]);
    output = packageCopy(folders[0], 'UTC') + packageCopy(folders[1], 'Asia/Tokyo');
    files = await readZip(readFileSync(fileOf(folders[0], 'vsix')));
  });

  after(() => rmSync(temporary, { recursive: true, force: true }));

  it('is made without a warning', () => {
    assert.match(output, /DONE\s+Packaged/);
    assert.doesNotMatch(output, /\b(WARNING|ERROR)\b/);
  });

  it('has the same bytes wherever and whenever it is made, and so has its bill of materials', () => {
    for (const extension of ['vsix', 'cdx.json']) {
      const [one, two] = folders.map((folder) => readFileSync(fileOf(folder, extension)));
      assert.ok(one !== undefined && two?.equals(one), extension);
    }
  });

  it('holds what is listed here and what the build made, and nothing else', () => {
    const built = readdirSync(path.join(temporary, 'dist'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map(({ parentPath, name: file }) => path.relative(temporary, path.join(parentPath, file)))
      .map((file) => path.posix.join('extension', file.replaceAll(path.sep, '/')));
    assert.ok(built.includes('extension/dist/extension.js'));
    assert.deepEqual(Object.keys(files).sort(), [...LISTING.trim().split('\n'), ...built].sort());
  });

  it('is small', () => {
    const { size } = statSync(fileOf(folders[0], 'vsix'));
    assert.ok(size <= BUDGETS.vsix, `${size} bytes`);
  });

  it('is a pre-release exactly when its minor version is odd', () => {
    const manifest = textOf(files['extension.vsixmanifest']);
    const isPreRelease = /Id="Microsoft\.VisualStudio\.Code\.PreRelease" Value="true"/.test(manifest);
    assert.equal(isPreRelease, Number(version.split('.')[1]) % 2 === 1);
  });

  it('names all whose code is in it, under licences that allow that', () => {
    assert.ok(bundled.some((each) => each.name === 'zod'));
    assert.equal(readFileSync(NOTICES_FILE, 'utf8'), notices(bundled), 'run npm run notices');
    assert.equal(textOf(files[`extension/${NOTICES_FILE}`]), notices(bundled));
    for (const { name: packageName, license, licenseText } of bundled) {
      assert.ok(ALLOWED_LICENSES.includes(license), `${packageName}: ${license}`);
      assert.match(licenseText, /copyright/i, packageName);
    }
  });

  it('comes with a bill of materials that lists the same, without a date, and that can be attested', () => {
    const sbom = JSON.parse(readFileSync(fileOf(folders[0], 'cdx.json'), 'utf8')) as Sbom;
    const named = (items: readonly Pick<BundledPackage, 'name' | 'version'>[]): string[] =>
      items.map((each) => `${each.name}@${each.version}`).sort();
    assert.equal(sbom.specVersion, '1.6');
    assert.equal(sbom.metadata.component.version, version);
    assert.deepEqual(named(sbom.components), named(bundled));
    for (const each of sbom.components) {
      assert.ok(each.purl.startsWith(`pkg:npm/${each.name}@${each.version}`), each.purl);
    }
    assert.equal(sbom.metadata.timestamp, undefined);
    assert.match(
      sbom.serialNumber,
      /^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
  });

  it('is what its bill of materials says that it is', () => {
    const { component } = (JSON.parse(readFileSync(fileOf(folders[0], 'cdx.json'), 'utf8')) as Sbom).metadata;
    const { description } = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<
      'description',
      string
    >;
    assert.equal(component.description, description);
    assert.equal(component.purl, `pkg:vscode-extension/${publisher}/${name}@${version}`);
    const content = createHash('sha256')
      .update(readFileSync(fileOf(folders[0], 'vsix')))
      .digest('hex');
    assert.deepEqual(component.hashes, [{ alg: 'SHA-256', content }]);
  });

  it('knows no host but Fakturoid', () => {
    const hosts = Object.entries(files)
      .filter(([file]) => file.endsWith('.js'))
      .flatMap(([, content]) => [...textOf(content).matchAll(/\b(?:https?|wss?):\/\/([\w.-]+)/g)])
      .map(([, host]) => host);
    assert.deepEqual([...new Set(hosts)].sort(), HOSTS);
  });
});

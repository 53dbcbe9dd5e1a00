import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';

interface Menu {
  readonly command?: string;
  readonly submenu?: string;
  readonly group?: string;
  readonly when?: string;
}

interface Setting {
  readonly scope: string;
  readonly order: number;
  readonly description?: string;
  readonly markdownDescription?: string;
}

interface Manifest {
  readonly publisher: string;
  readonly name: string;
  readonly license: string;
  readonly pricing: string;
  readonly icon: string;
  readonly galleryBanner: { readonly color: string; readonly theme: string };
  readonly categories: readonly string[];
  readonly keywords: readonly string[];
  readonly repository: { readonly url: string };
  readonly bugs: { readonly url: string };
  readonly homepage: string;
  readonly qna: string;
  readonly extensionKind: readonly string[];
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly capabilities: {
    readonly untrustedWorkspaces: { readonly supported: 'limited'; readonly description: string };
    readonly virtualWorkspaces: boolean;
  };
  readonly contributes: {
    readonly commands: readonly {
      readonly command: string;
      readonly title: string;
      readonly category: string;
      readonly enablement?: string;
    }[];
    readonly submenus: readonly { readonly id: string }[];
    readonly menus: Readonly<Record<string, readonly Menu[]>>;
    readonly walkthroughs: readonly {
      readonly id: string;
      readonly steps: readonly {
        readonly description: string;
        readonly completionEvents: readonly string[];
        readonly media: { readonly svg: string; readonly altText: string };
      }[];
    }[];
    readonly configuration: { readonly properties: Readonly<Record<string, Setting>> };
  };
}

/** Commands that do nothing without the row of the tree they were chosen on. */
const NEED_A_ROW = ['fakturoid.retry', 'fakturoid.reveal', 'fakturoid.signInAgain'];

/** Commands that rows, pages and quick fixes run, and that are offered nowhere else. */
const INTERNAL = [
  'fakturoid.copyNeededRights',
  'fakturoid.copyCallAnswer',
  'fakturoid.focusIdentity',
  'fakturoid.ignoreFound',
  'fakturoid.loadAllUsers',
  'fakturoid.openRow',
  'fakturoid.showReviewed',
  'fakturoid.signInWithFound',
];

describe('the manifest', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const { commands, menus, configuration } = manifest.contributes;

  it('hides from the palette exactly the commands that need a row', () => {
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false');
    assert.deepEqual(hidden.map(({ command }) => command).sort(), NEED_A_ROW);
  });

  it('offers the main commands to everybody: signed out they offer to sign in', () => {
    const main = [
      'askCall',
      'findUser',
      'reviewAccess',
      'showAccount',
      'showCurrentUser',
      'showTokenCard',
      'showUser',
    ];
    const offered = commands.filter(({ enablement }) => enablement === undefined);
    const ids = new Set(offered.map(({ command }) => command));
    assert.deepEqual(
      main.filter((name) => !ids.has(`fakturoid.${name}`)),
      [],
    );
  });

  it('has one command that is found by “sign in”', () => {
    const titles = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
    const inPalette = commands.filter(({ command }) => !NEED_A_ROW.includes(command));
    const found = inPalette
      .map(({ title }) => titles[title.slice(1, -1)] ?? '')
      .filter((title) => /sign/i.test(title) && /in/i.test(title));
    assert.deepEqual(found, ['Sign in']);
  });

  it('registers exactly the commands that it contributes, beside those of rows and pages', () => {
    const sources = readdirSync('src/features').map((feature) =>
      readFileSync(`src/features/${feature}/register.ts`, 'utf8'),
    );
    const registered = sources.flatMap((source) =>
      [...source.matchAll(/'(fakturoid\.\w+)': (async )?\(/g)].map(([, id]) => id),
    );
    const contributed = commands.map(({ command }) => command);
    assert.deepEqual(registered.sort(), [...contributed, ...INTERNAL].sort());
  });

  it('offers in menus only commands and submenus that there are, under its own category', () => {
    const known = new Set([
      ...commands.map(({ command }) => command),
      ...manifest.contributes.submenus.map(({ id }) => id),
    ]);
    const used = Object.values(menus).flat();
    assert.deepEqual(
      used.filter(({ command, submenu }) => !known.has(command ?? submenu ?? '')),
      [],
    );
    assert.ok(commands.every(({ category }) => category === 'Fakturoid'));
  });

  it('has three buttons above the tree, and nine entries behind them at most', () => {
    for (const arrangement of ['byAccount', 'byPerson']) {
      for (const isFiltered of [true, false]) {
        for (const isLoading of [true, false]) {
          const keys = {
            view: 'fakturoid.accounts',
            'fakturoid.state': 'signedIn',
            'fakturoid.arrangement': arrangement,
            'fakturoid.isFiltered': isFiltered,
            'fakturoid.isLoadingPeople': isLoading,
          };
          const there = (menus['view/title'] ?? []).filter(({ when = '' }) => isTrue(when, keys));
          const buttons = there.filter(({ group }) => group?.startsWith('navigation'));
          assert.deepEqual(
            buttons.map(({ command }) => command),
            [
              isLoading ? 'fakturoid.stopLoading' : 'fakturoid.refresh',
              'fakturoid.findUser',
              isFiltered
                ? 'fakturoid.clearFilter'
                : arrangement === 'byAccount'
                  ? 'fakturoid.arrangeByPerson'
                  : 'fakturoid.arrangeByAccount',
            ],
          );
          assert.ok(there.length - buttons.length <= 9, String(there.length));
        }
      }
    }
  });

  it('has one short walkthrough, whose steps are ticked by what was reached and not by what was tried', () => {
    const { walkthroughs } = manifest.contributes;
    const texts = JSON.parse(readFileSync('package.nls.json', 'utf8')) as Record<string, string>;
    assert.equal(walkthroughs.length, 1);
    const steps = walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    assert.ok(steps.length > 0 && steps.length <= 5);
    for (const { description, completionEvents } of steps) {
      assert.ok(completionEvents.length > 0);
      assert.ok(completionEvents.every((event) => event.startsWith('onContext:')));
      const text = texts[description.slice(1, -1)] ?? '';
      for (const [, command] of text.matchAll(/\(command:(fakturoid\.\w+)\)/g)) {
        assert.ok(
          commands.some((known) => known.command === command),
          command,
        );
      }
    }
  });

  it('draws each step of the walkthrough in the colours of the theme, with words, and says what is drawn', () => {
    const steps = manifest.contributes.walkthroughs.flatMap((walkthrough) => walkthrough.steps);
    const drawn = readdirSync('media/walkthrough').map((name) => `media/walkthrough/${name}`);
    assert.deepEqual(drawn.toSorted(), steps.map(({ media }) => media.svg).toSorted());
    for (const { media } of steps) {
      const picture = readFileSync(media.svg, 'utf8');
      assert.doesNotMatch(picture, /(?:fill|stroke)="(?!none|var\(--vscode-)/, media.svg);
      assert.ok([...picture.matchAll(/>[^<>]*\p{L}[^<>]*</gu)].length >= 3, media.svg);
      for (const file of ['package.nls.json', 'package.nls.cs.json']) {
        const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
        const alt = texts[media.altText.slice(1, -1)] ?? '';
        assert.ok(alt.length > 60, alt);
      }
    }
  });

  it('leads from the welcome to its walkthrough, in every language', () => {
    const { publisher, name, contributes } = manifest;
    const [walkthrough] = contributes.walkthroughs;
    const argument = encodeURIComponent(JSON.stringify(`${publisher}.${name}#${walkthrough?.id ?? ''}`));
    for (const file of ['package.nls.json', 'package.nls.cs.json']) {
      const texts = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
      const link = `(command:workbench.action.openWalkthrough?${argument})`;
      assert.ok(texts['welcome.signedOut']?.includes(link), file);
    }
  });

  it('offers in the palette the arrangement that the tree does not have', () => {
    const offered = (arrangement?: string): (string | undefined)[] =>
      (menus['commandPalette'] ?? [])
        .filter(({ command }) => command?.startsWith('fakturoid.arrange'))
        .filter(({ when = '' }) => isTrue(when, { 'fakturoid.arrangement': arrangement }))
        .map(({ command }) => command);
    assert.deepEqual(offered('byPerson'), ['fakturoid.arrangeByAccount']);
    assert.deepEqual(offered('byAccount'), ['fakturoid.arrangeByPerson']);
    assert.deepEqual(offered(undefined), ['fakturoid.arrangeByPerson'], 'before the extension has started');
  });

  it('has no setting that a workspace could change', () => {
    const scopes = Object.values(configuration.properties).map(({ scope }) => scope);
    assert.ok(scopes.length > 0);
    assert.ok(scopes.every((scope) => scope === 'application'));
  });

  it('describes every setting and gives it a place of its own', () => {
    const settings = Object.entries(configuration.properties);
    for (const [name, { description, markdownDescription }] of settings) {
      assert.match(description ?? markdownDescription ?? '', /^%setting\./, name);
    }
    const places = settings.map(([, { order }]) => order);
    assert.deepEqual(
      places,
      places.map((_, index) => index + 1),
    );
  });

  it('has an icon of the size that the Marketplace shows on sharp screens', () => {
    const png = readFileSync(manifest.icon);
    assert.equal(png.subarray(1, 4).toString('latin1'), 'PNG');
    assert.deepEqual([png.readUInt32BE(16), png.readUInt32BE(20)], [256, 256]);
  });

  it('tells the Marketplace what it shows', () => {
    assert.equal(manifest.license, 'MIT');
    assert.equal(manifest.pricing, 'Free');
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/);
    assert.equal(manifest.galleryBanner.theme, 'dark');
    assert.deepEqual(manifest.categories, ['Other']);
    assert.ok(manifest.keywords.length <= 5, 'the Marketplace shows five');
  });

  it('links to one repository from everywhere', () => {
    const repository = manifest.repository.url.replace(/\.git$/, '');
    assert.match(repository, /^https:\/\/github\.com\/[\w-]+\/[\w-]+$/);
    assert.deepEqual(
      [manifest.bugs.url, manifest.homepage, manifest.qna],
      [`${repository}/issues`, `${repository}#readme`, `${repository}/discussions`],
    );
  });

  it('runs where the secrets are, and in workspaces of any kind', () => {
    assert.deepEqual(manifest.extensionKind, ['ui', 'workspace']);
    assert.deepEqual(manifest.capabilities, {
      // Files of a workspace are looked at, which an untrusted one does not allow.
      untrustedWorkspaces: { supported: 'limited', description: '%untrusted%' },
      virtualWorkspaces: true,
    });
  });

  it('sends no telemetry, and says so', () => {
    const sources = readdirSync('src', { recursive: true, encoding: 'utf8' }).filter((file) =>
      file.endsWith('.ts'),
    );
    assert.ok(sources.length > 0);
    for (const file of sources) {
      assert.doesNotMatch(
        readFileSync(`src/${file}`, 'utf8'),
        /createTelemetryLogger|applicationinsights/i,
        file,
      );
    }
    assert.match(readFileSync('README.md', 'utf8'), /no telemetry/i);
  });

  it('compiles against the oldest VS Code that it supports', () => {
    assert.equal(manifest.engines.vscode, '^1.105.0');
    assert.equal(manifest.devDependencies['@types/vscode'], '1.105.0');
  });

  it('bundles what it needs at run time', () => {
    assert.equal(manifest.dependencies, undefined);
  });

  it('names no registry in the lock file', () => {
    assert.doesNotMatch(readFileSync('package-lock.json', 'utf8'), /"resolved"/);
  });
});

/** Whether a clause of `key == value`, `key != value`, `key` and `!key`, all joined by `&&`, is true. */
function isTrue(when: string, keys: Readonly<Record<string, unknown>>): boolean {
  return when.split(' && ').every((part) => {
    const [key = '', operator, value] = part.split(' ');
    switch (operator) {
      case '==':
        return keys[key] === value;
      case '!=':
        return keys[key] !== value;
      default:
        return key.startsWith('!') ? keys[key.slice(1)] !== true : keys[key] === true;
    }
  });
}

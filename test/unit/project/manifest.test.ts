import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';

interface Menu {
  readonly command: string;
  readonly when?: string;
}

interface Manifest {
  readonly engines: { readonly vscode: string };
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: boolean } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly Menu[]>>;
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly scope: string }>> };
  };
}

/** Commands that do nothing without the row of the tree they were chosen on. */
const NEED_A_ROW = ['fakturoid.retry'];

describe('the manifest', () => {
  const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as Manifest;
  const { commands, menus, configuration } = manifest.contributes;

  it('hides from the palette exactly the commands that need a row', () => {
    const hidden = (menus['commandPalette'] ?? []).filter(({ when }) => when === 'false');
    assert.deepEqual(hidden.map(({ command }) => command).sort(), NEED_A_ROW);
  });

  it('registers exactly the commands that it contributes', () => {
    const source = readFileSync('src/commands/index.ts', 'utf8');
    const registered = new Set(source.match(/'fakturoid\.\w+'/g)?.map((text) => text.slice(1, -1)));
    assert.deepEqual([...registered].sort(), commands.map(({ command }) => command).sort());
  });

  it('offers in menus only commands that there are, under its own category', () => {
    const known = new Set(commands.map(({ command }) => command));
    const used = Object.values(menus).flat();
    assert.deepEqual(
      used.filter(({ command }) => !known.has(command)),
      [],
    );
    assert.ok(commands.every(({ category }) => category === 'Fakturoid'));
  });

  it('has no setting that a workspace could change', () => {
    const scopes = Object.values(configuration.properties).map(({ scope }) => scope);
    assert.ok(scopes.length > 0);
    assert.ok(scopes.every((scope) => scope === 'application'));
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

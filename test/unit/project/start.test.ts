import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import Module, { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundle } from '../../bench/bundle';
import { nextTurn } from '../../../src/base/nextTurn';

class Anything {
  readonly isStandIn = true;
}

/** Whatever is asked of it: a class, a function, an object. Stands in for all of VS Code that a start only registers with. */
function anything(): unknown {
  return new Proxy(Anything, {
    get: (target, name) => {
      if (name === 'prototype') return target.prototype;
      // Each setting has its default.
      if (name === 'getConfiguration') return () => ({ get: (_key: string, value: unknown) => value });
      if (name === Symbol.toPrimitive) return () => '';
      // No promise, no list, no text.
      return name === 'then' || typeof name === 'symbol' ? undefined : anything();
    },
    set: () => true,
    apply: () => anything(),
    construct: () => ({ dispose: () => undefined, event: () => ({ dispose: () => undefined }) }),
  });
}

type Load = (request: string, ...rest: unknown[]) => unknown;

describe('the start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fakturoid-start-'));
  const loader = Module as unknown as { _load: Load };
  const load = loader._load;
  const fetch = globalThis.fetch;
  const intl = globalThis.Intl;

  after(() => {
    globalThis.Intl = intl;
    loader._load = load;
    globalThis.fetch = fetch;
    rmSync(folder, { recursive: true, force: true });
  });

  it('is over when activate() returns, without a request, a secret or rules of a language', async () => {
    const file = join(folder, 'extension.cjs');
    await bundle('src/extension.ts', file);
    const asked: string[] = [];
    const noting = (what: string) => (): Promise<undefined> => {
      asked.push(what);
      return Promise.resolve(undefined);
    };
    const vscode = anything();
    loader._load = (request, ...rest) =>
      request === 'vscode' ? vscode : load.call(loader, request, ...rest);
    globalThis.fetch = noting('fetch') as unknown as typeof fetch;
    globalThis.Intl = new Proxy(intl, {
      get: (target, name) => {
        asked.push(`Intl.${String(name)}`);
        return Reflect.get(target, name) as unknown;
      },
    });
    const { activate } = createRequire(import.meta.url)(file) as {
      activate: (context: unknown) => { version?: number };
    };
    const subscriptions: unknown[] = [];
    const api = activate({
      subscriptions,
      secrets: {
        get: noting('secrets.get'),
        keys: noting('secrets.keys'),
        store: noting('secrets.store'),
        onDidChange: () => ({ dispose: () => undefined }),
      },
      globalState: { get: (_key: string, value: unknown) => value, setKeysForSync: () => undefined },
      workspaceState: { get: () => undefined },
      globalStorageUri: { fsPath: folder },
      extension: { id: 'a.b', packageJSON: { version: '0.0.0' } },
      extensionUri: {},
      extensionMode: 1,
    });
    assert.equal(api.version, 1);
    assert.ok(subscriptions.length > 5);
    for (let turn = 0; turn < 10; turn++) await nextTurn();
    assert.deepEqual(asked, []);
  });
});

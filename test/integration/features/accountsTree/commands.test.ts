import assert from 'node:assert/strict';
import { window as vscodeWindow } from 'vscode';
import { StoredTreeOptions } from '../../../../src/features/accountsTree/treeOptions';
import type { ResourceKey } from '../../../../src/base/references';
import { reveal, refreshAccount, refreshIdentity } from '../../../../src/features/accountsTree/commands';
import { ACCOUNT, USER, useCommands } from '../../support/useCommands';

describe('the commands of the tree', () => {
  const stage = useCommands();
  const { memento, stubs, signedIn } = stage;

  it('reveals what a filter hides once the person has said so', async () => {
    const options = new StoredTreeOptions(memento);
    await options.set({ arrangement: 'byPerson', filter: { permissions: ['owner'], scopes: [] } });
    const revealed: unknown[] = [];
    const view = {
      selected: () => Promise.resolve(undefined),
      reveal: (reference: unknown) => {
        revealed.push(reference);
        return Promise.resolve(options.current.filter.permissions.length === 0);
      },
      people: { start: () => Promise.resolve(), stop: () => undefined },
    };
    await reveal({ ...stage.context, options, view: () => Promise.resolve(view) }, USER);
    assert.equal(stage.said.length, 1);
    assert.deepEqual(options.current.filter.permissions, ['owner']);
    stubs.replace(vscodeWindow, 'showInformationMessage', (_text: string, action: string) =>
      Promise.resolve(action),
    );
    await reveal({ ...stage.context, options, view: () => Promise.resolve(view) }, USER);
    assert.deepEqual(revealed, [USER, USER, USER]);
    assert.deepEqual(options.current.filter.permissions, []);
    assert.equal(options.current.arrangement, 'byPerson');
    await reveal({ ...stage.context, options, view: () => Promise.resolve(view) }, ACCOUNT);
    assert.equal(options.current.arrangement, 'byAccount', 'among people an account has no row');
    options.dispose();
  });

  it('loads only the account, or only the identity, that is to be refreshed', async () => {
    const [agency, freelancer] = await signedIn('agency', 'freelancer');
    assert.ok(agency && freelancer);
    const keys: ResourceKey[] = [
      { kind: 'currentUser', identityId: agency.id },
      { kind: 'currentUser', identityId: freelancer.id },
      { kind: 'users', identityId: freelancer.id, slug: 'ondrej-dvorak' },
    ];
    for (const key of keys) {
      await stage.current.directory.ensure(key).settled;
    }
    const known = stage.current.directory.users(freelancer.id, 'ondrej-dvorak');
    const other = stage.current.directory.currentUser(agency.id);

    const mine = stage.current.directory.currentUser(freelancer.id);
    await refreshAccount(stage.context, { identityId: freelancer.id, slug: 'ondrej-dvorak' });
    assert.notEqual(stage.current.directory.users(freelancer.id, 'ondrej-dvorak'), known);
    assert.equal(stage.current.directory.currentUser(freelancer.id), mine);

    const refreshed = stage.current.directory.users(freelancer.id, 'ondrej-dvorak');
    await refreshIdentity(stage.context, { identityId: freelancer.id });
    assert.notEqual(stage.current.directory.currentUser(freelancer.id), mine);
    assert.notEqual(stage.current.directory.users(freelancer.id, 'ondrej-dvorak'), refreshed);
    assert.equal(stage.current.directory.currentUser(agency.id), other);
  });
});

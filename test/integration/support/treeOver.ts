import type { Directory } from '../../../src/directory/directory';
import { ProgrammaticUsers } from '../../../src/directory/programmaticUsers';
import { WorkspaceAccount } from '../../../src/directory/workspaceAccount';
import * as tooltips from '../../../src/features/accountsTree/tooltips';
import { PeopleLoading } from '../../../src/features/accountsTree/peopleLoading';
import { AccountsTreeProvider } from '../../../src/features/accountsTree/provider';
import { StoredTreeOptions } from '../../../src/features/accountsTree/treeOptions';
import { FakeMemento } from '../../kit/fakeMemento';

/** The tree of a directory, and what it is made of. */
export function treeOver(directory: Directory) {
  const memento = new FakeMemento();
  const settings = new StoredTreeOptions(memento);
  const programmatic = new ProgrammaticUsers(memento);
  const workspaceAccount = new WorkspaceAccount(memento);
  const people = new PeopleLoading(directory);
  const tree = new AccountsTreeProvider({
    directory,
    options: settings,
    programmatic,
    workspaceAccount,
    people,
    collator: new Intl.Collator('cs'),
    tooltips: () => Promise.resolve(tooltips),
  });
  return { memento, settings, programmatic, workspaceAccount, people, tree };
}

import { ProgressLocation } from 'vscode';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import { peopleOf } from '../../directory/people';
import type { TreeContext } from './context';
import { countOfAccounts } from '../../labels/counts';

/** *Arrange by account*: accounts with their users below. */
export async function arrangeByAccount({ options }: TreeContext): Promise<void> {
  await options.set({ arrangement: 'byAccount' });
}

/** *Arrange by person*: people with their accounts below; loads what is missing, which can be given up. */
export async function arrangeByPerson(context: TreeContext): Promise<void> {
  await context.options.set({ arrangement: 'byPerson' });
  await loadEverything(context);
}

/** Loads the users of all accounts with progress; what has arrived stays when the person gives up. */
export async function loadEverything({ directory, sessions }: TreeContext): Promise<void> {
  const { people, unread } = peopleOf(await sessions.list(), directory);
  if (people.length > 0 && unread.every(({ state }) => state.status === 'failed')) {
    return;
  }
  await window.withProgress(
    {
      location: ProgressLocation.Notification,
      title: l10n.t('Loading who has access'),
      cancellable: true,
    },
    (progress, cancelled) => {
      const controller = new AbortController();
      cancelled.onCancellationRequested(() => controller.abort());
      let before = 0;
      return directory.loadAll((done, all) => {
        progress.report({
          increment: all === 0 ? 100 : ((done - before) / all) * 100,
          message: l10n.t('{0} of {1}', done, countOfAccounts(all)),
        });
        before = done;
      }, controller.signal);
    },
  );
}

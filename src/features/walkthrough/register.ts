import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { window } from '../../platform/window';
import type { Services } from '../../services';

/**
 * Ticks steps of the walkthrough: seeing the users of an account, which no page reports, and everything that was
 * reached before.
 */
export function registerWalkthrough({ directory, milestones }: Services): Disposable {
  const disposables = new DisposableStore();
  const looking = disposables.add(
    directory.onDidChange((key) => {
      if (key?.kind === 'users' && directory.state(key).status === 'ready') {
        milestones.reach('users');
        looking.dispose();
      }
    }),
  );
  disposables.add(
    window.tabGroups.onDidChangeTabs(({ opened }) => {
      // VS Code does not tell extensions which tab is a walkthrough.
      if (opened.some(({ input }) => input === undefined)) {
        milestones.tellAgain();
      }
    }),
  );
  return disposables;
}

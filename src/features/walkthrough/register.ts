import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { window } from '../../platform/window';
import type { Services } from '../../services';

/**
 * Ticks steps of the walkthrough: that which no page tells of, as the users of an account were seen, and all that was
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
      // Extensions are not told what a walkthrough is.
      if (opened.some(({ input }) => input === undefined)) {
        milestones.tellAgain();
      }
    }),
  );
  return disposables;
}

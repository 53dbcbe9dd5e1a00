import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { ContextKey } from '../../platform/contextKey';
import type { Services } from '../../services';

/** Ticks the step of the walkthrough that no other context key tells of: the users of an account were seen. */
export function registerWalkthrough({ directory }: Services): Disposable {
  const disposables = new DisposableStore();
  const hasUsers = new ContextKey<boolean>('fakturoid.hasUsers');
  disposables.add(
    directory.onDidChange((key) => {
      if (key?.kind === 'users' && directory.state(key).status === 'ready') {
        hasUsers.set(true);
        disposables.dispose();
      }
    }),
  );
  return disposables;
}

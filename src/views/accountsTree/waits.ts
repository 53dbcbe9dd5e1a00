import { l10n, type TreeView } from 'vscode';
import type { Clock } from '../../base/clock';
import type { Disposable } from '../../base/event';
import type { Directory } from '../../directory/directory';

/** Says above the tree how long requests still wait for the rate limit, second by second. */
export function showWaits(
  view: Pick<TreeView<unknown>, 'message'>,
  directory: Pick<Directory, 'onDidChangeWait'>,
  clock: Clock,
): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const stop = (): void => {
    clearInterval(timer);
    view.message = '';
  };
  const subscription = directory.onDidChangeWait((until) => {
    stop();
    if (until === undefined) {
      return;
    }
    const tell = (): void => {
      const seconds = Math.max(1, Math.ceil((until - clock.now()) / 1000));
      view.message = l10n.t('Fakturoid asks to slow down. Going on in {0} s…', seconds);
    };
    tell();
    timer = setInterval(tell, 1000);
  });
  return {
    dispose: () => {
      subscription.dispose();
      stop();
    },
  };
}

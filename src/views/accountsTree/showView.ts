import { l10n, type TreeView as VsCodeTreeView } from 'vscode';
import { isFiltering } from '../../access/filter';
import { permissionOf } from '../../access/rights';
import type { Clock } from '../../base/clock';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Directory } from '../../directory/directory';
import { ContextKey } from '../../platform/contextKey';
import type { Sessions } from '../../session/sessions';
import { permissionLabel, scopeLabel } from '../words/rights';
import type { Arrangement, TreeSettings, TreeView } from './settings';

/** The texts of a view beside its rows. */
type ViewTexts = Pick<VsCodeTreeView<unknown>, 'description' | 'message'>;

/**
 * Keeps the texts of the view and the context keys of its menus in step: what is filtered, and second by second how
 * long requests still wait for the rate limit.
 */
export function showView(
  view: ViewTexts,
  settings: TreeSettings,
  directory: Pick<Directory, 'onDidChangeWait'>,
  sessions: Pick<Sessions, 'known' | 'onDidRead'>,
  clock: Clock,
): Disposable {
  const disposables = new DisposableStore();
  const arrangement = new ContextKey<Arrangement>('fakturoid.arrangement');
  const filtered = new ContextKey<boolean>('fakturoid.isFiltered');
  let until: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const show = (): void => {
    const description = describeView(settings.view);
    arrangement.set(settings.view.arrangement);
    filtered.set(isFiltering(settings.view.filter));
    view.description = description;
    view.message = messageOf(description);
  };
  const messageOf = (description: string): string => {
    if (until !== undefined) {
      const seconds = Math.max(1, Math.ceil((until - clock.now()) / 1000));
      return l10n.t('Fakturoid asks to slow down. Going on in {0} s…', seconds);
    }
    // A view that stands alone in its container shows no description. Signed out, a message would hide the welcome.
    return description === '' || sessions.known.length === 0 ? '' : l10n.t('Filter: {0}', description);
  };
  disposables.add(settings.onDidChange(show));
  disposables.add(sessions.onDidRead(show));
  disposables.add(
    directory.onDidChangeWait((end) => {
      until = end;
      clearInterval(timer);
      timer = until === undefined ? undefined : setInterval(show, 1000);
      show();
    }),
  );
  disposables.add({ dispose: () => clearInterval(timer) });
  show();
  return disposables;
}

/** What is filtered; empty where nothing is. */
export function describeView({ filter }: TreeView): string {
  return [
    ...filter.permissions.map((value) => permissionLabel(permissionOf(value))),
    ...filter.scopes.map(scopeLabel),
    ...(filter.hidesProgrammatic ? [l10n.t('without programmatic users')] : []),
  ].join(', ');
}

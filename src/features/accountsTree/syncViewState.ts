import { joined, line, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import type { TreeView } from '../../platform/window';
import type { UserFilter } from './rules/filter';
import { permissionOf } from '../../rights/rights';
import type { Clock } from '../../base/clock';
import { DisposableStore } from '../../base/disposables';
import { Lasting } from './lasting';
import type { Disposable, Event } from '../../base/event';
import type { Directory, Progress } from '../../directory/directory';
import type { LastReview } from '../../directory/lastReview';
import { countKnown } from '../../directory/people';
import type { ProgrammaticUsers } from '../../directory/programmaticUsers';
import { ContextKey } from '../../platform/contextKey';
import { settings } from '../../platform/settings';
import type { Identity, Sessions } from '../../session/sessions';
import { lastReviewLabel, partOfAccounts } from '../../labels/counts';
import { permissionLabel, scopeLabel } from '../../labels/rights';
import { waitLabel } from '../../labels/wait';
import { listOf } from '../../labels/lists';
import type { EmptyTree } from './nodes';
import type { PeopleLoading } from './peopleLoading';
import type { AccountsTreeProvider } from './provider';
import type { StoredTreeOptions, TreeOptions } from './treeOptions';

/** The texts of a view besides its rows. */
type ViewTexts = Pick<TreeView<unknown>, 'description' | 'message'>;

/** Milliseconds; a first load that is shorter needs no words, which would come and go and move all rows. */
const SLOW_MS = 1000;

/** What the texts are about. */
interface ShownFacts {
  readonly programmatic: Pick<ProgrammaticUsers, 'all' | 'onDidChange'>;
  readonly directory: Directory;
  readonly sessions: Pick<Sessions, 'known' | 'onDidRead'>;
  readonly clock: Clock;
  readonly tree: Pick<AccountsTreeProvider, 'emptiness' | 'onDidChangeEmptiness'>;
  readonly people: Pick<PeopleLoading, 'isLoading' | 'onDidChange'>;
  readonly lastReview: Pick<LastReview, 'daysAgo' | 'look' | 'onDidChange'>;
  /** Until when requests wait for the rate limit, in milliseconds since 1970. */
  readonly onDidChangeWait: Event<number | undefined>;
}

/**
 * Keeps the texts of the view and the context keys of its welcomes and of *Stop loading* in step: what is filtered, who is
 * hidden, why there is no row, how much is loaded, how long ago the last review was, and second by second how long requests
 * still wait for the rate limit.
 */
export function syncViewState(
  view: ViewTexts,
  options: StoredTreeOptions,
  { programmatic, directory, sessions, clock, onDidChangeWait, tree, people, lastReview }: ShownFacts,
): Disposable {
  const disposables = new DisposableStore();
  const empty = new ContextKey<EmptyTree | 'no'>('fakturoid.empty');
  const loading = new ContextKey<boolean>('fakturoid.isLoadingPeople');
  let progress: Progress | undefined;
  let until: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const firstLoad = disposables.add(new Lasting(clock, SLOW_MS, () => show()));
  const show = (): void => {
    empty.set(tree.emptiness ?? 'no');
    loading.set(people.isLoading);
    const isSlow = firstLoad.update(isLoadingFirst(sessions.known, directory));
    setTexts(view, describeView(options.current), messageOf(isSlow));
  };
  const messageOf = (isSlow: boolean): Shown => {
    if (until !== undefined) {
      return waitLabel(until, clock.now());
    }
    if (progress !== undefined) {
      return l10n.t('Loading users: {0}…', partOfAccounts(progress.done, progress.all));
    }
    if (isSlow) {
      return l10n.t('Loading accounts…');
    }
    // A message would hide the welcome.
    if (sessions.known.length === 0 || tree.emptiness !== undefined) {
      return line``;
    }
    const about = messageAbout(options.current.filter, countHidden());
    return joined([about, reminderOf(lastReview.daysAgo)], ' · ');
  };
  const countHidden = (): number =>
    options.current.hidesProgrammatic ? countKnown(sessions.known, directory, programmatic.all()) : 0;
  disposables.add(options.onDidChange(show));
  // Only after identities were read, so that the start does not read the folder.
  const lookAndShow = (): void => {
    void lastReview.look();
    show();
  };
  disposables.add(sessions.onDidRead(lookAndShow));
  for (const source of [settings, lastReview, programmatic, people]) {
    disposables.add(source.onDidChange(show));
  }
  disposables.add(tree.onDidChangeEmptiness(show));
  disposables.add(
    directory.onDidProgress((current) => {
      progress = current;
      show();
    }),
  );
  disposables.add(
    directory.onDidChange((key) => {
      // Users who were loaded change nothing but who is hidden.
      if (options.current.hidesProgrammatic || key?.kind === 'currentUser') {
        show();
      }
    }),
  );
  disposables.add(
    onDidChangeWait((end) => {
      until = end;
      clearInterval(timer);
      timer = until === undefined ? undefined : setInterval(show, 1000);
      show();
    }),
  );
  disposables.add({ dispose: () => clearInterval(timer) });
  (sessions.known.length === 0 ? show : lookAndShow)();
  return disposables;
}

/** VS Code sends every text that is set to the window, changed or not. */
function setTexts(view: ViewTexts, description: Shown, message: Shown): void {
  if (view.description !== description) {
    view.description = description;
  }
  if (view.message !== message) {
    view.message = message;
  }
}

/** Whether nothing is known yet, not even that it failed. */
function isLoadingFirst(identities: readonly Identity[], directory: Directory): boolean {
  const states = identities.map(({ id }) => directory.currentUser(id));
  return (
    states.every(({ value, status }) => value === undefined && status !== 'failed') &&
    states.some(({ status }) => status === 'loading')
  );
}

/** What is filtered and hidden; empty if nothing is. */
function describeView({ filter, hidesProgrammatic }: TreeOptions): Shown {
  return joined(
    [describeFilter(filter), hidesProgrammatic ? l10n.t('without programmatic users') : undefined],
    ' · ',
  );
}

/** Repeats the description in the message: a view that is alone in its container shows no description. */
function messageAbout(userFilter: UserFilter, hidden: number): Shown {
  const filter = describeFilter(userFilter);
  return joined(
    [
      filter === '' ? undefined : l10n.t('Filter: {0}', filter),
      hidden === 0 ? undefined : l10n.t('Programmatic users are hidden ({0})', hidden),
    ],
    ' · ',
  );
}

/** A reminder to review access; undefined if no review is kept or the last one is recent. */
function reminderOf(daysAgo: number | undefined): Shown | undefined {
  if (daysAgo === undefined) {
    return undefined;
  }
  const days = settings.reviewReminderDays();
  return days === 0 || daysAgo <= days ? undefined : lastReviewLabel(daysAgo);
}

function describeFilter({ permissions, scopes }: UserFilter): Shown {
  const parts = [
    listOf(
      permissions.map((value) => permissionLabel(permissionOf(value))),
      'or',
    ),
    listOf(scopes.map(scopeLabel), 'or'),
  ];
  return joined(parts, ' + ');
}

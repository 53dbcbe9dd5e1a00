import { QuickInputButtons } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { letRun } from '../../base/log';
import type { ResourceKey } from '../../base/references';
import { peopleOf } from '../../directory/people';
import { partOfAccounts } from '../../labels/counts';
import { wordsOfFailure } from '../../labels/failures';
import { nameOfUser } from '../../labels/names';
import type { PickerContext } from '../../pickers/context';
import { ensureSignedIn } from '../../pickers/ensureSignedIn';
import { call, run, runForClick } from '../../platform/commands';
import { keepOrder } from './keepOrder';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import { accountRows, type Choice, moreRow, nobodyRow, notLoadedRow, personRow, type Row } from './rows';
import { type Found, PeopleIndex } from './search';

/** A list longer than this helps nobody; the next letter shortens it. */
const MOST_ITEMS = 200;
/** Pages of a large account arrive many times a second; the list is updated at most this often, in milliseconds. */
const UPDATE_MS = 200;

/**
 * *Find user…*: finds people in all accounts, by anything that tells them apart; results appear while accounts are
 * still loading. If a person has several accounts, one of them can be chosen.
 */
export async function findUser(context: PickerContext, query = ''): Promise<void> {
  if (await ensureSignedIn(context)) {
    const box = new FindBox(context, query);
    try {
      await box.ask();
    } finally {
      box.dispose();
    }
  }
}

/** The search box. */
class FindBox implements Disposable {
  readonly #context: PickerContext;
  readonly #disposables = new DisposableStore();
  readonly #pick = this.#disposables.add(window.createQuickPick<Row>());
  readonly #closing = new AbortController();
  #index = new PeopleIndex([]);
  /** Data for the last rows of the list: how much was searched, and what was not. */
  #searched = 0;
  #notLoaded: Row | undefined;
  #progress: { readonly done: number; readonly all: number } | undefined;
  /** The person whose accounts are listed, and what was typed to find them. */
  #inside: { readonly found: Found; readonly query: string } | undefined;
  #timer: NodeJS.Timeout | undefined;

  constructor(context: PickerContext, query: string) {
    this.#context = context;
    const pick = this.#pick;
    keepOrder(pick);
    pick.value = query;
    pick.ignoreFocusOut = true;
    pick.onDidChangeValue(() => {
      pick.items = this.#rows();
    });
    this.#disposables.add(
      context.directory.onDidChange(() => {
        this.#timer ??= setTimeout(() => {
          this.#timer = undefined;
          this.#update();
        }, UPDATE_MS);
      }),
    );
  }

  /** Resolves once the box is closed. */
  async ask(): Promise<void> {
    const { log } = this.#context;
    const pick = this.#pick;
    const closed = new Promise<void>((resolve) => pick.onDidHide(() => resolve()));
    pick.onDidAccept(() => {
      const [row] = pick.activeItems;
      if (row !== undefined) {
        this.#choose(row.choice);
      }
    });
    pick.onDidTriggerItemButton(({ item }) => {
      if (item.choice.kind === 'show') {
        pick.hide();
        void runForClick(call('fakturoid.reveal', item.choice.reference), log);
      }
    });
    pick.onDidTriggerButton(() => this.#goBack());
    const loading = this.#load([]);
    pick.show();
    await closed;
    this.#closing.abort();
    await loading;
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#disposables.dispose();
  }

  #choose(choice: Choice): void {
    switch (choice.kind) {
      case 'show':
        this.#pick.hide();
        void runForClick(call('fakturoid.showUser', choice.reference, 'keep'), this.#context.log);
        return;
      case 'enter':
        this.#inside = { found: choice.found, query: this.#pick.value };
        this.#pick.value = '';
        this.#show();
        return;
      case 'load':
        letRun(this.#loadAgain(choice), this.#context.log);
        return;
      case 'nothing':
    }
  }

  #goBack(): void {
    this.#pick.value = this.#inside?.query ?? '';
    this.#inside = undefined;
    this.#show();
  }

  /** Loads what is missing; if only signing in again helps, it offers that and comes back. */
  async #loadAgain({ keys }: Choice & { kind: 'load' }): Promise<void> {
    const { directory } = this.#context;
    const [key] = keys;
    const needsSignIn = keys.every((one) => {
      const state = directory.state(one);
      return state.status === 'failed' && wordsOfFailure(state.failure).remedy === 'signIn';
    });
    if (key === undefined || !needsSignIn) {
      await this.#load(keys);
      return;
    }
    const query = this.#inside?.query ?? this.#pick.value;
    this.#pick.hide();
    await run('fakturoid.replaceCredentials', { identityId: key.identityId });
    await findUser(this.#context, query);
  }

  /** Loads these again, and everything that was never loaded. */
  async #load(keys: readonly ResourceKey[]): Promise<void> {
    const { directory } = this.#context;
    this.#pick.busy = true;
    this.#update();
    await Promise.all(keys.map((key) => directory.reload(key).settled));
    await directory.loadAll((done, all) => {
      this.#progress = { done, all };
      this.#showTitle();
    }, this.#closing.signal);
    if (!this.#closing.signal.aborted) {
      this.#pick.busy = false;
      this.#update();
    }
  }

  /**
   * Updates the list from what is known now. New results must not move the selection away from under the person's
   * hands; the first row of the list of everybody does not count as selected.
   */
  #update(): void {
    const { sessions, directory } = this.#context;
    const { people, unread } = peopleOf(sessions.known, directory);
    const slugs = sessions.known.flatMap(({ id }) =>
      (directory.currentUser(id).value?.accounts ?? []).map(({ slug }) => slug),
    );
    const pick = this.#pick;
    this.#index = new PeopleIndex(people);
    this.#searched = new Set(slugs).size - unread.length;
    this.#notLoaded = notLoadedRow(directory, sessions.known, unread, pick.busy);
    if (this.#inside !== undefined) {
      const { found, query } = this.#inside;
      const same = this.#index
        .find(query, Infinity)
        .found.find(({ person }) => person.user.id === found.person.user.id);
      this.#inside = { found: same ?? found, query };
    }
    const [active] = pick.activeItems;
    const isAtTop = pick.value === '' && active === pick.items[0];
    this.#show();
    const same = pick.items.find(({ key }) => key === active?.key);
    if (same !== undefined && !isAtTop) {
      pick.activeItems = [same];
    }
  }

  #show(): void {
    this.#pick.items = this.#rows();
    this.#showTitle();
  }

  #rows(): readonly Row[] {
    const rows = this.#inside === undefined ? this.#people() : accountRows(this.#inside.found);
    return this.#notLoaded === undefined ? rows : [...rows, this.#notLoaded];
  }

  #people(): readonly Row[] {
    const { found, all } = this.#index.find(this.#pick.value, MOST_ITEMS);
    if (all === 0) {
      return this.#searched === 0 && this.#notLoaded !== undefined ? [] : [nobodyRow(this.#searched)];
    }
    const { programmatic } = this.#context;
    const rows = found.map((one) => personRow(one, programmatic.has(one.person.user.id)));
    return all > found.length ? [...rows, moreRow(all - found.length)] : rows;
  }

  #showTitle(): void {
    const pick = this.#pick;
    // The slug of an account.
    pick.matchOnDescription = this.#inside !== undefined;
    if (this.#inside !== undefined) {
      pick.title = nameOfUser(this.#inside.found.person.user);
      pick.placeholder = l10n.t('Select an account');
      pick.buttons = [QuickInputButtons.Back];
      return;
    }
    const { done, all } = this.#progress ?? { done: 0, all: 0 };
    pick.title =
      done < all ? l10n.t('Find user (loaded: {0})', partOfAccounts(done, all)) : l10n.t('Find user');
    pick.placeholder = l10n.t('Name, email, ID, slug, account or registration number');
    pick.buttons = [];
  }
}

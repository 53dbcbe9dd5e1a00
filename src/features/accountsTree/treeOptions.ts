import type { Memento } from 'vscode';
import { Emitter, type Disposable } from '../../base/event';
import { ContextKey } from '../../platform/contextKey';
import { isFiltering, NO_FILTER, type UserFilter } from './rules/filter';

/** Accounts with their users below, or people with their accounts below. */
type Arrangement = 'byAccount' | 'byPerson';

type Order = 'byName' | 'byPermission';

/** How the tree is arranged, filtered and ordered. */
export interface TreeOptions {
  readonly arrangement: Arrangement;
  readonly order: Order;
  readonly filter: UserFilter;
  /** Separate from the filter, so that clearing the filter does not bring them back. */
  readonly hidesProgrammatic: boolean;
}

const KEY = 'fakturoid.tree';

/** Remembers how a person wants to see the tree. */
export class StoredTreeOptions implements Disposable {
  readonly #memento: Memento;
  readonly #changed = new Emitter<TreeOptions>();
  #current: TreeOptions;

  readonly onDidChange = this.#changed.event;

  constructor(memento: Memento) {
    this.#memento = memento;
    this.#current = parse(memento.get<unknown>(KEY));
  }

  get current(): TreeOptions {
    return this.#current;
  }

  async set(change: Partial<TreeOptions>): Promise<void> {
    this.#current = { ...this.#current, ...change };
    this.#changed.fire(this.#current);
    await this.#memento.update(KEY, this.#current);
  }

  dispose(): void {
    this.#changed.dispose();
  }
}

/** Sets the context keys of the options for menus and the palette, also before the view is first open. */
export function syncOptions(options: StoredTreeOptions): Disposable {
  const arrangement = new ContextKey<Arrangement>('fakturoid.arrangement');
  const isFiltered = new ContextKey<boolean>('fakturoid.isFiltered');
  const hidesProgrammatic = new ContextKey<boolean>('fakturoid.hidesProgrammatic');
  const tell = ({ current }: StoredTreeOptions): void => {
    arrangement.set(current.arrangement);
    isFiltered.set(isFiltering(current.filter));
    hidesProgrammatic.set(current.hidesProgrammatic);
  };
  tell(options);
  return options.onDidChange(() => tell(options));
}

/** What is stored may come from another version: a part that is not understood counts as not set. */
function parse(stored: unknown): TreeOptions {
  const { arrangement, order, filter, hidesProgrammatic } = record(stored);
  const { permissions, scopes } = record(filter);
  return {
    arrangement: arrangement === 'byPerson' ? arrangement : 'byAccount',
    order: order === 'byPermission' ? order : 'byName',
    filter: {
      permissions: strings(permissions) ?? NO_FILTER.permissions,
      scopes: strings(scopes) ?? NO_FILTER.scopes,
    },
    hidesProgrammatic: hidesProgrammatic === true,
  };
}

function record(value: unknown): Partial<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? value : {};
}

function strings(value: unknown): readonly string[] | undefined {
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : undefined;
}

import { EventEmitter, type TreeDataProvider } from 'vscode';
import type { TreeItem } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import { type Disposable, Emitter } from '../../base/event';
import { nextTurn } from '../../base/nextTurn';
import type { AccountReference, IdentityReference, ResourceKey, UserReference } from '../../base/references';
import type { Directory } from '../../directory/directory';
import type { Loadable } from '../../directory/loader';
import { peopleOf } from '../../directory/people';
import type { ProgrammaticUsers } from '../../directory/programmaticUsers';
import type { WorkspaceAccount } from '../../directory/workspaceAccount';
import type { CurrentUser } from '../../fakturoid/schemas/currentUser';
import { isFiltering } from './rules/filter';
import type { Identity } from '../../session/sessions';
import { areExpired, emptinessOf } from './emptyTree';
import { findRow } from './findRow';
import { toTreeItem } from './items';
import {
  accountNodes,
  type Collator,
  identityNode,
  isFilteredOut,
  membershipNodes,
  type NodeContext,
  personNodes,
  rowFacts,
  unreadNodes,
  userNodes,
} from './makeNodes';
import {
  accountNodeId,
  type EmptyTree,
  identityNodeId,
  type IdentityNode,
  type RowFacts,
  type TreeNode,
} from './nodes';
import type { StoredTreeOptions } from './treeOptions';
import type { PeopleLoading } from './peopleLoading';
import type * as Tooltips from './tooltips';
import { OpenRows, RedrawGate } from './workarounds';

/**
 * Milliseconds of changes that are drawn at once if they come in quick succession: the later pages of a large
 * account, and in the arrangement by person, where any account may change any row.
 */
const REDRAW_MS = 400;
/** Drawing everybody takes at most this part of the time. */
const DRAWING_SHARE = 0.1;

/** What the rows are made of. */
interface TreeParts {
  readonly directory: Directory;
  readonly options: StoredTreeOptions;
  readonly programmatic: ProgrammaticUsers;
  readonly workspaceAccount: WorkspaceAccount;
  readonly people: Pick<PeopleLoading, 'startOnce' | 'isLoading' | 'onDidChange'>;
  readonly collator: Collator;
  /** Evaluated when a person first points at a row. */
  readonly tooltips: () => Promise<Pick<typeof Tooltips, 'tooltipOf'>>;
}

/** Feeds the Accounts view from the directory; redraws the smallest part that changed. */
export class AccountsTreeProvider implements TreeDataProvider<TreeNode>, Disposable {
  readonly #directory: Directory;
  readonly #options: StoredTreeOptions;
  readonly #programmatic: ProgrammaticUsers;
  readonly #workspaceAccount: WorkspaceAccount;
  readonly #people: TreeParts['people'];
  readonly #collator: Collator;
  readonly #tooltips: TreeParts['tooltips'];
  readonly #disposables = new DisposableStore();
  readonly #changed = this.#disposables.add(new EventEmitter<TreeNode | undefined>());
  readonly #emptinessChanged = this.#disposables.add(new Emitter<void>());
  readonly #open = new OpenRows();
  /** VS Code recognizes a node only by the same object that it was given last. */
  readonly #nodes = new Map</* node id */ string, TreeNode>();
  /** What each place contained when its children were last given out. */
  readonly #shown = new Map</* node id of the place */ string, Loadable<unknown>>();
  #identities: readonly Identity[] = [];
  #emptiness: EmptyTree | undefined;
  /** The only identity, whose accounts are at the root; undefined if there are none or several. */
  #only: Identity | undefined;
  readonly #redraws = new Map</* node id, '' for the root */ string, NodeJS.Timeout>();
  readonly #gate = new RedrawGate((id) => this.#redraw(id));
  /** Milliseconds that it took to make the rows of everybody. */
  #personsMs = 0;
  readonly onDidChangeTreeData = this.#changed.event;
  readonly onDidChangeEmptiness = this.#emptinessChanged.event;

  constructor(parts: TreeParts) {
    const { directory, options, programmatic, workspaceAccount, people } = parts;
    this.#directory = directory;
    this.#options = options;
    this.#programmatic = programmatic;
    this.#workspaceAccount = workspaceAccount;
    this.#people = people;
    this.#collator = parts.collator;
    this.#tooltips = parts.tooltips;
    this.#disposables.add(directory.onDidChange((key) => this.#onDirectory(key)));
    this.#disposables.add(options.onDidChange(() => this.#changed.fire(undefined)));
    this.#disposables.add(programmatic.onDidChange(() => this.#changed.fire(undefined)));
    this.#disposables.add(workspaceAccount.onDidChange(() => this.#changed.fire(undefined)));
    this.#disposables.add(people.onDidChange(() => this.#onPeople()));
    this.#disposables.add({ dispose: () => this.#redraws.forEach((timer) => clearTimeout(timer)) });
  }

  /** Follows which rows are open in the view that this feeds. */
  follow(view: Parameters<OpenRows['follow']>[0]): void {
    this.#disposables.add(this.#open.follow(view));
  }

  /** Why there is no row; undefined where there is one, or nobody is signed in. */
  get emptiness(): EmptyTree | undefined {
    return this.#emptiness;
  }

  getTreeItem(node: TreeNode): TreeItem {
    return this.#open.keep(toTreeItem(node, this.#factsOf(node)));
  }

  /** Adds the tooltip when a person points at the row: most rows of a long list are never pointed at. */
  async resolveTreeItem(item: TreeItem, node: TreeNode): Promise<TreeItem> {
    const { tooltipOf } = await this.#tooltips();
    item.tooltip = tooltipOf(node, this.#factsOf(node));
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) {
      return this.#given(this.#unlessEmpty(await this.#roots()));
    }
    return this.#given(await this.#gate.fetch(node.id, () => this.#childrenOf(node)));
  }

  /** The row of what a reference names, as it is arranged now; undefined where there is none. */
  rowOf(reference: UserReference | AccountReference | IdentityReference): Promise<TreeNode | undefined> {
    return findRow(reference, this.#directory, this.#context);
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  get #context(): NodeContext {
    return {
      options: this.#options.current,
      collator: this.#collator,
      marks: this.#programmatic.all(),
      workspaceSlug: this.#workspaceAccount.slug,
    };
  }

  #unlessEmpty(roots: readonly TreeNode[]): readonly TreeNode[] {
    const before = this.#emptiness;
    this.#emptiness = emptinessOf(roots, this.#identityStates);
    if (this.#emptiness !== before) {
      this.#emptinessChanged.fire();
    }
    return this.#emptiness === undefined ? roots : [];
  }

  get #identityStates(): readonly Loadable<CurrentUser>[] {
    return this.#identities.map(({ id }) => this.#directory.currentUser(id));
  }

  #given(children: readonly TreeNode[]): TreeNode[] {
    for (const child of children) {
      this.#nodes.set(child.id, child);
    }
    return [...children];
  }

  async #roots(): Promise<readonly TreeNode[]> {
    const identities = await this.#directory.identities();
    this.#nodes.clear();
    this.#shown.clear();
    this.#identities = identities;
    this.#only = undefined;
    if (this.#options.current.arrangement === 'byPerson' && identities.length > 0) {
      await Promise.all(identities.map(({ id }) => this.#loadAccounts(id)));
      void this.#people.startOnce(identities);
      return this.#persons(identities);
    }
    if (identities.length > 1) {
      return identities.map(identityNode);
    }
    [this.#only] = identities;
    return this.#only === undefined ? [] : this.#accounts(this.#only, undefined);
  }

  #persons(identities: readonly Identity[]): readonly TreeNode[] {
    const failed = identities.flatMap((identity) =>
      // Their accounts are unknown, so their failures are the only rows they have.
      this.#directory.currentUser(identity.id).value === undefined ? [identityNode(identity)] : [],
    );
    const startedAt = performance.now();
    const { people, unread } = peopleOf(identities, this.#directory);
    // What is still loading is no failure; the view says how much that is.
    const missing = this.#people.isLoading ? unread.filter(({ state }) => state.status === 'failed') : unread;
    const persons = personNodes({ people, unread: missing }, this.#context);
    this.#personsMs = performance.now() - startedAt;
    return [...failed, ...persons];
  }

  #factsOf(node: TreeNode): RowFacts | undefined {
    switch (node.kind) {
      case 'identity':
        return rowFacts(this.#directory.currentUser(node.identity.id), this.#context);
      case 'account':
        return rowFacts(this.#directory.users(node.identity.id, node.account.slug), this.#context);
      default:
        return undefined;
    }
  }

  async #childrenOf(node: TreeNode): Promise<readonly TreeNode[]> {
    switch (node.kind) {
      case 'identity':
        return this.#accounts(node.identity, node);
      case 'account': {
        const { identityId, slug } = node.reference;
        await this.#directory.ensure({ kind: 'users', identityId, slug }).firstValue;
        const state = this.#directory.users(identityId, slug);
        this.#shown.set(node.id, state);
        return userNodes(node, state, this.#context);
      }
      case 'person':
        return membershipNodes(node, this.#context);
      case 'unread':
        return unreadNodes(node, this.#context);
      default:
        return [];
    }
  }

  /** Makes the collator while the request is on its way: that reads the rules of a language. */
  async #loadAccounts(identityId: string): Promise<void> {
    const { firstValue } = this.#directory.ensure({ kind: 'currentUser', identityId });
    await nextTurn();
    this.#collator.compare('', '');
    await firstValue;
  }

  async #accounts(identity: Identity, parent: IdentityNode | undefined): Promise<readonly TreeNode[]> {
    await this.#loadAccounts(identity.id);
    const state = this.#directory.currentUser(identity.id);
    this.#shown.set(identityNodeId(identity.id), state);
    // Accounts that the filter hides are no longer given out.
    state.value?.accounts?.forEach(({ slug }) => this.#nodes.delete(accountNodeId(identity.id, slug)));
    return accountNodes(identity, parent, this.#directory, this.#context);
  }

  #onDirectory(key: ResourceKey | undefined): void {
    if (key === undefined) {
      this.#changed.fire(undefined);
    } else if (key.kind === 'account') {
      // No row shows anything of it.
    } else if (this.#options.current.arrangement === 'byPerson') {
      this.#redrawSoon('');
    } else {
      this.#onResource(key);
    }
  }

  /** The end of a load may be the only change: what was not loaded by then is then listed. */
  #onPeople(): void {
    if (!this.#people.isLoading && this.#options.current.arrangement === 'byPerson') {
      this.#redrawSoon('');
    }
  }

  #onResource(key: Exclude<ResourceKey, { kind: 'account' }>): void {
    const { identityId } = key;
    const id = key.kind === 'currentUser' ? identityNodeId(identityId) : accountNodeId(identityId, key.slug);
    const state = this.#directory.state(key);
    const before = this.#shown.get(id);
    // It only began to load, and still shows the same.
    if (state.status === 'loading' && state.value === before?.value) {
      return;
    }
    if (before !== undefined && key.kind === 'currentUser' && identityId === this.#only?.id) {
      this.#changed.fire(undefined);
      return;
    }
    if (this.#changesWhatThereIs(key, id)) {
      const isAll = this.#only !== undefined || key.kind === 'currentUser';
      this.#redrawSoon(isAll ? '' : identityNodeId(identityId));
      return;
    }
    // For a growing list, the first part is drawn at once and the whole at the end.
    const isGrowing = state.status === 'loading' && before?.value !== undefined;
    if (isGrowing) {
      this.#redrawSoon(id);
    } else if (this.#nodes.has(id)) {
      clearTimeout(this.#redraws.get(id));
      this.#redraws.delete(id);
      this.#gate.redraw(id);
    }
  }

  /** Whether accounts come or go, with the last valid sign-in or because of the filter. */
  #changesWhatThereIs(key: Exclude<ResourceKey, { kind: 'account' }>, id: string): boolean {
    if (key.kind === 'currentUser') {
      // The rows of an only identity are made once it has loaded.
      return this.#only === undefined && areExpired(this.#identityStates) !== (this.#emptiness === 'expired');
    }
    const { current } = this.#options;
    const users = this.#directory.users(key.identityId, key.slug);
    return isFiltering(current.filter) && this.#nodes.has(id) === isFilteredOut(users, current);
  }

  /** Redraws no more often than the cost of drawing allows. */
  #redrawSoon(id: string): void {
    if (!this.#redraws.has(id)) {
      const redraw = (): void => {
        this.#redraws.delete(id);
        this.#gate.redraw(id);
      };
      const pause = id === '' ? Math.max(REDRAW_MS, this.#personsMs / DRAWING_SHARE) : REDRAW_MS;
      this.#redraws.set(id, setTimeout(redraw, pause));
    }
  }

  #redraw(id: string): void {
    const node = this.#nodes.get(id);
    if (id === '' || node !== undefined) {
      this.#changed.fire(node);
    }
  }
}

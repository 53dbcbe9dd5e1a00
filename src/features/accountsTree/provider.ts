import { EventEmitter, type TreeDataProvider } from 'vscode';
import type { TreeItem } from '../../platform/window';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { nextTurn } from '../../base/nextTurn';
import type { AccountReference, ResourceKey, UserReference } from '../../base/references';
import type { Directory } from '../../directory/directory';
import type { Loadable } from '../../directory/loader';
import { peopleOf } from '../../directory/people';
import type { ProgrammaticUsers } from '../../directory/programmaticUsers';
import type { Identity } from '../../session/sessions';
import {
  accountNodes,
  type Collator,
  identityNode,
  membershipNodes,
  type NodeContext,
  personNodes,
  rowFacts,
  unreadNodes,
  userNodes,
} from './makeNodes';
import { accountNodeId, identityNodeId, type IdentityNode, type RowFacts, type TreeNode } from './nodes';
import type { StoredTreeOptions } from './treeOptions';
import { RedrawGate } from './workarounds';

/**
 * Milliseconds of changes that are drawn at once where they come thick and fast: the later pages of a large account, and in
 * the arrangement by person, where any account may change any row.
 */
const REDRAW_MS = 400;
/** Drawing everybody takes at most this part of the time. */
const DRAWING_SHARE = 0.1;

/** Feeds the Accounts view from the directory; redraws the smallest part that changed. */
export class AccountsTreeProvider implements TreeDataProvider<TreeNode>, Disposable {
  readonly #directory: Directory;
  readonly #options: StoredTreeOptions;
  readonly #programmatic: ProgrammaticUsers;
  readonly #collator: Collator;
  readonly #disposables = new DisposableStore();
  readonly #changed = this.#disposables.add(new EventEmitter<TreeNode | undefined>());
  /** VS Code knows a node by the very object it was given last. */
  readonly #nodes = new Map</* node id */ string, TreeNode>();
  /** What each place held when its children were last given out. */
  readonly #shown = new Map</* node id of the place */ string, Loadable<unknown>>();
  /** The only identity, whose accounts stand at the root; undefined where there are none or several. */
  #only: Identity | undefined;
  readonly #redraws = new Map</* node id, '' for the root */ string, NodeJS.Timeout>();
  readonly #gate = new RedrawGate((id) => this.#redraw(id));
  /** Milliseconds that it took to make the rows of everybody. */
  #personsMs = 0;
  #loadedAllFor = '';

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(
    directory: Directory,
    options: StoredTreeOptions,
    programmatic: ProgrammaticUsers,
    collator: Collator,
  ) {
    this.#directory = directory;
    this.#options = options;
    this.#programmatic = programmatic;
    this.#collator = collator;
    this.#disposables.add(directory.onDidChange((key) => this.#onDirectory(key)));
    this.#disposables.add(options.onDidChange(() => this.#changed.fire(undefined)));
    this.#disposables.add(programmatic.onDidChange(() => this.#changed.fire(undefined)));
    this.#disposables.add({ dispose: () => this.#redraws.forEach((timer) => clearTimeout(timer)) });
  }

  async getTreeItem(node: TreeNode): Promise<TreeItem> {
    // Loaded with the first row rather than at the start: words are most of it.
    const { toTreeItem } = await import('./items');
    return toTreeItem(node, this.#factsOf(node));
  }

  /** Adds the tooltip when a person points at the row: most rows of a long list are never pointed at. */
  async resolveTreeItem(item: TreeItem, node: TreeNode): Promise<TreeItem> {
    const { tooltipOf } = await import('./tooltips');
    item.tooltip = tooltipOf(node, this.#factsOf(node));
    return item;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    if (node === undefined) {
      void this.#prepareDrawing();
      return this.#given(await this.#roots());
    }
    // With what draws the rows at hand, VS Code sends them to the window in the turn in which it is given them.
    const [children] = await this.#gate.fetch(node.id, () =>
      Promise.all([this.#childrenOf(node), import('./items')]),
    );
    return this.#given(children);
  }

  /**
   * The row of an account, or of a user below it; the account's also where a filter hides them. Undefined when neither is
   * known.
   */
  async rowOf(reference: UserReference | AccountReference): Promise<TreeNode | undefined> {
    const { identityId, slug } = reference;
    const userId = 'userId' in reference ? reference.userId : undefined;
    const identities = await this.#directory.identities();
    const identity = identities.find(({ id }) => id === identityId);
    if (identity === undefined || slug === undefined) {
      return undefined;
    }
    await this.#directory.ensure({ kind: 'currentUser', identityId }).settled;
    if (userId !== undefined) {
      await this.#directory.ensure({ kind: 'users', identityId, slug }).settled;
    }
    // Not the rows that VS Code was given, which stay as they are: it finds its own by their ids.
    const parent = identities.length > 1 ? identityNode(identity) : undefined;
    const accounts = accountNodes(identity, this.#directory.currentUser(identityId), parent, this.#context);
    const account = accounts.find((node) => node.kind === 'account' && node.account.slug === slug);
    if (account?.kind !== 'account') {
      return undefined;
    }
    const users = userNodes(account, this.#directory.users(identityId, slug), this.#context);
    return users.find((node) => node.kind === 'user' && node.user.id === userId) ?? account;
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  /** While rows are waited for: evaluates what draws them, and makes the collator, which reads the rules of a language. */
  async #prepareDrawing(): Promise<void> {
    await Promise.all([import('./items'), nextTurn()]);
    this.#collator.compare('', '');
  }

  get #context(): NodeContext {
    return {
      options: this.#options.current,
      collator: this.#collator,
      marks: this.#programmatic.all(),
    };
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
    this.#only = undefined;
    if (this.#options.current.arrangement === 'byPerson' && identities.length > 0) {
      await Promise.all(
        identities.map(
          ({ id }) => this.#directory.ensure({ kind: 'currentUser', identityId: id }).firstValue,
        ),
      );
      this.#loadAllOnce(identities);
      return this.#persons(identities);
    }
    if (identities.length > 1) {
      return identities.map(identityNode);
    }
    [this.#only] = identities;
    return this.#only === undefined ? [] : this.#accounts(this.#only, undefined);
  }

  /** People need all accounts. Only once for the same identities: what was given up or failed is loaded when asked. */
  #loadAllOnce(identities: readonly Identity[]): void {
    const key = identities.map(({ id, signedInAt }) => `${id} ${signedInAt}`).join();
    if (this.#loadedAllFor !== key) {
      this.#loadedAllFor = key;
      void this.#directory.loadAll(() => undefined);
    }
  }

  #persons(identities: readonly Identity[]): readonly TreeNode[] {
    const failed = identities.flatMap((identity) =>
      // Their accounts are unknown, so their failures are the only rows they have.
      this.#directory.currentUser(identity.id).value === undefined ? [identityNode(identity)] : [],
    );
    const startedAt = performance.now();
    const persons = personNodes(peopleOf(identities, this.#directory), this.#context);
    this.#personsMs = performance.now() - startedAt;
    return [...failed, ...persons];
  }

  #factsOf(node: TreeNode): RowFacts | undefined {
    switch (node.kind) {
      case 'identity':
        return rowFacts(this.#directory.currentUser(node.identity.id));
      case 'account':
        return rowFacts(this.#directory.users(node.identity.id, node.account.slug));
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

  async #accounts(identity: Identity, parent: IdentityNode | undefined): Promise<readonly TreeNode[]> {
    await this.#directory.ensure({ kind: 'currentUser', identityId: identity.id }).firstValue;
    const state = this.#directory.currentUser(identity.id);
    this.#shown.set(identityNodeId(identity.id), state);
    return accountNodes(identity, state, parent, this.#context);
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
    // Of a list that grows the first part is drawn at once and the whole at the end.
    const isGrowing = state.status === 'loading' && before?.value !== undefined;
    if (isGrowing) {
      this.#redrawSoon(id);
    } else if (this.#nodes.has(id)) {
      clearTimeout(this.#redraws.get(id));
      this.#redraws.delete(id);
      this.#gate.redraw(id);
    }
  }

  /** Draws again no more often than drawing costs. */
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

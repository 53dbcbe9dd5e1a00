import { EventEmitter, type TreeDataProvider, type TreeItem } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import type { Directory, Place } from '../../directory/directory';
import type { Loadable } from '../../directory/loader';
import type { Identity } from '../../session/sessions';
import { toTreeItem } from './items';
import {
  accountNodeId,
  accountNodes,
  type Collator,
  identityNode,
  identityNodeId,
  type IdentityNode,
  type TreeNode,
  userNodes,
} from './nodes';

/** Feeds the Accounts view from the directory; redraws the smallest part that changed. */
export class AccountsTreeProvider implements TreeDataProvider<TreeNode>, Disposable {
  readonly #directory: Directory;
  readonly #collator: Collator;
  readonly #disposables = new DisposableStore();
  readonly #changed = this.#disposables.add(new EventEmitter<TreeNode | undefined>());
  /** VS Code knows a node by the very object it was given last. */
  readonly #nodes = new Map</* node id */ string, TreeNode>();
  /** What each place held when its children were last given out. */
  readonly #shown = new Map</* node id of the place */ string, Loadable<unknown>>();
  /** The only identity, whose accounts stand at the root; undefined where there are none or several. */
  #only: Identity | undefined;

  readonly onDidChangeTreeData = this.#changed.event;

  constructor(directory: Directory, collator: Collator) {
    this.#directory = directory;
    this.#collator = collator;
    this.#disposables.add(directory.onDidChange((place) => this.#onDirectory(place)));
  }

  getTreeItem(node: TreeNode): TreeItem {
    return toTreeItem(node);
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return node.parent;
  }

  async getChildren(node?: TreeNode): Promise<TreeNode[]> {
    const children = node === undefined ? await this.#roots() : await this.#childrenOf(node);
    for (const child of children) {
      this.#nodes.set(child.id, child);
    }
    return [...children];
  }

  dispose(): void {
    this.#disposables.dispose();
  }

  async #roots(): Promise<readonly TreeNode[]> {
    const identities = await this.#directory.identities();
    this.#nodes.clear();
    this.#shown.clear();
    this.#only = identities.length === 1 ? identities[0] : undefined;
    return this.#only === undefined
      ? identities.map((identity) => this.#identityNode(identity))
      : this.#accounts(this.#only, undefined);
  }

  #identityNode(identity: Identity): IdentityNode {
    return identityNode(identity, this.#directory.currentUser(identity.id));
  }

  async #childrenOf(node: TreeNode): Promise<readonly TreeNode[]> {
    switch (node.kind) {
      case 'identity':
        return this.#accounts(node.identity, node);
      case 'account': {
        const place = { identityId: node.identity.id, slug: node.account.slug };
        await this.#directory.ensure(place).shown;
        const state = this.#directory.users(place.identityId, place.slug);
        this.#shown.set(node.id, state);
        return userNodes(node, state, this.#collator);
      }
      default:
        return [];
    }
  }

  async #accounts(identity: Identity, parent: IdentityNode | undefined): Promise<readonly TreeNode[]> {
    await this.#directory.ensure({ identityId: identity.id }).shown;
    const state = this.#directory.currentUser(identity.id);
    this.#shown.set(identityNodeId(identity.id), state);
    return accountNodes(identity, state, parent, this.#collator);
  }

  #onDirectory(place: Place | undefined): void {
    if (place === undefined) {
      this.#changed.fire(undefined);
      return;
    }
    const { identityId, slug } = place;
    const id = slug === undefined ? identityNodeId(identityId) : accountNodeId(identityId, slug);
    const before = this.#shown.get(id);
    const state =
      slug === undefined ? this.#directory.currentUser(identityId) : this.#directory.users(identityId, slug);
    // Nobody looks at this place, or it only began to load anew and still shows the same.
    if (before === undefined || (state.status === 'loading' && state.value === before.value)) {
      return;
    }
    const isRoot = slug === undefined && identityId === this.#only?.id;
    const node = isRoot ? undefined : this.#nodes.get(id);
    if (node?.kind === 'identity' && this.#identityNode(node.identity).isExpired !== node.isExpired) {
      // The row itself changes, and VS Code draws a row anew only from its parent.
      this.#changed.fire(undefined);
    } else if (isRoot || node !== undefined) {
      this.#changed.fire(node);
    }
  }
}

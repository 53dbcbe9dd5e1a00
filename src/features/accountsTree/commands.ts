import { QuickPickItemKind } from 'vscode';
import type { AccountReference, IdentityReference, ResourceKey, UserReference } from '../../base/references';
import type { Shown } from '../../base/shown';
import { peopleOf } from '../../directory/people';
import {
  identityArgument,
  resourceKeysArgument,
  userOrAccountArgument,
} from '../../pickers/commandArguments';
import { wordsOfFailure } from '../../labels/failures';
import { permissionLabel, scopeLabel } from '../../labels/rights';
import type { PickerContext } from '../../pickers/context';
import { ensureSignedIn } from '../../pickers/ensureSignedIn';
import { pickOne } from '../../pickers/pickOne';
import { accountOf, identityOf, refuseArgument } from '../../pickers/targets';
import { withProgressInView } from '../../platform/accountsView';
import { run } from '../../platform/commands';
import { l10n } from '../../platform/l10n';
import { type QuickPickItem, window } from '../../platform/window';
import { isFiltering, NO_FILTER, type UserFilter } from './rules/filter';
import { KNOWN_PERMISSIONS, KNOWN_SCOPES, permissionOf } from '../../rights/rights';
import type { TreeNode } from './nodes';
import type { PeopleLoading } from './peopleLoading';
import type { StoredTreeOptions } from './treeOptions';

/** What the commands of the tree work with. */
export interface TreeContext extends PickerContext {
  readonly options: StoredTreeOptions;
  readonly view: () => Promise<AccountsView>;
}

/** The view of the accounts, as far as commands need it. */
export interface AccountsView {
  /** The row that is selected. */
  readonly selected: () => Promise<TreeNode | undefined>;
  /** Opens the view and selects the row of what is named; false where there is none. */
  readonly reveal: (reference: UserReference | AccountReference | IdentityReference) => Promise<boolean>;
  /** Loads everybody. */
  readonly people: Pick<PeopleLoading, 'start' | 'stop'>;
}

/** What a click on a row, or Enter, does. */
export async function openRow(context: TreeContext): Promise<void> {
  const row = await (await context.view()).selected();
  if (row?.kind === 'user' || row?.kind === 'person' || row?.kind === 'membership') {
    await run('fakturoid.showUser', row.reference, 'look');
  } else if (row?.kind === 'failure') {
    const needsSignIn = row.failure !== undefined && wordsOfFailure(row.failure).remedy === 'signIn';
    await (needsSignIn ? run('fakturoid.replaceCredentials', row.reference) : retry(context, row));
  }
}

/**
 * *Reveal in tree*: selects a person, an account, or a user below it. The arrangement stays, except for an account,
 * which has no row among people. What hides the row is switched off only if the person agrees.
 */
export async function reveal(context: TreeContext, argument: unknown): Promise<void> {
  const given = userOrAccountArgument(argument);
  if (given.kind !== 'reference') {
    refuseArgument();
    return;
  }
  const { reference } = given;
  const { options } = context;
  if (!('userId' in reference) && options.current.arrangement !== 'byAccount') {
    await options.set({ arrangement: 'byAccount' });
  }
  const view = await context.view();
  const { filter, hidesProgrammatic } = options.current;
  if ((await view.reveal(reference)) || !(isFiltering(filter) || hidesProgrammatic)) {
    return;
  }
  const show = l10n.t('Show all');
  const answer = await window.showInformationMessage(
    l10n.t('The tree doesn’t show this now because of the filter, or because programmatic users are hidden.'),
    show,
  );
  if (answer === show) {
    await options.set({ filter: NO_FILTER, hidesProgrammatic: false });
    await view.reveal(reference);
  }
}

/** Goes to the first row of an identity. */
export async function focusIdentity(context: TreeContext, argument: unknown): Promise<void> {
  const given = identityArgument(argument);
  if (given.kind === 'reference') {
    await (await context.view()).reveal(given.reference);
  } else {
    refuseArgument();
  }
}

/** *Group by account*: accounts with their users below. */
export async function arrangeByAccount({ options }: TreeContext): Promise<void> {
  await options.set({ arrangement: 'byAccount' });
}

/** *Group by person*: people with their accounts below; loads what is missing, which can be stopped. */
export async function arrangeByPerson(context: TreeContext): Promise<void> {
  await context.options.set({ arrangement: 'byPerson' });
  await (await context.view()).people.start();
}

interface FilterItem extends QuickPickItem {
  /** What choosing it adds to the filter. */
  readonly change: (filter: UserFilter) => UserFilter;
}

/** *Filter users*: by permission and by scope. */
export async function filterUsers(context: TreeContext): Promise<void> {
  const { filter } = context.options.current;
  const picked = await window.showQuickPick(await itemsFor(context, filter), {
    title: l10n.t('Filter users'),
    placeHolder: l10n.t('Select nothing to show all users'),
    canPickMany: true,
    ignoreFocusOut: true,
  });
  if (picked !== undefined) {
    await context.options.set({
      filter: picked.reduce((result, item) => item.change(result), NO_FILTER),
    });
  }
}

/** *Clear filter*: shows everybody again. */
export async function clearFilter({ options }: TreeContext): Promise<void> {
  await options.set({ filter: NO_FILTER });
}

/** *Sort users*: by name, or by permission and then name. */
export async function sortUsers({ options }: TreeContext): Promise<void> {
  const choices = [
    { label: l10n.t('By name'), order: 'byName' as const },
    { label: l10n.t('By permission, highest first'), order: 'byPermission' as const },
  ];
  const picked = await pickOne(choices, {
    title: l10n.t('Sort users'),
    isCurrent: ({ order }) => order === options.current.order,
    mark: l10n.t('current'),
  });
  if (picked !== undefined) {
    await options.set({ order: picked.order });
  }
}

/** Offers documented values and any others that were found: open sets are offered as they are. */
async function itemsFor({ sessions, directory }: TreeContext, filter: UserFilter): Promise<FilterItem[]> {
  const users = peopleOf(await sessions.list(), directory).people.flatMap(({ memberships }) =>
    memberships.map(({ user }) => user),
  );
  const permissions = new Set([
    ...KNOWN_PERMISSIONS,
    ...users.flatMap(({ permission }) => permission ?? []),
    ...filter.permissions,
  ]);
  const scopes = new Set([
    ...KNOWN_SCOPES,
    ...users.flatMap(({ allowed_scope }) => allowed_scope ?? []),
    ...filter.scopes,
  ]);
  return [
    separator(l10n.t('Permission')),
    ...[...permissions].map((value): FilterItem => ({
      label: permissionLabel(permissionOf(value)),
      picked: filter.permissions.includes(value),
      change: (result) => ({ ...result, permissions: [...result.permissions, value] }),
    })),
    separator(l10n.t('Scopes')),
    ...[...scopes].map((value): FilterItem => ({
      label: scopeLabel(value),
      picked: filter.scopes.includes(value),
      change: (result) => ({ ...result, scopes: [...result.scopes, value] }),
    })),
  ];
}

function separator(label: Shown): FilterItem {
  return { label, kind: QuickPickItemKind.Separator, change: (filter) => filter };
}

/** *Hide programmatic users*: from the tree in both arrangements. Search and choices still offer them, marked. */
export async function hideProgrammatic({ options, programmatic }: TreeContext): Promise<void> {
  await options.set({ hidesProgrammatic: true });
  if (programmatic.all().size === 0) {
    void window.showInformationMessage(
      l10n.t('No users are marked as programmatic yet. Users you mark will be hidden from the tree.'),
    );
  }
}

/** *Show programmatic users*: shows them among all others again. */
export async function showProgrammatic({ options }: TreeContext): Promise<void> {
  await options.set({ hidesProgrammatic: false });
}

/** *Stop loading*: what has arrived stays. */
export async function stopLoading(context: TreeContext): Promise<void> {
  (await context.view()).people.stop();
}

/** *Fakturoid: Refresh*: loads again all that was loaded. */
export async function refresh(context: TreeContext): Promise<void> {
  if (await ensureSignedIn(context)) {
    await withProgressInView(() => context.directory.refresh());
  }
}

/** Loads again what failed, or what a page is about, and nothing else. */
export async function retry(context: TreeContext, argument: unknown): Promise<void> {
  const keys = resourceKeysArgument(argument);
  if (keys.kind === 'reference') {
    await reload(context, keys.reference);
  } else {
    refuseArgument();
  }
}

/** Loads the users of every account that were never loaded. */
export async function loadAllUsers({ directory }: TreeContext): Promise<void> {
  await directory.loadAll();
}

/** *Fakturoid: Refresh account*: loads its users again, and nothing else. */
export async function refreshAccount(context: TreeContext, argument?: unknown): Promise<void> {
  const known = await accountOf(context, argument, l10n.t('Select the account to refresh'));
  if (known !== undefined) {
    const { identity, account } = known;
    await reload(context, [{ kind: 'users', identityId: identity.id, slug: account.slug }]);
  }
}

/** *Fakturoid: Refresh identity*: loads its accounts again, and the users of those that were loaded. */
export async function refreshIdentity(context: TreeContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(context, argument, l10n.t('Select the identity to refresh'));
  if (identity === undefined) {
    return;
  }
  const { directory } = context;
  const identityId = identity.id;
  const lists = (directory.currentUser(identityId).value?.accounts ?? [])
    .map(({ slug }): ResourceKey => ({ kind: 'users', identityId, slug }))
    .filter((key) => directory.state(key).status !== 'idle');
  await reload(context, [{ kind: 'currentUser', identityId }, ...lists]);
}

async function reload({ directory }: TreeContext, keys: readonly ResourceKey[]): Promise<void> {
  await withProgressInView(() => Promise.all(keys.map((key) => directory.reload(key).settled)));
}

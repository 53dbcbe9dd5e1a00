import { QuickPickItemKind } from 'vscode';
import type { Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { type QuickPickItem, window } from '../../platform/window';
import { NO_FILTER, type UserFilter } from '../../rights/filter';
import { KNOWN_PERMISSIONS, KNOWN_SCOPES, permissionOf } from '../../rights/rights';
import { peopleOf } from '../../directory/people';
import { permissionLabel, scopeLabel } from '../../labels/rights';
import type { TreeContext } from './context';

interface FilterItem extends QuickPickItem {
  /** What choosing it adds to the filter. */
  readonly change: (filter: UserFilter) => UserFilter;
}

/** *Filter users*: by permission and by scope. */
export async function filterUsers(context: TreeContext): Promise<void> {
  const { filter } = context.options.current;
  const picked = await window.showQuickPick(await itemsFor(context, filter), {
    title: l10n.t('Filter users'),
    placeHolder: l10n.t('Show only users with what is ticked. With nothing ticked everybody is shown.'),
    canPickMany: true,
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
  const picked = await window.showQuickPick(
    [
      { label: l10n.t('By name'), order: 'byName' as const },
      { label: l10n.t('By permission, the most powerful first'), order: 'byPermission' as const },
    ].toSorted(
      (a, b) => Number(b.order === options.current.order) - Number(a.order === options.current.order),
    ),
    { title: l10n.t('Sort users') },
  );
  if (picked !== undefined) {
    await options.set({ order: picked.order });
  }
}

/** Documented values, and whatever else was met: open sets are offered as they are. */
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

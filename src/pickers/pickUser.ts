import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { ResourceKey } from '../base/references';
import { joined, line, shown, type Shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import type { QuickPickItem } from '../platform/window';
import type { KnownAccount, KnownUser } from '../directory/lookUp';
import type { User } from '../fakturoid/schemas/user';
import { nameOfAccount, nameOfUser } from '../labels/names';
import type { PickerContext } from './context';
import { ensureSignedIn } from './ensureSignedIn';
import { loadAccounts, loadUnlessReady } from '../directory/lookUp';
import { accountItems, pickAccount } from './pickAccount';
import { pickLoaded, pickOnceLoaded, sortedByLabel } from './pickLoaded';

/** What is asked for. */
export interface UserQuestion {
  readonly title: Shown;
  /** Only users for whom this is true are offered. */
  readonly accepts?: (user: KnownUser) => boolean;
  /** It is about the user and not about one of their accounts: each is offered once. */
  readonly isOnceEach?: boolean;
}

/** A choice; without `known` it leads to the users of another account. */
interface Item<T> extends QuickPickItem {
  readonly known?: T;
}

/**
 * Asks for a user, among those loaded already or those of an account that is asked for. Undefined when the person left,
 * or when there is none, which is then said.
 */
export function pickUser(context: PickerContext, question: UserQuestion): Promise<KnownUser | undefined> {
  const itemsOf = (accounts: readonly KnownAccount[]): Item<KnownUser>[] => {
    const users = userItems(context, accounts, question);
    return users.length === 0 ? [] : [...users, ...otherAccount()];
  };
  return pickKnown(context, question, itemsOf, () => pickUserOfAccount(context, question));
}

/** As {@link pickUser}, with the accounts among the choices. */
export function pickUserOrAccount(
  context: PickerContext,
  title: Shown,
): Promise<KnownUser | KnownAccount | undefined> {
  const question: UserQuestion = { title, isOnceEach: true };
  const itemsOf = (accounts: readonly KnownAccount[]): Item<KnownUser | KnownAccount>[] => {
    const users = userItems(context, accounts, question);
    return accounts.length === 0
      ? []
      : [
          { label: l10n.t('Accounts'), kind: QuickPickItemKind.Separator },
          ...accountItems(context, accounts),
          ...(users.length === 0 ? [] : [{ label: l10n.t('Users'), kind: QuickPickItemKind.Separator }]),
          ...users,
          ...otherAccount(),
        ];
  };
  // It says why there is none, and goes on once that is mended.
  return pickKnown(context, question, itemsOf, () => pickAccount(context, title));
}

async function pickKnown<T>(
  context: PickerContext,
  question: UserQuestion,
  itemsOf: (accounts: readonly KnownAccount[]) => readonly Item<T | KnownUser>[],
  pickElsewhere: () => Promise<T | undefined>,
): Promise<T | KnownUser | undefined> {
  if (!(await ensureSignedIn(context))) {
    return undefined;
  }
  const { picked, wasEmpty } = await pickOnceLoaded(question.title, loadAccounts(context).then(itemsOf));
  if (wasEmpty) {
    return pickElsewhere();
  }
  return picked && (picked.known ?? pickUserOfAccount(context, question));
}

/** Asks for an account, loads its users and asks for one of them. */
async function pickUserOfAccount(
  context: PickerContext,
  question: UserQuestion,
): Promise<KnownUser | undefined> {
  const known = await pickAccount(context, l10n.t('Select the user’s account'));
  if (known === undefined) {
    return undefined;
  }
  const { directory } = context;
  const { identity, account } = known;
  const key: ResourceKey = { kind: 'users', identityId: identity.id, slug: account.slug };
  const picked = await pickLoaded(context, question.title, {
    load: async () => {
      await loadUnlessReady(directory, key);
      return userItems(context, [known], question);
    },
    failure: () => {
      const state = directory.state(key);
      return state.status === 'failed' ? state.failure : undefined;
    },
    none: l10n.t('{0} has no matching users.', nameOfAccount(account)),
  });
  return picked?.known;
}

/** The users of these accounts as far as they were loaded, by name. */
function userItems(
  { directory, programmatic }: PickerContext,
  accounts: readonly KnownAccount[],
  { accepts = () => true, isOnceEach = false }: UserQuestion,
): (QuickPickItem & { readonly known: KnownUser })[] {
  const seen = new Set<number>();
  const items: (QuickPickItem & { readonly known: KnownUser })[] = [];
  for (const { identity, account } of accounts) {
    for (const user of directory.users(identity.id, account.slug).value?.users ?? []) {
      const known: KnownUser = { identity, slug: account.slug, user };
      if (accepts(known) && !(isOnceEach && seen.has(user.id))) {
        seen.add(user.id);
        const where = isOnceEach ? undefined : nameOfAccount(account);
        items.push({ ...userItem(user, programmatic.has(user.id), where), known });
      }
    }
  }
  return sortedByLabel(items);
}

/**
 * A user as a choice. Nobody is hidden from a search or a choice, so programmatic users are marked there.
 *
 * @param where where they have access, if that tells them apart
 */
export function userItem(user: User, isProgrammatic: boolean, where?: Shown): QuickPickItem {
  const mark = isProgrammatic ? l10n.t('programmatic') : undefined;
  return {
    label: nameOfUser(user),
    description: joined([shown(user.email ?? ''), mark, where], ' · '),
    iconPath: new ThemeIcon(isProgrammatic ? 'robot' : 'person'),
  };
}

/** The last choice, which is there whatever is typed. */
function otherAccount(): QuickPickItem[] {
  return [
    { label: line``, kind: QuickPickItemKind.Separator },
    { label: l10n.t('Users of another account…'), iconPath: new ThemeIcon('ellipsis'), alwaysShow: true },
  ];
}

import { QuickPickItemKind, ThemeIcon } from 'vscode';
import type { ResourceKey } from '../base/references';
import { line, type Shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import { type QuickPickItem, window } from '../platform/window';
import type { KnownAccount, KnownUser } from '../directory/references';
import type { PickerContext } from './context';
import { offerRemedy } from './offerRemedy';
import {
  accountItems,
  isAnybodySignedIn,
  loadAccounts,
  loadUnlessReady,
  pickAccount,
  sortedByLabel,
} from './pickAccount';
import { pickOnceLoaded } from './pickOnceLoaded';
import { userItem } from './userItem';
import { nameOfAccount } from '../labels/names';

/** What is asked for. */
export interface UserQuestion {
  readonly title: Shown;
  /** Only users for whom this is true are offered. */
  readonly accepts?: (user: KnownUser) => boolean;
  /** It is about the user and not about one of their accounts: each is offered once. */
  readonly isOnceEach?: boolean;
}

/** A choice: a user or an account, or with neither the way to the users of another account. */
interface Item extends QuickPickItem {
  readonly known?: KnownUser | KnownAccount;
}

/**
 * Asks for a user, among those loaded already or those of an account that is asked for. Undefined when the person left,
 * or when there is none, which is then said.
 */
export async function pickUser(
  context: PickerContext,
  question: UserQuestion,
): Promise<KnownUser | undefined> {
  if (!(await isAnybodySignedIn(context))) {
    return undefined;
  }
  const { picked, wasEmpty } = await pickOnceLoaded(
    loadAccounts(context).then((accounts) => {
      const users = userItems(context, accounts, question);
      return users.length === 0 ? [] : [...users, ...otherAccount()];
    }),
    optionsOf(question),
  );
  if (picked === undefined && !wasEmpty) {
    return undefined;
  }
  return picked?.known !== undefined && isUser(picked.known)
    ? picked.known
    : pickUserOfAccount(context, question);
}

/** As {@link pickUser}, with the accounts among the choices. */
export async function pickUserOrAccount(
  context: PickerContext,
  title: Shown,
): Promise<KnownUser | KnownAccount | undefined> {
  const question: UserQuestion = { title, isOnceEach: true };
  if (!(await isAnybodySignedIn(context))) {
    return undefined;
  }
  const { picked, wasEmpty } = await pickOnceLoaded(
    loadAccounts(context).then((accounts): Item[] => {
      const users = userItems(context, accounts, question);
      return accounts.length === 0
        ? []
        : [
            { label: l10n.t('Accounts'), kind: QuickPickItemKind.Separator },
            ...accountItems(accounts),
            ...(users.length === 0 ? [] : [{ label: l10n.t('Users'), kind: QuickPickItemKind.Separator }]),
            ...users,
            ...otherAccount(),
          ];
    }),
    optionsOf(question),
  );
  if (wasEmpty) {
    // It says why there is none, and goes on once that is mended.
    return pickAccount(context, title);
  }
  return picked === undefined ? undefined : (picked.known ?? pickUserOfAccount(context, question));
}

export function isUser(known: KnownUser | KnownAccount): known is KnownUser {
  return 'user' in known;
}

/** Asks for an account, loads its users and asks for one of them. */
async function pickUserOfAccount(
  context: PickerContext,
  question: UserQuestion,
): Promise<KnownUser | undefined> {
  const account = await pickAccount(context, l10n.t('Choose from the users of which account?'));
  return account === undefined ? undefined : pickAmong(context, account, question);
}

async function pickAmong(
  context: PickerContext,
  known: KnownAccount,
  question: UserQuestion,
): Promise<KnownUser | undefined> {
  const { directory } = context;
  const key: ResourceKey = { kind: 'users', identityId: known.identity.id, slug: known.account.slug };
  const { picked, wasEmpty } = await pickOnceLoaded(
    loadUnlessReady(directory, key).then(() => userItems(context, [known], question)),
    optionsOf(question),
  );
  if (!wasEmpty) {
    return picked?.known;
  }
  const state = directory.state(key);
  if (state.status === 'failed') {
    return (await offerRemedy(context, state.failure)) ? pickAmong(context, known, question) : undefined;
  }
  void window.showInformationMessage(l10n.t('{0} has no user to choose here.', nameOfAccount(known.account)));
  return undefined;
}

/** The users of these accounts as far as they were loaded, by name. */
function userItems(
  { directory, programmatic }: PickerContext,
  accounts: readonly KnownAccount[],
  { accepts = () => true, isOnceEach = false }: UserQuestion,
): (Item & { readonly known: KnownUser })[] {
  const seen = new Set<number>();
  const items: (Item & { readonly known: KnownUser })[] = [];
  for (const { identity, account } of accounts) {
    for (const user of directory.users(identity.id, account.slug).value?.users ?? []) {
      const known: KnownUser = { identity, slug: account.slug, user };
      if ((isOnceEach && seen.has(user.id)) || !accepts(known)) {
        continue;
      }
      seen.add(user.id);
      const where = isOnceEach ? [] : [nameOfAccount(account)];
      items.push({ ...userItem(user, programmatic.has(user.id), ...where), known });
    }
  }
  return sortedByLabel(items);
}

/** The last choice, which is there whatever is typed. */
function otherAccount(): Item[] {
  return [
    { label: line``, kind: QuickPickItemKind.Separator },
    { label: l10n.t('Users of another account…'), iconPath: new ThemeIcon('ellipsis'), alwaysShow: true },
  ];
}

function optionsOf({ title }: UserQuestion): { title: Shown; matchOnDescription: true } {
  return { title, matchOnDescription: true };
}

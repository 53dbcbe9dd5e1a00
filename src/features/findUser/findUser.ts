import { ThemeIcon } from 'vscode';
import { line, shown } from '../../base/shown';
import { run } from '../../platform/commands';
import { l10n } from '../../platform/l10n';
import { type QuickPick, type QuickPickItem, window } from '../../platform/window';
import { rightsOf } from '../../rights/rights';
import type { UserReference } from '../../base/references';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { peopleOf } from '../../directory/people';
import type { Identity } from '../../session/sessions';
import { type Found, PeopleIndex } from './search';
import { permissionLabel } from '../../labels/rights';
import type { PickerContext } from '../../pickers/context';
import { userItem } from '../../pickers/pickUser';
import { nameOfAccount } from '../../labels/names';

/** A list longer than this helps nobody; the next letter shortens it. */
const MOST_ITEMS = 200;
/** Pages of a large account arrive many times a second; the list is made anew so often at most, in milliseconds. */
const UPDATE_MS = 200;

interface FoundItem extends QuickPickItem {
  readonly found: Found;
}

/** *Find user…*: over all accounts, by anything that tells people apart; results appear while accounts still load. */
export async function findUser(context: PickerContext): Promise<void> {
  const disposables = new DisposableStore();
  const closing = new AbortController();
  const pick = disposables.add(window.createQuickPick<FoundItem>());
  pick.title = l10n.t('Find user');
  pick.placeholder = l10n.t('Name, e-mail, id, slug, account or registration number');
  disposables.add(showFound(pick, context, await context.sessions.list()));
  pick.busy = true;
  const loading = context.directory
    .loadAll((done, all) => {
      pick.title =
        done < all ? l10n.t('Find user ({0} of {1} accounts loaded)', done, all) : l10n.t('Find user');
    }, closing.signal)
    .finally(() => {
      pick.busy = false;
    });
  try {
    await runChosen(pick);
  } finally {
    closing.abort();
    await loading;
    disposables.dispose();
  }
}

/** Shows who is found, as the person types and as more people become known. */
function showFound(
  pick: QuickPick<FoundItem>,
  { directory, programmatic }: PickerContext,
  identities: readonly Identity[],
): Disposable {
  const button = { iconPath: new ThemeIcon('list-tree'), tooltip: l10n.t('Reveal in tree') };
  let index = new PeopleIndex([]);
  const show = (): void => {
    pick.items = index
      .find(pick.value, MOST_ITEMS)
      .map((found) => itemOf(found, programmatic.has(found.person.user.id), button));
  };
  const update = (): void => {
    index = new PeopleIndex(peopleOf(identities, directory).people);
    keepingActive(pick, show);
  };
  update();
  pick.onDidChangeValue(show);
  let timer: NodeJS.Timeout | undefined;
  const changes = directory.onDidChange(() => {
    timer ??= setTimeout(() => {
      timer = undefined;
      update();
    }, UPDATE_MS);
  });
  return {
    dispose: () => {
      clearTimeout(timer);
      changes.dispose();
    },
  };
}

/** Resolves once the list is closed. */
function runChosen(pick: QuickPick<FoundItem>): Promise<void> {
  pick.onDidAccept(() => {
    const [item] = pick.activeItems;
    if (item !== undefined) {
      void run('fakturoid.showUser', referenceOf(item));
      pick.hide();
    }
  });
  pick.onDidTriggerItemButton(({ item }) => {
    pick.hide();
    void run('fakturoid.reveal', referenceOf(item));
  });
  pick.show();
  return new Promise((resolve) => pick.onDidHide(() => resolve()));
}

function referenceOf({ found }: FoundItem): UserReference {
  const { identity, account, user } = found.membership;
  return { identityId: identity.id, slug: account.slug, userId: user.id };
}

function itemOf(
  found: Found,
  isProgrammatic: boolean,
  button: { iconPath: ThemeIcon; tooltip: string },
): FoundItem {
  const { user, account } = found.membership;
  const { permission } = rightsOf(user);
  return {
    ...userItem(user, isProgrammatic),
    detail: line`${nameOfAccount(account)} (${shown(account.slug)}) · ${permissionLabel(permission)}`,
    buttons: [button],
    // What was found by a registration number or without diacritics would be hidden by VS Code's own filter.
    alwaysShow: true,
    found,
  };
}

/** New results must not move the selection away from under the person's hands. */
function keepingActive(pick: QuickPick<FoundItem>, change: () => void): void {
  const [active] = pick.activeItems;
  change();
  const same = pick.items.find(
    ({ found }) =>
      found.membership.user.id === active?.found.membership.user.id &&
      found.membership.account.slug === active.found.membership.account.slug,
  );
  if (same !== undefined) {
    pick.activeItems = [same];
  }
}

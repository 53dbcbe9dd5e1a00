import { ThemeIcon } from 'vscode';
import { line, shown } from '../../base/shown';
import { run } from '../../platform/commands';
import { l10n } from '../../platform/l10n';
import { type QuickPick, type QuickPickItem, window } from '../../platform/window';
import { rightsOf } from '../../rights/rights';
import type { UserReference } from '../../base/references';
import { DisposableStore } from '../../base/disposables';
import { peopleOf } from '../../directory/people';
import { type Found, PeopleIndex } from './search';
import { permissionLabel } from '../../labels/rights';
import type { PickerContext } from '../../pickers/context';
import { userItem } from '../../pickers/userItem';
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
  const { directory, sessions, programmatic } = context;
  const disposables = new DisposableStore();
  const controller = new AbortController();
  const pick = disposables.add(window.createQuickPick<FoundItem>());
  const revealButton = { iconPath: new ThemeIcon('list-tree'), tooltip: l10n.t('Reveal in tree') };
  pick.title = l10n.t('Find user');
  pick.placeholder = l10n.t('Name, e-mail, id, slug, account or registration number');
  const identities = await sessions.list();
  const index = new PeopleIndex();
  const show = (): void => {
    pick.items = index
      .find(pick.value, MOST_ITEMS)
      .map((found) => itemOf(found, programmatic.has(found.person.user.id), revealButton));
  };
  const update = async (): Promise<void> => {
    if (await index.update(peopleOf(identities, directory).people, controller.signal)) {
      keepingActive(pick, show);
    }
  };
  let timer: NodeJS.Timeout | undefined;
  disposables.add({ dispose: () => clearTimeout(timer) });
  disposables.add(
    directory.onDidChange(() => {
      timer ??= setTimeout(() => {
        timer = undefined;
        void update();
      }, UPDATE_MS);
    }),
  );
  disposables.add(pick.onDidChangeValue(show));
  const updated = update();
  pick.busy = true;
  pick.show();
  const loading = directory
    .loadAll((done, all) => {
      pick.title =
        done < all ? l10n.t('Find user ({0} of {1} accounts loaded)', done, all) : l10n.t('Find user');
    }, controller.signal)
    .then(() => updated)
    .finally(() => {
      pick.busy = false;
    });
  try {
    await new Promise<void>((resolve) => {
      disposables.add(pick.onDidHide(() => resolve()));
      disposables.add(
        pick.onDidAccept(() => {
          const [item] = pick.activeItems;
          if (item !== undefined) {
            void run('fakturoid.showUser', referenceOf(item));
            pick.hide();
          }
        }),
      );
      disposables.add(
        pick.onDidTriggerItemButton(({ item }) => {
          pick.hide();
          void run('fakturoid.reveal', referenceOf(item));
        }),
      );
    });
  } finally {
    controller.abort();
    await loading;
    disposables.dispose();
  }
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

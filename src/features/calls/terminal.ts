import { env, type TerminalOptions, ThemeIcon } from 'vscode';
import { line, type Shown, shown } from '../../base/shown';
import type { KnownAccount } from '../../directory/lookUp';
import { identityArgument } from '../../pickers/commandArguments';
import { FakturoidError } from '../../fakturoid/errors';
import { nameOfIdentity } from '../../labels/names';
import { confirm } from '../../pickers/confirm';
import { offerRemedy } from '../../pickers/offerRemedy';
import { loadAccounts } from '../../directory/lookUp';
import { pickAmong } from '../../pickers/pickAccount';
import { accountOf } from '../../pickers/targets';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { CallsContext } from './context';

/** Whether somebody was told what can read the token. */
const TOLD_KEY = 'fakturoid.terminalExplained';

/**
 * *Open terminal as this identity*: the token is in the environment of that terminal and nowhere else. VS Code neither
 * keeps a transient terminal nor brings it back.
 */
export async function openTerminal(context: CallsContext, argument?: unknown): Promise<void> {
  const known = await accountFor(context, argument);
  if (known === undefined || !(await mayBeOpened(context))) {
    return;
  }
  const { identity, account } = known;
  try {
    const { token, endsAt } = await context.sessions.tokenToHandOut(identity.id);
    const options: TerminalOptions = {
      name: line`Fakturoid: ${nameOfIdentity(identity)} · ${shown(account.slug)}`,
      iconPath: new ThemeIcon('key'),
      env: { FAKTUROID_TOKEN: token, FAKTUROID_SLUG: account.slug },
      isTransient: true,
      message: endOf(endsAt),
    };
    window.createTerminal(options).show();
  } catch (error) {
    if (!(error instanceof FakturoidError)) {
      throw error;
    }
    if (await offerRemedy(context, error.failure)) {
      await openTerminal(context, { identityId: identity.id, slug: account.slug });
    }
  }
}

/** The account for the terminal, picked among those of the identity that the command was called with. */
async function accountFor(context: CallsContext, argument: unknown): Promise<KnownAccount | undefined> {
  const title = l10n.t('Select the account for the terminal');
  const given = identityArgument(argument);
  if (given.kind !== 'reference') {
    return accountOf(context, argument, title);
  }
  const { identityId } = given.reference;
  const own = (await loadAccounts(context)).filter(({ identity }) => identity.id === identityId);
  // Where it has none, `accountOf` says why.
  return own.length === 0 ? accountOf(context, undefined, title) : pickAmong(context, own, title);
}

/** Asks before the first time only. */
async function mayBeOpened({ memento }: CallsContext): Promise<boolean> {
  if (memento.get<unknown>(TOLD_KEY) === true) {
    return true;
  }
  const isAgreed = await confirm(
    l10n.t('The terminal will contain the access token'),
    l10n.t('Open terminal'),
    l10n.t(
      'Every program started in it can read the token from the variable FAKTUROID_TOKEN and act as this user; so can other extensions while the terminal is open. The token isn’t written anywhere, and the terminal doesn’t come back after the window is reloaded.',
    ),
  );
  if (isAgreed) {
    await memento.update(TOLD_KEY, true);
  }
  return isAgreed;
}

function endOf(endsAt: number | undefined): Shown {
  return endsAt === undefined
    ? l10n.t(
        'FAKTUROID_TOKEN and FAKTUROID_SLUG are set. The token expires no later than two hours after it was issued.',
      )
    : l10n.t(
        'FAKTUROID_TOKEN and FAKTUROID_SLUG are set. The token expires at {0}; open a new terminal then.',
        shown(new Date(endsAt).toLocaleTimeString(env.language, { timeStyle: 'short' })),
      );
}

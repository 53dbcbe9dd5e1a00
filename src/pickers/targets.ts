import type { AccountReference, UserReference } from '../base/references';
import type { Shown } from '../base/shown';
import type { Directory } from '../directory/directory';
import {
  lookUpAccount,
  lookUpIdentity,
  lookUpUser,
  type KnownAccount,
  type KnownUser,
} from '../directory/lookUp';
import {
  accountArgument,
  type Argument,
  identityArgument,
  userArgument,
  userOrAccountArgument,
} from './commandArguments';
import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import type { Identity } from '../session/sessions';
import type { PickerContext } from './context';
import { pickAccount } from './pickAccount';
import { pickIdentity } from './pickIdentity';
import { pickUser, pickUserOrAccount, type UserQuestion } from './pickUser';

/**
 * What a command is about: what its argument refers to, or what the person picks. Undefined when the person left, or when
 * there is nothing of that kind, which is then said.
 */
type Target<T> = Promise<T | undefined>;

export function identityOf(context: PickerContext, argument: unknown, title: Shown): Target<Identity> {
  const gone = l10n.t('This identity is signed out.');
  const pick = () => pickIdentity(context, title);
  return targetOf(context, identityArgument(argument), lookUpIdentity, gone, pick);
}

export function accountOf(context: PickerContext, argument: unknown, title: Shown): Target<KnownAccount> {
  const gone = l10n.t('You no longer have access to this account');
  const pick = () => pickAccount(context, title);
  return targetOf(context, accountArgument(argument), lookUpAccount, gone, pick);
}

export function userOf(context: PickerContext, argument: unknown, question: UserQuestion): Target<KnownUser> {
  const gone = l10n.t('This user is no longer in the account');
  const pick = () => pickUser(context, question);
  return targetOf(context, userArgument(argument), lookUpUser, gone, pick);
}

export function userOrAccountOf(
  context: PickerContext,
  argument: unknown,
  title: Shown,
): Target<KnownUser | KnownAccount> {
  type Reference = UserReference | AccountReference;
  const find = (directory: Directory, reference: Reference): Target<KnownUser | KnownAccount> =>
    'userId' in reference ? lookUpUser(directory, reference) : lookUpAccount(directory, reference);
  const gone = l10n.t('You no longer have access to this');
  const pick = () => pickUserOrAccount(context, title);
  return targetOf(context, userOrAccountArgument(argument), find, gone, pick);
}

/** Says that a command was called with something it does not understand. */
export function refuseArgument(): void {
  void window.showWarningMessage(
    l10n.t('This command was called with arguments that it doesn’t understand. Nothing was done.'),
  );
}

async function targetOf<R, T>(
  { directory }: PickerContext,
  given: Argument<R>,
  find: (directory: Directory, reference: R) => Target<T>,
  gone: Shown,
  pick: () => Target<T>,
): Target<T> {
  if (given.kind === 'none') {
    return pick();
  }
  if (given.kind === 'wrong') {
    refuseArgument();
    return undefined;
  }
  const found = await find(directory, given.reference);
  if (found === undefined) {
    void window.showInformationMessage(gone);
  }
  return found;
}

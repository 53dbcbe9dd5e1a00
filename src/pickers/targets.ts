import type { AccountReference, IdentityReference, UserReference } from '../base/references';
import type { Shown } from '../base/shown';
import {
  accountArgument,
  findAccount,
  findIdentity,
  findUser,
  identityArgument,
  type KnownAccount,
  type KnownUser,
  type ParseArgument,
  userArgument,
  userOrAccountArgument,
} from '../directory/references';
import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import type { Identity } from '../session/sessions';
import type { PickerContext } from './context';
import { pickAccount } from './pickAccount';
import { pickIdentity } from './pickIdentity';
import { pickUser, pickUserOrAccount, type UserQuestion } from './pickUser';

// What a command is about: what its argument refers to, or what the person picks. Undefined when the person left, or when
// there is nothing of that kind, which is then said.

export function identityOf(
  context: PickerContext,
  argument: unknown,
  title: Shown,
): Promise<Identity | undefined> {
  return targetOf(argument, identityArgument, {
    find: (reference) => findIdentity(context.directory, reference),
    gone: l10n.t('This identity is signed out.'),
    pick: () => pickIdentity(context, title),
  });
}

export function accountOf(
  context: PickerContext,
  argument: unknown,
  title: Shown,
): Promise<KnownAccount | undefined> {
  return targetOf(argument, accountArgument, {
    find: (reference) => findAccount(context.directory, reference),
    gone: l10n.t('This account is no longer within reach'),
    pick: () => pickAccount(context, title),
  });
}

export function userOf(
  context: PickerContext,
  argument: unknown,
  question: UserQuestion,
): Promise<KnownUser | undefined> {
  return targetOf(argument, userArgument, {
    find: (reference) => findUser(context.directory, reference),
    gone: l10n.t('This user is no longer there'),
    pick: () => pickUser(context, question),
  });
}

export function userOrAccountOf(
  context: PickerContext,
  argument: unknown,
  title: Shown,
): Promise<KnownUser | KnownAccount | undefined> {
  return targetOf(argument, userOrAccountArgument, {
    find: (reference: UserReference | AccountReference): Promise<KnownUser | KnownAccount | undefined> =>
      'userId' in reference
        ? findUser(context.directory, reference)
        : findAccount(context.directory, reference),
    gone: l10n.t('This is no longer within reach'),
    pick: () => pickUserOrAccount(context, title),
  });
}

/** Says that a command was called with something it does not understand. */
export function refuseArgument(): void {
  void window.showWarningMessage(
    l10n.t('This command was called with something that it does not understand. Nothing was done.'),
  );
}

async function targetOf<R extends IdentityReference, T>(
  argument: unknown,
  parse: ParseArgument<R>,
  how: {
    readonly find: (reference: R) => Promise<T | undefined>;
    readonly gone: Shown;
    readonly pick: () => Promise<T | undefined>;
  },
): Promise<T | undefined> {
  const given = parse(argument);
  switch (given.kind) {
    case 'none':
      return how.pick();
    case 'wrong':
      refuseArgument();
      return undefined;
    case 'reference': {
      const found = await how.find(given.reference);
      if (found === undefined) {
        void window.showInformationMessage(how.gone);
      }
      return found;
    }
  }
}

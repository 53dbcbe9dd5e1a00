import { joined, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import type { KnownUser } from '../../directory/lookUp';
import type { User } from '../../fakturoid/schemas/user';
import { purposeLabel } from '../../labels/purposes';
import type { PickerContext } from '../../pickers/context';
import { pickPurpose } from './pickPurpose';
import { say } from '../../platform/statusMessage';
import { userOf } from '../../pickers/targets';
import { nameOfUser } from '../../labels/names';

/** *Mark as programmatic user…*: notes in VS Code that a user exists only for an integration, and for which purpose. */
export async function markProgrammatic(context: PickerContext, argument?: unknown): Promise<void> {
  const user = await userAmong(context, argument, false, l10n.t('Select the user to mark as programmatic'));
  const picked = user && (await pickPurpose(user));
  if (user !== undefined && picked !== undefined) {
    const { purpose } = picked;
    await context.programmatic.mark(user.id, purpose);
    const words = [nameOfUser(user), purpose && purposeLabel(purpose)];
    say(l10n.t('Marked as programmatic user: {0}', joined(words, ' · ')));
  }
}

/** *Change purpose*: changes the purpose of a programmatic user. */
export async function changePurpose(context: PickerContext, argument?: unknown): Promise<void> {
  const { programmatic } = context;
  const user = await userAmong(context, argument, true, l10n.t('Select the user whose purpose to change'));
  const current = user && { purpose: programmatic.purposeOf(user.id) };
  const picked = user && (await pickPurpose(user, current));
  if (user !== undefined && picked !== undefined) {
    await programmatic.mark(user.id, picked.purpose);
    say(l10n.t('Purpose of {0}: {1}', nameOfUser(user), purposeLabel(picked.purpose)));
  }
}

/** *Remove programmatic mark*: removes the mark of a user. */
export async function unmarkProgrammatic(context: PickerContext, argument?: unknown): Promise<void> {
  const user = await userAmong(context, argument, true, l10n.t('Select the user to unmark'));
  if (user !== undefined) {
    await context.programmatic.unmark(user.id);
    say(l10n.t('Programmatic mark removed: {0}', nameOfUser(user)));
  }
}

/** The user that the command was called for; without one, asks for one of the marked or of the unmarked users. */
async function userAmong(
  context: PickerContext,
  argument: unknown,
  isMarked: boolean,
  title: Shown,
): Promise<User | undefined> {
  const accepts = ({ user }: KnownUser): boolean => context.programmatic.has(user.id) === isMarked;
  return (await userOf(context, argument, { title, accepts, isOnceEach: true }))?.user;
}

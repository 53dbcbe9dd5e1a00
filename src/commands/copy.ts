import { env } from 'vscode';
import { shown, type Shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import { window } from '../platform/window';
import { usersEndpoint } from '../fakturoid/ownCode';
import { curlFor } from '../views/accountDetails/curl';
import { nameOfAccount, nameOfUser, type PersonNode } from '../views/accountsTree/nodes';
import type { CommandContext } from './context';
import { type KnownAccount, pickAccount } from './pickAccount';
import { type KnownUser, pickUser, pickUserOrAccount, userOf } from './pickUser';
import { say } from './say';

const LONGEST_SHOWN = 60;

/** *Copy name*: of a user or an account. */
export async function copyName(
  context: CommandContext,
  node?: KnownUser | PersonNode | KnownAccount,
): Promise<void> {
  const of = node ?? (await pickUserOrAccount(context, l10n.t('Copy the name of which account or user?')));
  if (of?.kind === 'account') {
    await copy(of.account.name, l10n.t('{0} has no name in Fakturoid.', nameOfAccount(of.account)));
  } else if (of !== undefined) {
    const user = userOf(of);
    await copy(user.full_name, l10n.t('{0} has no name in Fakturoid.', nameOfUser(user)));
  }
}

/** *Copy e-mail*: of a user. */
export async function copyEmail(context: CommandContext, node?: KnownUser | PersonNode): Promise<void> {
  const title = l10n.t('Copy the e-mail of which user?');
  const of = node ?? (await pickUser(context, { title, isOnceEach: true }));
  if (of !== undefined) {
    const user = userOf(of);
    await copy(user.email, l10n.t('{0} has no e-mail in Fakturoid.', nameOfUser(user)));
  }
}

/** *Copy user id*. */
export async function copyId(context: CommandContext, node?: KnownUser | PersonNode): Promise<void> {
  const title = l10n.t('Copy the id of which user?');
  const of = node ?? (await pickUser(context, { title, isOnceEach: true }));
  if (of !== undefined) {
    await copyText(String(userOf(of).id));
  }
}

/** *Copy as JSON*: a user or an account as Fakturoid stated it, in the attributes that are documented. */
export async function copyJson(
  context: CommandContext,
  node?: KnownUser | PersonNode | KnownAccount,
): Promise<void> {
  const of = node ?? (await pickUserOrAccount(context, l10n.t('Copy which account or user as JSON?')));
  if (of !== undefined) {
    const record = of.kind === 'account' ? of.account : userOf(of);
    await env.clipboard.writeText(JSON.stringify(record, undefined, 2));
    say(
      l10n.t(
        'Copied as JSON: {0}',
        of.kind === 'account' ? nameOfAccount(of.account) : nameOfUser(userOf(of)),
      ),
    );
  }
}

/** *Copy slug*: what names an account in the paths of the API. */
export async function copySlug(context: CommandContext, node?: KnownAccount): Promise<void> {
  const of = node ?? (await pickAccount(context, l10n.t('Copy the slug of which account?')));
  if (of !== undefined) {
    await copyText(of.account.slug);
  }
}

/** *Copy registration number*: of an account. */
export async function copyRegistrationNumber(context: CommandContext, node?: KnownAccount): Promise<void> {
  const of = node ?? (await pickAccount(context, l10n.t('Copy the registration number of which account?')));
  if (of !== undefined) {
    await copy(
      of.account.registration_no,
      l10n.t('{0} has no registration number in Fakturoid.', nameOfAccount(of.account)),
    );
  }
}

/** *Copy endpoint*: the address of the account's users. */
export async function copyEndpoint(context: CommandContext, node?: KnownAccount): Promise<void> {
  const of = node ?? (await pickAccount(context, l10n.t('Copy the endpoint of which account?')));
  if (of !== undefined) {
    await copyText(usersEndpoint(of.account.slug));
  }
}

/** *Copy curl command*: asks for the account's users, without the token. */
export async function copyCurl(context: CommandContext, node?: KnownAccount): Promise<void> {
  const of = node ?? (await pickAccount(context, l10n.t('Copy the curl command of which account?')));
  if (of !== undefined) {
    await env.clipboard.writeText(curlFor(of.identity, of.account.slug));
    say(l10n.t('Copied: curl command without the token, which it reads from FAKTUROID_TOKEN'));
  }
}

/** What is not there is said and not copied: an empty clipboard would only puzzle. */
async function copy(text: string | null | undefined, absent: Shown): Promise<void> {
  if (text) {
    await copyText(text);
  } else {
    void window.showInformationMessage(absent);
  }
}

async function copyText(text: string): Promise<void> {
  await env.clipboard.writeText(text);
  say(l10n.t('Copied: {0}', shown(text, LONGEST_SHOWN)));
}

import { env, Uri } from 'vscode';
import { shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import type { KnownAccount, KnownUser } from '../../directory/lookUp';
import { curlCommand, httpRequest, usersEndpoint } from '../../fakturoid/curlCommand';
import { API_BASE } from '../../fakturoid/origin';
import { settings } from '../../platform/settings';
import { defaultShell } from '../../platform/shell';
import type { PickerContext } from '../../pickers/context';
import { say } from '../../platform/statusMessage';
import { accountOf, userOf, userOrAccountOf } from '../../pickers/targets';
import { nameOfAccount, nameOfUser } from '../../labels/names';

const LONGEST_SHOWN = 60;

/** *Copy name*: of a user or an account. */
export async function copyName(context: PickerContext, argument?: unknown): Promise<void> {
  const title = l10n.t('Select the account or user whose name to copy');
  const known = await userOrAccountOf(context, argument, title);
  if (known !== undefined) {
    const stated = 'user' in known ? known.user.full_name : known.account.name;
    await copy(stated, l10n.t('{0} has no name in Fakturoid.', nameOf(known)));
  }
}

/** *Copy email*: of a user. */
export async function copyEmail(context: PickerContext, argument?: unknown): Promise<void> {
  const title = l10n.t('Select the user whose email to copy');
  const known = await userOf(context, argument, { title, isOnceEach: true });
  if (known !== undefined) {
    await copy(known.user.email, l10n.t('{0} has no email in Fakturoid.', nameOfUser(known.user)));
  }
}

/** *Copy user ID*. */
export async function copyId(context: PickerContext, argument?: unknown): Promise<void> {
  const title = l10n.t('Select the user whose ID to copy');
  const known = await userOf(context, argument, { title, isOnceEach: true });
  await copyText(known && String(known.user.id));
}

/** *Copy as JSON*: a user or an account as Fakturoid stated it, in the attributes that are documented. */
export async function copyJson(context: PickerContext, argument?: unknown): Promise<void> {
  const title = l10n.t('Select the account or user to copy as JSON');
  const known = await userOrAccountOf(context, argument, title);
  if (known !== undefined) {
    const record = 'user' in known ? known.user : known.account;
    await env.clipboard.writeText(JSON.stringify(record, undefined, 2));
    say(l10n.t('Copied as JSON: {0}', nameOf(known)));
  }
}

/** *Copy slug*: the slug identifies an account in the paths of the API. */
export async function copySlug(context: PickerContext, argument?: unknown): Promise<void> {
  const known = await accountOf(context, argument, l10n.t('Select the account whose slug to copy'));
  await copyText(known?.account.slug);
}

/** *Copy registration number*: of an account. */
export async function copyRegistrationNumber(context: PickerContext, argument?: unknown): Promise<void> {
  const title = l10n.t('Select the account whose registration number to copy');
  const known = await accountOf(context, argument, title);
  if (known !== undefined) {
    await copy(
      known.account.registration_no,
      l10n.t('{0} has no registration number in Fakturoid.', nameOfAccount(known.account)),
    );
  }
}

/** *Copy API URL*: the address of the account's users. */
export async function copyEndpoint(context: PickerContext, argument?: unknown): Promise<void> {
  const known = await accountOf(context, argument, l10n.t('Select the account whose API URL to copy'));
  await copyText(known && usersEndpoint(known.account.slug));
}

/** *Copy curl command*: asks for the account's users, without the token. */
export async function copyCurl(context: PickerContext, argument?: unknown): Promise<void> {
  const known = await accountOf(context, argument, l10n.t('Select the account for the curl command'));
  if (known !== undefined) {
    const { account, identity } = known;
    await env.clipboard.writeText(curlCommand(account.slug, whoAnswers(identity), defaultShell()));
    say(l10n.t('Copied the curl command. It reads the token from FAKTUROID_TOKEN.'));
  }
}

/** *Copy as .http request*: the same for a REST client, which reads the token from the environment. */
export async function copyHttpRequest(context: PickerContext, argument?: unknown): Promise<void> {
  const known = await accountOf(context, argument, l10n.t('Select the account for the .http request'));
  if (known !== undefined) {
    await env.clipboard.writeText(httpRequest(known.account.slug, whoAnswers(known.identity)));
    say(l10n.t('Copied the .http request. It reads the token from FAKTUROID_TOKEN.'));
  }
}

/** *Open in Fakturoid*: the account's own page. The origin is a constant, so that no slug can lead elsewhere. */
export async function openInFakturoid(context: PickerContext, argument?: unknown): Promise<void> {
  const known = await accountOf(context, argument, l10n.t('Select the account to open in Fakturoid'));
  if (known !== undefined) {
    const page = `${new URL(API_BASE).origin}/${encodeURIComponent(known.account.slug)}`;
    await env.openExternal(Uri.parse(page, true));
  }
}

/** The contact who answers for the request. */
function whoAnswers({ email }: KnownAccount['identity']): string {
  return email ?? settings.contact();
}

/** Copies a text. If there is none, tells the person: an empty clipboard would only puzzle. */
async function copy(text: string | null | undefined, absent: Shown): Promise<void> {
  if (text) {
    await copyText(text);
  } else {
    void window.showInformationMessage(absent);
  }
}

/** Copies a text; does nothing if the person picked nothing. */
async function copyText(text: string | undefined): Promise<void> {
  if (text !== undefined) {
    await env.clipboard.writeText(text);
    say(l10n.t('Copied: {0}', shown(text, LONGEST_SHOWN)));
  }
}

function nameOf(known: KnownUser | KnownAccount): Shown {
  return 'user' in known ? nameOfUser(known.user) : nameOfAccount(known.account);
}

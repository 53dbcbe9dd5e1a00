import { env, Uri } from 'vscode';
import { l10n } from '../../platform/l10n';
import { API_BASE } from '../../fakturoid/origin';
import type { PickerContext } from '../../pickers/context';
import { accountOf } from '../../pickers/targets';

/** *Open in Fakturoid*: an account in the browser. */
export async function openInFakturoid(context: PickerContext, argument?: unknown): Promise<void> {
  const known = await accountOf(context, argument, l10n.t('Open which account in Fakturoid?'));
  if (known !== undefined) {
    await env.openExternal(pageOf(known.account.slug));
  }
}

/** The account's own page. The origin is a constant, so that no slug can lead elsewhere. */
export function pageOf(slug: string): Uri {
  return Uri.parse(`${new URL(API_BASE).origin}/${encodeURIComponent(slug)}`, true);
}

import { ThemeIcon } from 'vscode';
import { isUsableContact } from '../../fakturoid/userAgent';
import { l10n } from '../../platform/l10n';
import { settings } from '../../platform/settings';
import { type QuickPickItem, window } from '../../platform/window';

/** Offers to set one's own contact. It is optional. */
export function contactItem(): QuickPickItem & { readonly method: 'contact' } {
  return {
    method: 'contact',
    iconPath: new ThemeIcon('mail'),
    label: l10n.t('Enter a contact…'),
    detail: l10n.t('Optional: who Fakturoid should contact if your requests cause problems.'),
  };
}

/** Asks for a contact and keeps it in the settings. Leaving the box changes nothing. */
export async function enterContact(): Promise<void> {
  const contact = await window.showInputBox({
    title: l10n.t('Contact for Fakturoid'),
    prompt: l10n.t(
      'Your email address, or the https address of your website. It is sent to Fakturoid with every request.',
    ),
    placeHolder: l10n.t('Email or https address'),
    value: settings.contact(),
    ignoreFocusOut: true,
    validateInput: (text) =>
      isUsableContact(text.trim())
        ? undefined
        : l10n.t('Enter your email address or the https address of your website.'),
  });
  if (contact === undefined) {
    return;
  }
  try {
    await settings.setContact(contact.trim());
  } catch {
    void window.showErrorMessage(
      l10n.t(
        'The contact couldn’t be saved: VS Code can’t write its settings. Check that they have no errors.',
      ),
    );
  }
}

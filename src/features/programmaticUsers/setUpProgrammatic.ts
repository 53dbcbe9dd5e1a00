import { randomBytes } from 'node:crypto';
import { env, ViewColumn } from 'vscode';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import { GUIDE_COMMANDS, guideFor } from './guide';
import { guidePage } from './page';
import { purposeItems } from './pickPurpose';

/**
 * *Set up a programmatic user…*: asks for the purpose and opens what to do for it, step by step. A page of its own
 * rather than a Markdown preview, whose links cannot run commands.
 */
export async function setUpProgrammatic(): Promise<void> {
  const picked = await window.showQuickPick(purposeItems(), {
    title: l10n.t('What will the programmatic user be for?'),
    placeHolder: l10n.t('Each purpose is shown with the narrowest permission and scopes that it needs.'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (picked !== undefined) {
    const guide = guideFor(picked.purpose);
    const panel = window.createWebviewPanel('fakturoid.setUpProgrammatic', guide.title, ViewColumn.Active, {
      enableCommandUris: GUIDE_COMMANDS,
      enableFindWidget: true,
      localResourceRoots: [],
    });
    panel.webview.html = guidePage(guide, env.language, randomBytes(16).toString('base64'));
  }
}

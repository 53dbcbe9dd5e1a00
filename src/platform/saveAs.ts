import { homedir } from 'node:os';
import { join } from 'node:path';
import { commands, Uri, workspace } from 'vscode';
import { letRun } from '../base/log';
import { shown } from '../base/shown';
import { l10n } from './l10n';
import { window } from './window';
import { saveFile } from './saveFile';
import type { RedactedLog } from './log';

/** What is offered to be saved. */
export interface Offer {
  /** The name that is proposed, with its ending. */
  readonly name: string;
  /** The kind of file, as the dialog calls it, and its ending. */
  readonly kind: { readonly label: string; readonly ending: string };
  /** Made only once a place was chosen. */
  readonly text: () => string;
}

/** Asks where to save a text, writes it and offers to open it. Resolves to whether it was saved; cancelling is no error. */
export async function saveAs(log: Pick<RedactedLog, 'warn' | 'error'>, offer: Offer): Promise<boolean> {
  const { name, kind, text } = offer;
  const folder = workspace.workspaceFolders?.[0]?.uri ?? Uri.file(homedir());
  const target = await window.showSaveDialog({
    title: l10n.t('Save {0}', shown(name)),
    defaultUri: Uri.file(join(folder.fsPath, name)).with({
      scheme: folder.scheme,
      authority: folder.authority,
    }),
    filters: { [kind.label]: [kind.ending] },
  });
  if (target === undefined) {
    return false;
  }
  try {
    await saveFile(target, text());
  } catch (error) {
    return (await wantsElsewhere(log, name, error)) && saveAs(log, offer);
  }
  const open = l10n.t('Open');
  void window.showInformationMessage(l10n.t('Saved: {0}', shown(target.fsPath)), open).then((answer) => {
    if (answer === open) {
      letRun(openSaved(target, kind.ending), log);
    }
  });
  return true;
}

/** Says that a file or folder could not be saved. Resolves to whether the person wants to save it elsewhere. */
export async function wantsElsewhere(
  log: Pick<RedactedLog, 'warn'>,
  name: string,
  error: unknown,
): Promise<boolean> {
  log.warn(`${name} could not be saved: ${error instanceof Error ? error.message : String(error)}`);
  const again = l10n.t('Save elsewhere…');
  const answer = await window.showErrorMessage(
    l10n.t('{0} couldn’t be saved. The location may be read-only, full or no longer available.', shown(name)),
    again,
  );
  return answer === again;
}

/** What opens a file as it is meant to be read: Markdown, and JSON that has an editor of its own. */
const OPENED_BY: Readonly<Record<string, string>> = { md: 'markdown.showPreview', json: 'vscode.open' };

/** Opens a file as it is meant to be read, unless VS Code's own extension for that is switched off. */
export async function openSaved(target: Uri, ending: string): Promise<void> {
  const command = OPENED_BY[ending];
  if (command !== undefined) {
    try {
      await commands.executeCommand(command, target);
      return;
    } catch {
      // Opened as text instead.
    }
  }
  await window.showTextDocument(target);
}

import { version as vscodeVersion } from 'vscode';
import type { Disposable } from '../../base/event';
import { registerCommands } from '../../platform/commands';
import type { Services } from '../../services';

/** *Fakturoid: Show log*, and the first line of the log. */
export function registerLog({ log, version, sandboxOrigin }: Services): Disposable {
  log.info(`Fakturoid Explorer ${version} in VS Code ${vscodeVersion}${sandboxOrigin ? ', sandbox' : ''}`);
  return registerCommands({ 'fakturoid.showLog': () => log.show() });
}

import { languages, workspace } from 'vscode';
import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { lazy } from '../../base/lazy';
import { registerCommands } from '../../platform/commands';
import { settings } from '../../platform/settings';
import type { Services } from '../../services';
import type { CallsContext } from './context';
import type { CallsPage } from './answerPage';
import { registerTools } from './registerTools';
import type * as OnFirstUse from './onFirstUse';

/** Documents that people write, and no output of programs. */
const DOCUMENTS = ['file', 'untitled', 'vscode-remote', 'vscode-vfs'].map((scheme) => ({ scheme }));

/** Registers the commands, hovers and tools that tell whether a token can make a call, and why. */
export function registerCalls(services: Services, onFirstUse: () => Promise<typeof OnFirstUse>): Disposable {
  const disposables = new DisposableStore();
  const pageOf = (viewType: ConstructorParameters<typeof CallsPage>[1]) =>
    lazy(async () => {
      const module = await onFirstUse();
      return disposables.add(new module.CallsPage(services, viewType));
    });
  const context: CallsContext = {
    ...services,
    page: pageOf('fakturoid.call'),
    needsPage: pageOf('fakturoid.neededRights'),
  };
  disposables.add(
    registerCommands({
      'fakturoid.askCall': async (argument) => (await onFirstUse()).askCall(context, argument),
      'fakturoid.copyCallAnswer': async (argument) => (await onFirstUse()).copyCallAnswer(context, argument),
      'fakturoid.copyNeededRights': async () => (await onFirstUse()).copyNeededRights(context),
      'fakturoid.showNeededRights': async () => (await onFirstUse()).showNeededRights(context),
      'fakturoid.openTerminal': async (argument) => (await onFirstUse()).openTerminal(context, argument),
    }),
  );
  const hovers = lazy(async () => new (await onFirstUse()).CallHovers(context));
  disposables.add(
    languages.registerHoverProvider(DOCUMENTS, {
      provideHover: async (document, position) =>
        // Nothing is loaded for other files.
        settings.isInCodeEnabled() && workspace.isTrusted && /fakturoid/i.test(document.getText())
          ? (await hovers()).provideHover(document, position)
          : undefined,
    }),
  );
  disposables.add(registerTools(context, onFirstUse));
  return disposables;
}

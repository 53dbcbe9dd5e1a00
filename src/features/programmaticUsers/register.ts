import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { registerCommands } from '../../platform/commands';
import { window } from '../../platform/window';
import type { Services } from '../../services';
import type * as OnFirstUse from './onFirstUse';

/** Marks of users that exist only for an integration, and the guide to making one. */
export function registerProgrammaticUsers(
  services: Services,
  onFirstUse: () => Promise<typeof OnFirstUse>,
): Disposable {
  const disposables = new DisposableStore();
  disposables.add(
    registerCommands({
      'fakturoid.changePurpose': async (argument) => (await onFirstUse()).changePurpose(services, argument),
      'fakturoid.markProgrammatic': async (argument) =>
        (await onFirstUse()).markProgrammatic(services, argument),
      'fakturoid.unmarkProgrammatic': async (argument) =>
        (await onFirstUse()).unmarkProgrammatic(services, argument),
      'fakturoid.setUpProgrammaticUser': async (argument) =>
        (await onFirstUse()).setUpProgrammatic(services.extensionUri, argument),
    }),
  );
  // No event reports marks that settings sync brought; a person who returns to the window sees them.
  disposables.add(window.onDidChangeWindowState(() => services.programmatic.reread()));
  return disposables;
}

import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { lazy } from '../../base/lazy';
import { registerCommands, runCall } from '../../platform/commands';
import { window } from '../../platform/window';
import type { Services } from '../../services';
import type { DetailsContext } from './panels';
import { VIEW_TYPES } from './subject';
import type * as OnFirstUse from './onFirstUse';

/** Pages about a user, an account, or what a token can do. */
export function registerDetails(
  services: Services,
  onFirstUse: () => Promise<typeof OnFirstUse>,
): Disposable {
  const disposables = new DisposableStore();
  const { directory, programmatic, version, clock, sandboxOrigin, extensionUri, log, milestones } = services;
  const cards = { directory, programmatic, version, now: clock.now };
  const panels = lazy(async () => {
    const { addressesOf, DetailsPanels, Pictures } = await onFirstUse();
    const pictures = new Pictures({
      fetch: (...request) => fetch(...request),
      resolve: addressesOf,
      sandboxOrigin,
    });
    return disposables.add(new DetailsPanels({ ...cards, pictures, extensionUri, log, milestones }));
  });
  const context: DetailsContext = { ...services, panels, cards };
  disposables.add(
    registerCommands({
      'fakturoid.keepOpen': async () => (await panels()).keepActive(),
      'fakturoid.openPageInFakturoid': async () => runCall((await panels()).active?.menu?.openInFakturoid),
      'fakturoid.openToSide': async (argument) => (await onFirstUse()).openToSide(context, argument),
      'fakturoid.refreshPage': async () => runCall((await panels()).active?.menu?.refresh),
      'fakturoid.copyTokenCard': async (argument) => (await onFirstUse()).copyTokenCard(context, argument),
      'fakturoid.saveTokenCard': async (argument) => (await onFirstUse()).saveTokenCard(context, argument),
      'fakturoid.showAccount': async (argument) => (await onFirstUse()).showAccount(context, argument),
      'fakturoid.showCurrentUser': async () => (await onFirstUse()).showCurrentUser(context),
      'fakturoid.showReviewed': async (argument) => (await onFirstUse()).showReviewed(context, argument),
      'fakturoid.showTokenCard': async (argument) => (await onFirstUse()).showTokenCard(context, argument),
      'fakturoid.showUser': async (argument, how) => (await onFirstUse()).showUser(context, argument, how),
    }),
  );
  for (const viewType of Object.values(VIEW_TYPES)) {
    disposables.add(
      window.registerWebviewPanelSerializer(viewType, {
        deserializeWebviewPanel: async (panel, state) => (await panels()).restore(panel, state),
      }),
    );
  }
  return disposables;
}

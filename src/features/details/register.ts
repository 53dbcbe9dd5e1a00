import { DisposableStore } from '../../base/disposables';
import type { Disposable } from '../../base/event';
import { lazy } from '../../base/lazy';
import { registerCommands, runCall } from '../../platform/commands';
import { window } from '../../platform/window';
import type { Services } from '../../services';
import type { DetailsContext } from './panels';
import { VIEW_TYPES } from './subject';

/** Pages about a user, an account, or what a token can do. */
export function registerDetails(services: Services): Disposable {
  const disposables = new DisposableStore();
  const { directory, programmatic, version, clock, sandboxOrigin, extensionUri, log } = services;
  const cards = { directory, programmatic, version, now: clock.now };
  const panels = lazy(async () => {
    const [{ DetailsPanels }, { addressesOf, Pictures }] = await Promise.all([
      import('./panels'),
      import('./pictures'),
    ]);
    const pictures = new Pictures({
      fetch: (...request) => fetch(...request),
      resolve: addressesOf,
      sandboxOrigin,
    });
    return disposables.add(new DetailsPanels({ ...cards, pictures, extensionUri, log }));
  });
  const context: DetailsContext = { ...services, panels, cards };
  const show = () => import('./showUser');
  const card = () => import('./tokenCard/commands');
  disposables.add(
    registerCommands({
      'fakturoid.keepOpen': async () => (await panels()).keepActive(),
      'fakturoid.openPageInFakturoid': async () => runCall((await panels()).active?.menu?.openInFakturoid),
      'fakturoid.openToSide': async (argument) => (await show()).openToSide(context, argument),
      'fakturoid.refreshPage': async () => runCall((await panels()).active?.menu?.refresh),
      'fakturoid.copyTokenCard': async (argument) => (await card()).copyTokenCard(context, argument),
      'fakturoid.saveTokenCard': async (argument) => (await card()).saveTokenCard(context, argument),
      'fakturoid.showAccount': async (argument) => (await show()).showAccount(context, argument),
      'fakturoid.showCurrentUser': async () => (await show()).showCurrentUser(context),
      'fakturoid.showReviewed': async (argument) => (await show()).showReviewed(context, argument),
      'fakturoid.showTokenCard': async (argument) => (await show()).showTokenCard(context, argument),
      'fakturoid.showUser': async (argument, how) => (await show()).showUser(context, argument, how),
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

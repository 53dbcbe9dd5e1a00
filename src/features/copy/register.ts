import type { Disposable } from '../../base/event';
import { registerCommands } from '../../platform/commands';
import type { Services } from '../../services';

/** What a person takes along into their own code or browser. */
export function registerCopy(services: Services): Disposable {
  const copy = () => import('./copy');
  return registerCommands({
    'fakturoid.copyCurl': async (argument) => (await copy()).copyCurl(services, argument),
    'fakturoid.copyEmail': async (argument) => (await copy()).copyEmail(services, argument),
    'fakturoid.copyEndpoint': async (argument) => (await copy()).copyEndpoint(services, argument),
    'fakturoid.copyHttpRequest': async (argument) => (await copy()).copyHttpRequest(services, argument),
    'fakturoid.copyId': async (argument) => (await copy()).copyId(services, argument),
    'fakturoid.copyJson': async (argument) => (await copy()).copyJson(services, argument),
    'fakturoid.copyName': async (argument) => (await copy()).copyName(services, argument),
    'fakturoid.copyRegistrationNumber': async (argument) =>
      (await copy()).copyRegistrationNumber(services, argument),
    'fakturoid.copySlug': async (argument) => (await copy()).copySlug(services, argument),
    'fakturoid.openInFakturoid': async (argument) => (await copy()).openInFakturoid(services, argument),
  });
}

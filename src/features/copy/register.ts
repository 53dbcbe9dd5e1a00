import type { Disposable } from '../../base/event';
import { registerCommands } from '../../platform/commands';
import type { Services } from '../../services';
import type * as OnFirstUse from './copy';

/** What a person takes along into their own code or browser. */
export function registerCopy(services: Services, onFirstUse: () => Promise<typeof OnFirstUse>): Disposable {
  return registerCommands({
    'fakturoid.copyCurl': async (argument) => (await onFirstUse()).copyCurl(services, argument),
    'fakturoid.copyEmail': async (argument) => (await onFirstUse()).copyEmail(services, argument),
    'fakturoid.copyEndpoint': async (argument) => (await onFirstUse()).copyEndpoint(services, argument),
    'fakturoid.copyHttpRequest': async (argument) => (await onFirstUse()).copyHttpRequest(services, argument),
    'fakturoid.copyId': async (argument) => (await onFirstUse()).copyId(services, argument),
    'fakturoid.copyJson': async (argument) => (await onFirstUse()).copyJson(services, argument),
    'fakturoid.copyName': async (argument) => (await onFirstUse()).copyName(services, argument),
    'fakturoid.copyRegistrationNumber': async (argument) =>
      (await onFirstUse()).copyRegistrationNumber(services, argument),
    'fakturoid.copySlug': async (argument) => (await onFirstUse()).copySlug(services, argument),
    'fakturoid.openInFakturoid': async (argument) => (await onFirstUse()).openInFakturoid(services, argument),
  });
}

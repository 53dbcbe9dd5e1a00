import type { Disposable } from '../base/event';
import { type CommandHandler, registerCommands } from '../platform/commands';
import type * as rare from './access';
import type * as all from './all';
import type { CommandContext } from './context';

/** Registers every command of the extension. What commands do is loaded when the first of them runs. */
export function registerAllCommands(context: CommandContext): Disposable {
  type Command<M> = {
    [K in keyof M]: M[K] extends (context: CommandContext, argument?: unknown) => unknown ? K : never;
  }[keyof M];
  const run =
    (name: Command<typeof all>): CommandHandler =>
    async (argument) =>
      (await import('./all'))[name](context, argument);
  const runRare =
    (name: Command<typeof rare>): CommandHandler =>
    async (argument) =>
      (await import('./access'))[name](context, argument);
  return registerCommands({
    'fakturoid.arrangeByAccount': run('arrangeByAccount'),
    'fakturoid.arrangeByPerson': run('arrangeByPerson'),
    'fakturoid.changePurpose': run('changePurpose'),
    'fakturoid.clearFilter': run('clearFilter'),
    'fakturoid.compareWithFile': runRare('compareWithFile'),
    'fakturoid.copyCurl': run('copyCurl'),
    'fakturoid.copyEmail': run('copyEmail'),
    'fakturoid.copyEndpoint': run('copyEndpoint'),
    'fakturoid.copyId': run('copyId'),
    'fakturoid.copyJson': run('copyJson'),
    'fakturoid.copyName': run('copyName'),
    'fakturoid.copyRegistrationNumber': run('copyRegistrationNumber'),
    'fakturoid.copySlug': run('copySlug'),
    'fakturoid.copyTokenCard': runRare('copyTokenCard'),
    'fakturoid.deleteSavedReviews': runRare('deleteSavedReviews'),
    'fakturoid.exportReview': runRare('exportReview'),
    'fakturoid.filterUsers': run('filterUsers'),
    'fakturoid.findUser': run('findUser'),
    'fakturoid.hideProgrammatic': run('hideProgrammatic'),
    'fakturoid.loadAllUsers': run('loadAllUsers'),
    'fakturoid.markProgrammatic': run('markProgrammatic'),
    'fakturoid.openInFakturoid': run('openInFakturoid'),
    'fakturoid.openRow': run('openRow'),
    'fakturoid.refresh': run('refresh'),
    'fakturoid.refreshAccount': run('refreshAccount'),
    'fakturoid.refreshIdentity': run('refreshIdentity'),
    'fakturoid.renameIdentity': run('renameIdentity'),
    'fakturoid.repair': run('repair'),
    'fakturoid.replaceCredentials': run('replaceCredentials'),
    'fakturoid.retry': run('retry'),
    'fakturoid.reveal': run('reveal'),
    'fakturoid.reviewAccess': runRare('reviewAccess'),
    'fakturoid.saveTokenCard': runRare('saveTokenCard'),
    'fakturoid.setUpProgrammaticUser': run('setUpProgrammatic'),
    'fakturoid.showAccount': run('showAccount'),
    'fakturoid.showCurrentUser': run('showCurrentUser'),
    'fakturoid.showLog': () => context.log.show(),
    'fakturoid.showProgrammatic': run('showProgrammatic'),
    'fakturoid.showReviewedUser': run('showReviewedUser'),
    'fakturoid.showTokenCard': run('showTokenCard'),
    'fakturoid.showUser': run('showUser'),
    'fakturoid.signIn': run('signIn'),
    'fakturoid.signOut': run('signOut'),
    'fakturoid.sortUsers': run('sortUsers'),
    'fakturoid.unmarkProgrammatic': run('unmarkProgrammatic'),
  });
}

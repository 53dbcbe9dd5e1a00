import type { Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import type { TokenWarning } from '../../access/tokenCard';
import { countOfAccounts } from './counts';
import { briefListOf, type ReviewNames } from './reviewNames';
import { unreadLabel } from './unread';

/** A warning of a token card, in one or two whole sentences. */
export function sentenceOfWarning(warning: TokenWarning, names: ReviewNames): Shown {
  switch (warning.kind) {
    case 'actsAsOwner':
      return l10n.t(
        'It acts as the owner of {0}. Whoever holds it manages users, changes the plan and may cancel the account.',
        accounts(warning.slugs, names),
      );
    case 'reachesSeveralAccounts':
      return l10n.t('It opens {0} and cannot be limited to one of them.', countOfAccounts(warning.count));
    case 'seesEverything':
      return l10n.t('It sees all invoices, expenses and reports of {0}.', accounts(warning.slugs, names));
    case 'rightsUnknown':
      return l10n.t(
        'It is not fully known what it may do in {0}: the permission or the scopes are not documented, or not stated.',
        accounts(warning.slugs, names),
      );
    case 'accountsUnread':
      return l10n.t(
        'There may be more accounts than are listed here, and the rights may have changed: they could not be read ({0}).',
        unreadLabel(warning.reason),
      );
  }
}

/** What to keep in mind before a token is shared, in whole sentences. */
export function sharingAdvice(): readonly Shown[] {
  return [
    l10n.t('A token inherits every right of its user: whoever holds it may do all that is listed here.'),
    l10n.t(
      'What is done with it counts as done by the user. Share a token of a programmatic user, never your own.',
    ),
    l10n.t(
      'An access token ends after two hours at the latest. Whoever gets the client id and secret can make new ones at any time.',
    ),
    l10n.t('Send them by a password manager, never by e-mail or chat.'),
    l10n.t('To take the access back, delete the client id and secret in Fakturoid: Settings → User account.'),
  ];
}

function accounts(slugs: readonly string[], names: ReviewNames): Shown {
  return briefListOf(slugs.map(names.account));
}

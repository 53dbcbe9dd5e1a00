import type { Shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import type { TokenWarning } from '../directory/tokenCard';
import { countOfAccounts } from './counts';
import { briefListOf, type ReviewNames } from './review';
import type { SignInMethod } from '../session/sessions';
import { unreadLabel } from './unread';

/** A warning of a token card, in one or two whole sentences. */
export function sentenceOfWarning(warning: TokenWarning, names: ReviewNames): Shown {
  switch (warning.kind) {
    case 'actsAsOwner':
      return l10n.t(
        'It has owner rights in {0}. Anyone who has it can read and change whatever the API offers there. For managing users, settings and the plan API v3 documents no route.',
        accounts(warning.slugs, names),
      );
    case 'reachesSeveralAccounts':
      return l10n.t('It opens {0} and cannot be limited to one of them.', countOfAccounts(warning.count));
    case 'readsEverything':
      return l10n.t('It can read all invoices and expenses. Accounts: {0}', accounts(warning.slugs, names));
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
export function sharingAdvice(method: SignInMethod): readonly Shown[] {
  return [
    l10n.t('A token has all the rights of its user. Anyone who has it can do everything listed here.'),
    l10n.t(
      'What is done with it counts as done by the user. Share a token of a programmatic user, never your own.',
    ),
    l10n.t(
      'An access token ends after two hours at the latest. Whoever gets the client id and secret can make new ones at any time.',
    ),
    l10n.t('Send them by a password manager, never by e-mail or chat.'),
    revokingAdvice(method),
  ];
}

/** How to end the access again, by the way of signing in (Fakturoid API v3, Authorization and Webhooks). */
function revokingAdvice(method: SignInMethod): Shown {
  switch (method) {
    case 'clientCredentials':
      return l10n.t(
        'To revoke access, delete the Client ID and Client Secret in Fakturoid: Settings → User account. That also deletes their webhooks.',
      );
    case 'authorizationCode':
      return l10n.t(
        'To revoke access, sign out here: Fakturoid then ends what you allowed in the browser. Deleting the integration in Fakturoid (Settings → Connect other apps) also deletes its webhooks.',
      );
    case 'accessToken':
      return l10n.t(
        'This token was entered as it is and ends two hours after it was made at most. To revoke access for good, delete the Client ID and Client Secret that it was made with in Fakturoid; that also deletes their webhooks.',
      );
  }
}

function accounts(slugs: readonly string[], names: ReviewNames): Shown {
  return briefListOf(slugs.map(names.account));
}

import type { Shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import type { TokenWarning } from '../directory/tokenCard';
import { countOfAccounts } from './counts';
import { briefListOf } from './lists';
import type { ReviewNames } from './review';
import type { SignInMethod } from '../session/sessions';
import { unreadLabel } from './unread';
import { menu } from './menus';

/** A warning of a token card, in one or two whole sentences. */
export function sentenceOfWarning(warning: TokenWarning, names: ReviewNames): Shown {
  switch (warning.kind) {
    case 'actsAsOwner':
      return l10n.t(
        'It has owner rights: anyone who has it can read and change whatever the API offers. API v3 has no documented route for managing users, settings or the plan. Accounts: {0}',
        accounts(warning.slugs, names),
      );
    case 'reachesSeveralAccounts':
      return l10n.t(
        'It gives access to {0} and can’t be limited to just one of them.',
        countOfAccounts(warning.count),
      );
    case 'readsEverything':
      return l10n.t('It can read all invoices and expenses. Accounts: {0}', accounts(warning.slugs, names));
    case 'rightsUnknown':
      return l10n.t(
        'The permission or scopes aren’t provided or aren’t documented, so it isn’t clear what it can do. Accounts: {0}',
        accounts(warning.slugs, names),
      );
    case 'accountsUnread':
      return l10n.t(
        'There may be more accounts than listed here, and rights may have changed, because the list couldn’t be loaded ({0}).',
        unreadLabel(warning.reason),
      );
  }
}

/** What to keep in mind before a token is shared, in whole sentences. */
export function sharingAdvice(method: SignInMethod): readonly Shown[] {
  return [
    l10n.t('A token has all the rights of its user. Anyone who has it can do everything listed here.'),
    l10n.t(
      'Anything done with the token counts as done by its user. Share a programmatic user’s token, never your own.',
    ),
    l10n.t(
      'An access token expires after two hours at most. Anyone who has the Client ID and Client Secret can get a new one at any time.',
    ),
    l10n.t('Share the Client ID and Client Secret through a password manager, never by email or chat.'),
    revokingAdvice(method),
  ];
}

/** How to end the access again, by the way of signing in (Fakturoid API v3, Authorization and Webhooks). */
function revokingAdvice(method: SignInMethod): Shown {
  switch (method) {
    case 'clientCredentials':
      return l10n.t(
        'To revoke access, delete the Client ID and Client Secret in Fakturoid: {0}. That also deletes their webhooks.',
        menu('userAccount'),
      );
    case 'authorizationCode':
      return l10n.t(
        'To revoke access, sign out here: Fakturoid then revokes what you granted in the browser. Deleting the integration in Fakturoid under {0} also deletes its webhooks.',
        menu('otherApps'),
      );
    case 'accessToken':
      return l10n.t(
        'This token was entered directly and expires no later than two hours after it was issued. To revoke access for good, go to Fakturoid and delete the Client ID and Client Secret that the token was issued for. That also deletes their webhooks.',
      );
  }
}

function accounts(slugs: readonly string[], names: ReviewNames): Shown {
  return briefListOf(slugs.map(names.account));
}

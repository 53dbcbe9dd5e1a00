import { type Shown, shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import type { UnreadReason } from '../directory/review';
import type { Identity } from '../session/sessions';
import { countOfAccounts } from './counts';
import { whatWentWrong } from './failures';
import { nameOfIdentity } from './names';

/** Why something could not be read, in a few words without a full stop. A reason that is not known is shown as it is. */
export function unreadLabel(reason: string): Shown {
  switch (reason as UnreadReason | 'cancelled' | 'missing') {
    case 'notLoaded':
    case 'cancelled':
      return l10n.t('Not loaded');
    case 'grantRefused':
      return l10n.t('Sign-in no longer valid');
    case 'missing':
      return l10n.t('missing');
    default:
      return whatWentWrong(reason) ?? shown(reason);
  }
}

/** What was not loaded, part by part: so many accounts, and whatever accounts these identities have. */
export function notLoadedParts(accounts: number, identities: readonly Identity[]): readonly Shown[] {
  return [
    ...(accounts === 0 ? [] : [countOfAccounts(accounts)]),
    ...identities.map((identity) => l10n.t('accounts of {0}', nameOfIdentity(identity))),
  ];
}

/** The next step that may help; undefined where somebody else has to take it. */
export function unreadRemedy(reason: string): 'signIn' | 'retry' | undefined {
  switch (reason as UnreadReason) {
    case 'unauthorized':
    case 'grantRefused':
      return 'signIn';
    case 'forbidden':
    case 'notFound':
    case 'blockedAccount':
      return undefined;
    default:
      return 'retry';
  }
}

/** What to do about it, in one sentence. */
export function unreadAdvice(reason: string): Shown {
  switch (reason as UnreadReason) {
    case 'unauthorized':
    case 'grantRefused':
      return l10n.t('Sign in again and run the review again.');
    case 'forbidden':
    case 'notFound':
      return l10n.t(
        'Find out from the account owner who has access, or run the review as a user who can list the account’s users.',
      );
    case 'blockedAccount':
      return l10n.t('The users can be listed once the account owner has paid the overdue invoices.');
    default:
      return l10n.t('Run the review again. If it still fails, see the log for details.');
  }
}

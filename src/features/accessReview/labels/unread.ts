import type { Shown } from '../../../base/shown';
import type { UnreadReason } from '../../../directory/review';
import { l10n } from '../../../platform/l10n';

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

/** What to do about something that could not be read, in one sentence. */
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

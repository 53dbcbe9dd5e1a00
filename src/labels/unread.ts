import { type Shown, shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import type { UnreadReason } from '../directory/review';
import { whatWentWrong } from './failures';

/** Why something could not be read, in a few words without a full stop. A reason that is not known is shown as it is. */
export function unreadLabel(reason: string): Shown {
  switch (reason as UnreadReason | 'cancelled' | 'missing') {
    case 'notLoaded':
    case 'cancelled':
      return l10n.t('Not loaded');
    case 'grantRefused':
      return l10n.t('Sign-in no longer valid');
    case 'missing':
      return l10n.t('not there');
    default:
      return whatWentWrong(reason) ?? shown(reason);
  }
}

/** What to do about it, in one sentence. */
export function unreadAdvice(reason: string): Shown {
  switch (reason as UnreadReason) {
    case 'unauthorized':
    case 'grantRefused':
      return l10n.t('Sign in again and repeat the review.');
    case 'forbidden':
    case 'notFound':
      return l10n.t(
        'Ask the owner of the account who has access, or review it as a user who may list its users.',
      );
    case 'blockedAccount':
      return l10n.t('Its users can be read once its owner has paid the overdue invoices.');
    default:
      return l10n.t('Repeat the review; if it fails again, the log tells more.');
  }
}

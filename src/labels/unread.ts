import { type Shown, shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import type { UnreadReason } from '../directory/review';

/** Why something could not be read, in a few words without a full stop. A reason that is not known is shown as it is. */
export function unreadLabel(reason: string): Shown {
  switch (reason as UnreadReason | 'cancelled' | 'missing') {
    case 'notLoaded':
    case 'cancelled':
      return l10n.t('Not loaded');
    case 'unauthorized':
    case 'grantRefused':
      return l10n.t('Sign-in no longer valid');
    case 'forbidden':
      return l10n.t('No permission');
    case 'blockedAccount':
      return l10n.t('Account blocked');
    case 'notFound':
      return l10n.t('Not found');
    case 'rateLimited':
      return l10n.t('Too many requests');
    case 'userAgentRefused':
      return l10n.t('Contact refused');
    case 'badRequest':
      return l10n.t('Request refused');
    case 'server':
      return l10n.t('Server fault');
    case 'nameNotFound':
      return l10n.t('Server not found');
    case 'connectionRefused':
      return l10n.t('Connection refused');
    case 'offline':
      return l10n.t('Offline');
    case 'certificate':
      return l10n.t('Certificate not trusted');
    case 'proxyLogin':
      return l10n.t('A proxy asks for a login');
    case 'network':
      return l10n.t('Connection failed');
    case 'timeout':
      return l10n.t('No answer in time');
    case 'redirected':
      return l10n.t('Unexpected redirect');
    case 'invalidResponse':
      return l10n.t('Answer not understood');
    case 'unexpected':
      return l10n.t('Fault of the extension');
    case 'missing':
      return l10n.t('not there');
    default:
      return shown(reason);
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

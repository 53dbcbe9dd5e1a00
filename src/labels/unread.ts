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

/** What was not loaded, part by part: a number of accounts, and all accounts of these identities. */
export function notLoadedParts(accounts: number, identities: readonly Identity[]): readonly Shown[] {
  return [
    ...(accounts === 0 ? [] : [countOfAccounts(accounts)]),
    ...identities.map((identity) => l10n.t('accounts of {0}', nameOfIdentity(identity))),
  ];
}

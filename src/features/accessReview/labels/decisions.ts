import { env } from 'vscode';
import { line, type Shown, shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import type { Day } from '../rules/days';
import { type Decision, LONGEST_REASON } from '../rules/decisions';

export function dayLabel(day: Day): Shown {
  const format = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return shown(format.format(Date.parse(day)));
}

/** A label that says who accepted something, when, and until when. */
export function acceptedLabel({ acceptedBy, acceptedOn, until }: Decision): Shown {
  const { name, email, userId } = acceptedBy;
  const who = [name, email].map((text) => shown(text ?? '')).find((text) => text !== '');
  return l10n.t(
    'Accepted by {0} on {1}, until the end of {2}.',
    who ?? line`#${userId}`,
    dayLabel(acceptedOn),
    dayLabel(until),
  );
}

export function reasonLabel({ reason }: Decision): Shown {
  return l10n.t('Reason: {0}', shown(reason, LONGEST_REASON));
}

import { env } from 'vscode';
import type { ReportFact } from '../base/report/document';
import { joined, line, type Shown, shown } from '../base/shown';
import type { Review, ReviewedIdentity, ReviewOrigin } from '../directory/review';
import { l10n } from '../platform/l10n';

/** What the users and accounts of reviews are called, by their ids. */
export interface ReviewNames {
  readonly user: (userId: number) => Shown;
  readonly account: (slug: string) => Shown;
}

/** Names from one or several reviews; the first review that has a name wins. The id is added to names that are shared. */
export function namesIn(...reviews: readonly Review[]): ReviewNames {
  const users = reviews.flatMap(({ identities, accounts }) => [
    ...identities.map(({ userId, name, email }) => ({ id: userId, name, email })),
    ...accounts.flatMap((account) => account.users),
  ]);
  const accounts = reviews.flatMap((review) => review.accounts);
  return {
    user: namesById(
      users.map(({ id, name, email }) => [id, name, email]),
      (id) => line`#${id}`,
    ),
    account: namesById(
      accounts.map(({ slug, name }) => [slug, name]),
      shown,
    ),
  };
}

/** Takes the first visible text as the name, without characters that would reverse the direction of a sentence. */
function namesById<Id>(
  known: readonly (readonly [id: Id, ...texts: (string | null)[]])[],
  idLabel: (id: Id) => Shown,
): (id: Id) => Shown {
  const names = new Map<Id, Shown>();
  const counts = new Map<Shown, number>();
  for (const [id, ...texts] of known) {
    const name = names.has(id)
      ? undefined
      : texts.map((text) => shown(text ?? '')).find((text) => text !== '');
    if (name !== undefined) {
      names.set(id, name);
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return (id) => {
    const name = names.get(id);
    if (name === undefined) {
      return idLabel(id);
    }
    return counts.get(name) === 1 ? name : line`${name} (${idLabel(id)})`;
  };
}

/** The origin of a review, as facts of a report. */
export function originOf(
  review: ReviewOrigin,
  identities: readonly ReviewedIdentity[],
): readonly ReportFact[] {
  return [
    { label: l10n.t('Reviewed on'), value: madeAtLabel(review) },
    ...identities.map(({ userId, name, email }) => ({
      label: l10n.t('Reviewed as'),
      value: joined([shown(name ?? ''), shown(email ?? ''), line`#${userId}`], ' · '),
    })),
    { label: l10n.t('Extension version'), value: madeWithLabel(review) },
  ];
}

/** Universal time, because a report is read elsewhere. */
export function madeAtLabel(review: Pick<Review, 'madeAt'>): Shown {
  return utcLabel(review, { dateStyle: 'medium', timeStyle: 'short' });
}

/** The time without the day, also in universal time. */
export function timeLabel(review: Pick<Review, 'madeAt'>): Shown {
  return utcLabel(review, { timeStyle: 'short' });
}

function utcLabel({ madeAt }: Pick<Review, 'madeAt'>, options: Intl.DateTimeFormatOptions): Shown {
  const format = new Intl.DateTimeFormat(env.language, { ...options, timeZone: 'UTC' });
  return shown(`${format.format(new Date(madeAt))} UTC`);
}

export function madeWithLabel({ madeWith }: ReviewOrigin): string {
  return `Fakturoid Explorer ${madeWith}`;
}

import { env } from 'vscode';
import type { ReportFact } from '../base/report/document';
import { joined, line, type Shown, shown } from '../base/shown';
import type { Review, ReviewedAccount, ReviewedIdentity } from '../directory/review';
import { l10n } from '../platform/l10n';
import { andMore } from './counts';
import { listOf } from './rights';

/** What the users and accounts of reviews are called, by their ids. */
export interface ReviewNames {
  readonly user: (userId: number) => Shown;
  readonly account: (slug: string) => Shown;
}

/**
 * Names from one review or several, of which the first that has a name wins. Who or what shares a name with another is
 * told apart by the id.
 */
export function namesIn(...reviews: readonly Review[]): ReviewNames {
  const users = new Map<number, Shown>();
  const accounts = new Map<string, Shown>();
  for (const { identities, accounts: reviewed } of reviews) {
    const known = [
      ...identities.map(({ userId, name, email }) => ({ id: userId, name, email })),
      ...reviewed.flatMap((account) => account.users),
    ];
    for (const { id, name, email } of known) {
      addName(users, id, name, email);
    }
    for (const { slug, name } of reviewed) {
      addName(accounts, slug, name);
    }
  }
  const userCounts = countsOf(users.values());
  const accountCounts = countsOf(accounts.values());
  return {
    user: (id) => nameOf(users.get(id), line`#${id}`, userCounts),
    account: (slug) => nameOf(accounts.get(slug), shown(slug), accountCounts),
  };
}

const LONGEST_LIST = 4;

/** Names as a list that stays short: "A, B, C, D and 5 more". */
export function briefListOf(names: readonly Shown[]): Shown {
  const rest = names.length - LONGEST_LIST;
  return rest < 2 ? listOf(names) : andMore(joined(names.slice(0, LONGEST_LIST), ', '), rest);
}

/** Takes the first of the texts in which there is anything to see, without what would turn a sentence around. */
function addName<Id>(names: Map<Id, Shown>, id: Id, ...texts: readonly (string | null)[]): void {
  if (!names.has(id)) {
    const name = texts.map((text) => shown(text ?? '')).find((text) => text !== '');
    if (name !== undefined) {
      names.set(id, name);
    }
  }
}

function countsOf(names: Iterable<string>): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) {
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

function nameOf(name: Shown | undefined, id: Shown, counts: ReadonlyMap<string, number>): Shown {
  if (name === undefined) {
    return id;
  }
  return (counts.get(name) ?? 0) > 1 ? line`${name} (${id})` : name;
}

/** When, as whom and with which version a review was made. */
export function originOf(review: Review, identities: readonly ReviewedIdentity[]): readonly ReportFact[] {
  return [
    { label: l10n.t('Made at'), value: madeAtLabel(review) },
    ...identities.map(({ userId, name, email }) => ({
      label: l10n.t('Made as'),
      value: joined([shown(name ?? ''), shown(email ?? ''), line`#${userId}`], ' · '),
    })),
    { label: l10n.t('Made with'), value: madeWithLabel(review) },
  ];
}

/** Universal time, because a report is read elsewhere. */
export function madeAtLabel({ madeAt }: Pick<Review, 'madeAt'>): Shown {
  const format = new Intl.DateTimeFormat(env.language, {
    dateStyle: 'medium',
    timeStyle: 'short',
    timeZone: 'UTC',
  });
  return shown(`${format.format(new Date(madeAt))} UTC`);
}

export function madeWithLabel({ madeWith }: Review): string {
  return `Fakturoid Explorer ${madeWith}`;
}

/** What heads the part of a report about an account: its name and slug. */
export function accountHeading({ slug }: ReviewedAccount, names: ReviewNames): string {
  const name = names.account(slug);
  return name === slug || name.endsWith(`(${slug})`) ? name : `${name} (${slug})`;
}

import { joined, line, type Shown, shown } from '../../../base/shown';
import type { Review } from '../../../directory/review';
import { countOfAccounts, countOfUsers, partOfAccounts } from '../../../labels/counts';
import { listOf } from '../../../labels/lists';
import { madeAtLabel, timeLabel } from '../../../labels/review';
import { l10n } from '../../../platform/l10n';
import type { Judged } from '../rules/decisions';
import { type Finding, isCutShort, SEVERITIES } from '../rules/findings';
import { sumsOf } from '../rules/sums';
import type { Compared } from '../shownReview';
import { severityLabel } from './findings';

/** How much of everything a review could read. */
export function loadedLabel(review: Review): Shown {
  const { users, accounts: all } = sumsOf(review);
  const loaded = review.accounts.filter(({ unread }) => unread === null).length;
  const words = [loaded === all ? countOfAccounts(all) : partOfAccounts(loaded, all), countOfUsers(users)];
  return listOf(words);
}

/** How many findings there are of each severity. */
export function foundLabel(findings: readonly Finding[]): Shown {
  const counts = SEVERITIES.map((severity) => {
    const count = findings.filter((finding) => finding.severity === severity).length;
    return count === 0 ? undefined : line`${severityLabel(severity)}: ${count}`;
  });
  return findings.length === 0 ? l10n.t('No findings') : joined(counts, ' · ');
}

/** The text if no finding is open. */
export function noneOpenLabel(review: Review, { accepted }: Judged): Shown {
  if (isCutShort(review)) {
    return accepted.length === 0
      ? l10n.t('No findings in what was loaded')
      : l10n.t('No open findings in what was loaded');
  }
  return accepted.length === 0 ? l10n.t('No findings') : l10n.t('No open findings');
}

/** How many findings are open, of each severity, and how many are accepted. */
export function judgedLabel(review: Review, judged: Judged): Shown {
  const { open, accepted } = judged;
  return joined(
    [
      open.length === 0 ? noneOpenLabel(review, judged) : foundLabel(open),
      accepted.length === 0 ? undefined : l10n.t('Accepted: {0}', accepted.length),
    ],
    ' · ',
  );
}

/** When the earlier review was made, and the file that it came from. */
export function comparedWithLabel({ before, file }: Compared): Shown {
  return withFile(madeAtLabel(before), file);
}

/** Like {@link comparedWithLabel}, but without the day if both reviews are of the same day. */
export function sinceLabel(review: Review, { before, file }: Compared): Shown {
  const isSameDay = utcDay(review) === utcDay(before);
  return withFile(isSameDay ? timeLabel(before) : madeAtLabel(before), file);
}

/** A file of another program may state its time in another zone. */
function utcDay({ madeAt }: Review): string {
  return new Date(madeAt).toISOString().slice(0, 10);
}

function withFile(time: Shown, file: string | undefined): Shown {
  return file === undefined ? time : line`${time} (${shown(file)})`;
}

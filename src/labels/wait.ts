import type { Shown } from '../base/shown';
import { l10n } from '../platform/l10n';

/** How long requests still wait for the rate limit; both times in milliseconds since 1970. */
export function waitLabel(until: number, now: number): Shown {
  const seconds = Math.max(1, Math.ceil((until - now) / 1000));
  return l10n.t('Rate limit reached. Continuing in {0} s…', seconds);
}

import { list, paragraph, type ReportDocument } from '../base/report/document';
import { line, shown } from '../base/shown';
import type { Review } from '../directory/review';
import { countOfAccounts } from './counts';
import { namesIn, originOf } from './review';
import { areaLabel, permissionLabel, reachLabel, rightsLegend, scopesLabel } from './rights';
import { l10n } from '../platform/l10n';
import { API_AREAS } from '../rights/effectiveRights';
import type { SignInMethod } from '../session/sessions';
import { sentenceOfWarning, sharingAdvice } from './tokenCard';
import type { TokenCard } from '../directory/tokenCard';

/** The report of a token card, in words. It names no token. */
export function tokenCardReport(card: TokenCard, review: Review, method: SignInMethod): ReportDocument {
  const names = namesIn(review);
  const all = card.accounts.map(({ rights }) => rights);
  return {
    title: l10n.t('What a token of {0} can do', names.user(card.identity.userId)),
    facts: originOf(review, [card.identity]),
    sections: [
      {
        level: 2,
        heading: l10n.t('Warnings'),
        blocks:
          card.warnings.length === 0
            ? [{ kind: 'paragraph', text: l10n.t('None.') }]
            : [list(card.warnings.map((warning) => sentenceOfWarning(warning, names)))],
      },
      {
        level: 2,
        heading: l10n.t('Accounts'),
        blocks: [
          paragraph(countOfAccounts(card.accounts.length)),
          {
            kind: 'table',
            columns: [
              l10n.t('Account'),
              l10n.t('Slug'),
              l10n.t('Permission'),
              l10n.t('Scopes'),
              ...API_AREAS.map(areaLabel),
            ],
            rows: card.accounts.map(({ account, rights, abilities }) => [
              names.account(account.slug),
              shown(account.slug),
              permissionLabel(rights.permission),
              scopesLabel(rights.scopes),
              ...API_AREAS.map((area) => {
                const { sign, words } = reachLabel(area, abilities);
                return line`${sign} ${words}`;
              }),
            ]),
          },
          list(rightsLegend(all, API_AREAS)),
        ],
      },
      { level: 2, heading: l10n.t('Before you share it'), blocks: [list(sharingAdvice(method))] },
    ],
  };
}

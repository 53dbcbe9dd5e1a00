import { list, paragraph, type ReportDocument, type ReportSection } from '../../../base/report/document';
import type { Review } from '../../../directory/review';
import { countOfAccounts } from '../../../labels/counts';
import { accountHeading, namesIn, originOf } from '../../../labels/review';
import { abilitySentences, permissionLabel, scopesCaveat, scopesLabel } from '../../../labels/rights';
import { l10n } from '../../../platform/l10n';
import { effectiveRightsOf } from '../../../rights/effectiveRights';
import type { SignInMethod } from '../../../session/sessions';
import { sentenceOfWarning, sharingAdvice } from './labels';
import type { TokenCard } from './tokenCard';

/** The report of a token card, in words. It names no token. */
export function tokenCardReport(card: TokenCard, review: Review, method: SignInMethod): ReportDocument {
  const names = namesIn(review);
  const caveat = scopesCaveat(card.accounts.map(({ rights }) => rights.scopes));
  return {
    title: l10n.t('What a token of {0} may do', names.user(card.identity.userId)),
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
          ...(caveat === undefined ? [] : [paragraph(caveat)]),
        ],
      },
      ...card.accounts.map(({ account, rights }): ReportSection => ({
        level: 3,
        heading: accountHeading(account, names),
        blocks: [
          list([
            l10n.t('Permission: {0}', permissionLabel(rights.permission)),
            l10n.t('Scopes: {0}', scopesLabel(rights.scopes)),
            ...abilitySentences(effectiveRightsOf(rights)),
          ]),
        ],
      })),
      { level: 2, heading: l10n.t('Before you share it'), blocks: [list(sharingAdvice(method))] },
    ],
  };
}

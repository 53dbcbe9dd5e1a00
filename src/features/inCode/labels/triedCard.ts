import { list, type ReportDocument, type ReportFact } from '../../../base/report/document';
import { line, type Shown, shown } from '../../../base/shown';
import type { Review } from '../../../directory/review';
import { menu } from '../../../labels/menus';
import { madeAtLabel } from '../../../labels/review';
import { l10n } from '../../../platform/l10n';
import type { CredentialKind } from '../rules/foundCredential';
import { kindLabel } from './credentials';

/** A credential that was tried: its kind and its place. */
export interface TriedPlace {
  readonly kind: CredentialKind;
  readonly path: string;
  /** From 0. */
  readonly line: number;
}

/** What the card of a tried credential begins with: whether it is valid, and what was tried. */
export function triedFacts({ kind, path, line: at }: TriedPlace, isValid: boolean): readonly ReportFact[] {
  return [
    { label: l10n.t('Valid'), value: isValid ? l10n.t('Yes') : l10n.t('No, Fakturoid rejected it') },
    { label: l10n.t('What it is'), value: kindLabel(kind) },
    { label: l10n.t('Where it is'), value: line`${shown(path)}:${at + 1}` },
  ];
}

/** The card of a credential that Fakturoid rejected: it answers the same questions as that of a valid one. */
export function rejectedReport(
  place: TriedPlace,
  method: 'clientCredentials' | 'accessToken',
  why: Shown,
  made: Pick<Review, 'madeAt'>,
): ReportDocument {
  const isToken = method === 'accessToken';
  const answers: readonly (readonly [question: Shown, answers: readonly Shown[]])[] = [
    [l10n.t('Is it valid?'), [why]],
    [
      l10n.t('Whose is it?'),
      [
        l10n.t('Fakturoid doesn’t say who the rejected credentials belonged to.'),
        l10n.t('They don’t belong to anyone who is signed in here.'),
      ],
    ],
    [
      l10n.t('Which accounts does it give access to, and what can it do?'),
      [isToken ? l10n.t('It no longer gives access to any account.') : reachOfPair()],
    ],
    [l10n.t('Where can it be revoked?'), isToken ? endOfToken() : endOfPair()],
  ];
  return {
    title: isToken ? l10n.t('A token that Fakturoid rejects') : l10n.t('Credentials that Fakturoid rejects'),
    facts: [...triedFacts(place, false), { label: l10n.t('Reviewed on'), value: madeAtLabel(made) }],
    sections: answers.map(([heading, items]) => ({ level: 2, heading, blocks: [list(items)] })),
  };
}

function reachOfPair(): Shown {
  return l10n.t(
    'Fakturoid issues no token for these credentials, so they give access to no account. A token issued earlier may keep working for up to two hours.',
  );
}

function endOfToken(): readonly Shown[] {
  return [
    l10n.t('There is nothing left to revoke. Remove the token from the file.'),
    l10n.t(
      'The Client ID and Client Secret that it was issued for may still be valid. Anyone who has them can get new tokens. The person who created them can delete them in Fakturoid: {0}.',
      menu('userAccount'),
    ),
  ];
}

function endOfPair(): readonly Shown[] {
  return [
    l10n.t(
      'If Fakturoid still lists these credentials, the person who created them can delete them there: {0}, or for an integration {1}.',
      menu('userAccount'),
      menu('otherApps'),
    ),
    l10n.t('Remove them from the file, and from the Git history if they were ever committed.'),
  ];
}

import { env } from 'vscode';
import { list, paragraph, type ReportDocument, type ReportSection } from '../../base/report/document';
import { joined, line, type Shown, shown } from '../../base/shown';
import { present } from '../../base/present';
import type { CheckResult } from './rules/checkApi';
import type { Observation } from './rules/observation';
import { type Conclusion, type Side, SIDE_WORDS } from './rules/sides';
import type { FailureKind } from '../../fakturoid/errors';
import { type Unknown, UNKNOWNS } from './rules/unknowns';
import { whatWentWrong } from '../../labels/failures';
import { listOf } from '../../labels/lists';
import { l10n, translated } from '../../platform/l10n';
import type { SignInMethod } from '../../session/sessions';
import { attributesSection, headersSection, requestsSection } from './reportSections';

/** How and when a check was made. */
interface Made {
  /** Milliseconds since 1970; only the day is shown. */
  readonly at: number;
  readonly method: SignInMethod;
  readonly version: string;
  readonly vscodeVersion: string;
}

interface Concluded {
  readonly unknown: Unknown;
  readonly conclusion: Conclusion | undefined;
}

/** What the check found out about each unknown, and the numbers behind it. It contains no names or other personal data. */
export function apiReport(result: CheckResult, made: Made): ReportDocument {
  const all = UNKNOWNS.map((unknown) => ({ unknown, conclusion: unknown.conclude(result) }));
  const isAsAssumed = ({ unknown, conclusion }: Concluded): boolean => conclusion?.side === unknown.assumed;
  const isOther = (one: Concluded): boolean => one.conclusion !== undefined && !isAsAssumed(one);
  const unseen = all.filter(({ conclusion }) => conclusion === undefined);
  return {
    title: l10n.t('How Fakturoid’s API behaves'),
    facts: factsOf(result, made),
    sections: [
      ...troubleSection(result),
      sectionOf(
        l10n.t('Not as assumed'),
        l10n.t('Each point ends with what it means for the extension.'),
        all.filter(isOther),
      ),
      sectionOf(l10n.t('As assumed'), l10n.t('Nothing changes for the extension.'), all.filter(isAsAssumed)),
      sectionOf(
        l10n.t('Not seen'),
        l10n.t('The extension works as described below either way. Other accounts may show more.'),
        unseen,
      ),
      requestsSection(result),
      attributesSection(result),
      headersSection(result),
    ],
  };
}

function factsOf(
  { observations, newToken, isContactEmail }: CheckResult,
  made: Made,
): ReportDocument['facts'] {
  const day = new Intl.DateTimeFormat(env.language, { dateStyle: 'medium', timeZone: 'UTC' });
  return [
    { label: l10n.t('Day'), value: day.format(new Date(made.at)) },
    {
      label: l10n.t('Version'),
      value: line`Fakturoid Explorer ${shown(made.version)}, VS Code ${shown(made.vscodeVersion)}`,
    },
    { label: l10n.t('Signed in with'), value: METHODS[made.method] },
    {
      label: l10n.t('Contact that was sent'),
      value: isContactEmail ? l10n.t('an email address') : l10n.t('no email address'),
    },
    { label: l10n.t('Requests'), value: `${observations.length}` },
    { label: l10n.t('New token'), value: tokenLabel(newToken) },
    { label: l10n.t('Sent to'), value: l10n.t('nobody') },
  ];
}

const METHODS: Readonly<Record<SignInMethod, Shown>> = {
  clientCredentials: l10n.t('Client ID and Client Secret'),
  accessToken: l10n.t('Access token'),
  authorizationCode: l10n.t('Through the browser'),
};

function tokenLabel(newToken: CheckResult['newToken']): Shown {
  switch (newToken.kind) {
    case 'notAsked':
      return l10n.t('not asked for');
    case 'before':
      return l10n.t('the old one had expired, so it was renewed before the check');
    case 'done':
      return l10n.t('asked for once');
    case 'failed':
      return whatWentWrong(newToken.failure) ?? l10n.t('failed');
  }
}

/** What keeps the report from saying more. */
function troubleSection({ observations, newToken, gaveUp, stopped }: CheckResult): readonly ReportSection[] {
  const outcomes = observations.map(({ outcome }) => outcome);
  const failures = observations.flatMap((one) => failureIn(one) ?? []);
  const nonsense = outcomes.filter(
    (one) => one.kind === 'seen' && one.status < 300 && !['list', 'record'].includes(one.body),
  );
  const slow = Math.max(0, ...outcomes.map((one) => (one.kind === 'seen' ? one.tookMs : 0)));
  const kinds = [...new Set(failures)].map((kind) => whatWentWrong(kind));
  const troubles = [
    ...(newToken.kind === 'failed'
      ? [l10n.t('A new token couldn’t be obtained: {0}', tokenLabel(newToken))]
      : []),
    ...(failures.length > 0
      ? [l10n.t('Requests without a usable response: {0} ({1})', failures.length, listOf(present(...kinds)))]
      : []),
    ...(nonsense.length > 0
      ? [l10n.t('Responses that don’t match the API’s documentation: {0}', nonsense.length)]
      : []),
    ...(slow > SLOW_MS ? [l10n.t('The slowest response took {0} s.', Math.round(slow / 1000))] : []),
    ...(gaveUp ? [l10n.t('The server stopped responding, so not everything was tried.')] : []),
    ...(stopped === 'cancelled' ? [l10n.t('The check was cancelled, so not everything was tried.')] : []),
    ...(stopped === 'signedOut'
      ? [l10n.t('The identity was signed out in the meantime, so not everything was tried.')]
      : []),
  ];
  return troubles.length === 0
    ? []
    : [{ level: 2, heading: l10n.t('What went wrong'), blocks: [list(troubles)] }];
}

/**
 * What went wrong with a request. Undefined if it was answered: a refusal is an answer, too, if it says something
 * about a right or was wanted.
 */
function failureIn({ route, outcome }: Observation): FailureKind | undefined {
  if (outcome.kind === 'unanswered') {
    return outcome.failure;
  }
  const { status } = outcome;
  if (route === 'madeUpAccount' || route === 'otherFormat') {
    return undefined;
  }
  return status >= 500 ? 'server' : FAILURES[status];
}

const FAILURES: Readonly<Record<number, FailureKind>> = { 401: 'unauthorized', 429: 'rateLimited' };

/** An answer takes a fraction of a second as a rule (seen live). */
const SLOW_MS = 3_000;

function sectionOf(heading: Shown, about: Shown, all: readonly Concluded[]): ReportSection {
  return {
    level: 2,
    heading: line`${heading} (${all.length})`,
    blocks: all.length === 0 ? [paragraph(l10n.t('None.'))] : [paragraph(about), list(all.map(sentenceOf))],
  };
}

function sentenceOf({ unknown, conclusion }: Concluded): Shown {
  const { id, question, assumed, means } = unknown;
  const isAsAssumed = conclusion?.side === assumed;
  return joined(
    [
      line`${shown(id)}:`,
      translated(question),
      l10n.t('Assumed: {0}.', wordOf(assumed)),
      conclusion && l10n.t('Seen: {0}.', seenLabel(conclusion)),
      isAsAssumed ? undefined : translated(means),
    ],
    ' ',
  );
}

function seenLabel({ side, detail = [] }: Conclusion): Shown {
  const word = wordOf(side);
  return detail.length === 0 ? word : line`${word} (${listOf(detail.map((one) => shown(one)))})`;
}

function wordOf(side: Side): Shown {
  return side in SIDE_WORDS ? translated(SIDE_WORDS[side as keyof typeof SIDE_WORDS]) : shown(side);
}

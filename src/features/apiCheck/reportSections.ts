import { list, paragraph, type ReportSection } from '../../base/report/document';
import { joined, line, type Shown, shown } from '../../base/shown';
import { present } from '../../base/present';
import type { CheckResult } from './rules/checkApi';
import type { AttributeFacts, RecordFacts } from './rules/facts';
import { KNOWN_HEADERS, type Observation, type ProbedRoute } from './rules/observation';
import { answers, has, records } from './rules/reading';
import { SIDE_WORDS } from './rules/sides';
import { whatWentWrong } from '../../labels/failures';
import { listOf } from '../../labels/lists';
import { partOfResponses } from '../../labels/counts';
import { l10n, translated } from '../../platform/l10n';

/** Routes as the API documents them. */
const ROUTES: Readonly<Record<ProbedRoute, Shown>> = {
  user: shown('GET /user.json'),
  users: shown('GET /accounts/{slug}/users.json'),
  account: shown('GET /accounts/{slug}/account.json'),
  events: shown('GET /accounts/{slug}/events.json'),
  madeUpAccount: l10n.t('GET account.json of an account that doesn’t exist'),
  otherFormat: shown('GET /user.xml'),
};

/** Each request, in order, with a description of its answer. */
export function requestsSection({ observations }: CheckResult): ReportSection {
  return {
    level: 2,
    heading: l10n.t('Requests'),
    blocks: [
      observations.length === 0
        ? paragraph(l10n.t('None.'))
        : {
            kind: 'table',
            columns: [
              l10n.t('Request'),
              l10n.t('Account'),
              l10n.t('Status'),
              'ms',
              l10n.t('Body'),
              l10n.t('Rows'),
              l10n.t('Limit'),
            ],
            rows: observations.map(rowOf),
          },
    ],
  };
}

function rowOf(observation: Observation): readonly string[] {
  const { route, page, token, outcome } = observation;
  const request = joined(
    [
      page === undefined ? ROUTES[route] : line`${ROUTES[route]}?page=${page}`,
      token === 'new' ? l10n.t('(new token)') : undefined,
    ],
    ' ',
  );
  if (outcome.kind === 'unanswered') {
    return [request, accountLabel(observation), whatWentWrong(outcome.failure) ?? '', '', '', '', ''];
  }
  const { rate, facts, status, tookMs, body } = outcome;
  return [
    request,
    accountLabel(observation),
    `${status}`,
    `${tookMs}`,
    translated(SIDE_WORDS[body]),
    facts.rows === undefined ? '' : `${facts.rows}`,
    rate === undefined
      ? ''
      : `${rate.remaining} / ${rate.quota ?? '?'}, ${Math.round(rate.resetMs / 1000)} s`,
  ];
}

/** The rights in the account, as far as they decide what is answered: `1: owner, all scopes`. */
function accountLabel({ account, standing }: Observation): Shown {
  if (account === undefined || standing === undefined) {
    return line``;
  }
  const { isOwner, hasAllScopes } = standing;
  const labels = present(
    isOwner === undefined ? undefined : isOwner ? l10n.t('owner') : l10n.t('not the owner'),
    hasAllScopes === undefined ? undefined : hasAllScopes ? l10n.t('all scopes') : l10n.t('some scopes'),
  );
  const label = listOf(labels);
  return label === '' ? line`${account}` : line`${account}: ${label}`;
}

/** For each kind of record, which documented attributes were null or missing, and their types. */
export function attributesSection(result: CheckResult): ReportSection {
  const all = records(result).filter(({ count }) => count > 0);
  const kinds = [...new Map(all.map((one) => [one.kind, one])).keys()];
  return {
    level: 2,
    heading: l10n.t('Attributes'),
    blocks: [
      all.length === 0
        ? paragraph(l10n.t('None.'))
        : list(kinds.map((kind) => recordLabel(all.filter((one) => one.kind === kind)))),
    ],
  };
}

function recordLabel(all: readonly RecordFacts[]): Shown {
  const [first] = all;
  const names = Object.keys(first?.attributes ?? {});
  const sum = (of: (facts: AttributeFacts) => number): readonly Shown[] =>
    names.flatMap((name) => {
      const total = all.reduce(
        (before, { attributes }) => before + (attributes[name] ? of(attributes[name]) : 0),
        0,
      );
      return total === 0 ? [] : [line`${shown(name)} ${total}`];
    });
  const types = names.map((name) => {
    const found = [...new Set(all.flatMap(({ attributes }) => attributes[name]?.otherTypes ?? []))];
    return found.length === 0 ? undefined : line`${shown(name)} ${shown(found.join('/'))}`;
  });
  return joined(
    [
      line`${shown(first?.kind ?? '')}:`,
      l10n.t(
        'records: {0};',
        all.reduce((before, { count }) => before + count, 0),
      ),
      l10n.t('null: {0};', listed(sum(({ nulls }) => nulls))),
      l10n.t('missing: {0};', listed(sum(({ missing }) => missing))),
      l10n.t('not documented: {0};', Math.max(...all.map(({ undocumented }) => undocumented))),
      l10n.t('other types than documented: {0}', listed(types.filter((type) => type !== undefined))),
    ],
    ' ',
  );
}

function listed(all: readonly Shown[]): Shown {
  return all.length === 0 ? line`0` : listOf(all);
}

/** Which known headers were sent, on how many answers, and how many others there were. */
export function headersSection(result: CheckResult): ReportSection {
  const all = answers(result);
  const known = KNOWN_HEADERS.map((name) => ({ name, times: all.filter((one) => has(one, name)).length }));
  const others = Math.max(0, ...all.map(({ outcome }) => outcome.otherHeaders));
  return {
    level: 2,
    heading: l10n.t('Headers'),
    blocks: [
      list([
        ...known
          .filter(({ times }) => times > 0)
          .map(({ name, times }) => line`${shown(name)}: ${partOfResponses(times, all.length)}`),
        l10n.t('Other headers in one response, at most: {0}', others),
      ]),
    ],
  };
}

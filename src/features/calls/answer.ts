import { present } from '../../base/present';
import type { ReportDocument } from '../../base/report/document';
import { list, paragraph } from '../../base/report/document';
import { joined, line, type Shown, shown } from '../../base/shown';
import type { Directory } from '../../directory/directory';
import { accountIn } from '../../directory/people';
import {
  callCaveats,
  permissionNeeded,
  reasonSentences,
  routeLabel,
  scopeNeeded,
  verdictLabel,
} from '../../labels/calls';
import { nameOfAccount, nameOfIdentity } from '../../labels/names';
import { listOf } from '../../labels/lists';
import { permissionLabel, scopesLabel } from '../../labels/rights';
import { l10n } from '../../platform/l10n';
import { SOURCES } from '../../rights/gates';
import { matchRoute } from '../../rights/matchRoute';
import { rightsOf } from '../../rights/rights';
import { pageOf, type Route } from '../../rights/routes';
import { type CallVerdict, judge } from '../../rights/verdict';
import type { Identity } from '../../session/sessions';
import type { Question } from './question';

interface Entry {
  readonly label: Shown;
  readonly value: Shown;
}

/** Whether a call is granted and why, in words: for a page, a hover and Markdown alike. */
export interface Answer {
  /** `POST /accounts/firma/invoices.json` */
  readonly call: Shown;
  readonly does: Shown | undefined;
  /** Undefined: nobody documents the call, so nothing can be said about it. */
  readonly verdict: CallVerdict | undefined;
  readonly sign: Shown;
  readonly words: Shown;
  readonly reasons: readonly Shown[];
  readonly caveats: readonly Shown[];
  /** The identity, the account and its rights. */
  readonly who: readonly Entry[];
  /** The permission and the scopes that are enough. */
  readonly needs: readonly Entry[];
  /** Pages of Fakturoid from our own constants: nothing from outside. */
  readonly links: readonly string[];
}

/** @param identity the one that the question is about; undefined where the call needs none, or where it has signed out */
export function answerTo(
  question: Question,
  identity: Identity | undefined,
  directory: Pick<Directory, 'currentUser'>,
): Answer {
  const match = matchRoute(question.method, question.path);
  const call = shown(`${question.method} ${question.path}`);
  const nothing = { does: undefined, verdict: undefined, caveats: [], who: [], needs: [] };
  const changelog = 'https://www.fakturoid.cz/api/v3/changelog';
  switch (match.kind) {
    case 'documented':
      return { call, does: routeLabel(match.route), ...answerOf(match.route, question, identity, directory) };
    case 'removed':
      return {
        ...{ ...nothing, call, links: [changelog] },
        ...{ verdict: 'no', sign: verdictLabel('no').sign, words: verdictLabel('no').words },
        reasons: [l10n.t('Fakturoid removed this route on 4 April 2024, when API v3 was released.')],
      };
    case 'otherMethod':
      return {
        ...{ ...nothing, ...notDocumented(), call, links: docsOf(match.routes) },
        reasons: [
          l10n.t(
            'This path is documented with other methods: {0}.',
            listOf(match.routes.map((route) => shown(route.method))),
          ),
        ],
      };
    case 'undocumented':
      return {
        ...{ ...nothing, ...notDocumented(), call, links: ['https://www.fakturoid.cz/api/v3'] },
        reasons: [
          l10n.t('API v3 doesn’t document this route. It may work anyway, or stop working at any time.'),
        ],
      };
  }
}

/** The answer as a report, without the token or anything secret. */
export function answerReport(answer: Answer): ReportDocument {
  const heading = (text: Shown, blocks: ReportDocument['sections'][number]['blocks']) =>
    ({ level: 2, heading: text, blocks }) as const;
  return {
    title: answer.call,
    facts: [{ label: l10n.t('Granted'), value: line`${answer.sign} ${answer.words}` }, ...answer.who],
    sections: [
      heading(l10n.t('Why'), answer.reasons.map(paragraph)),
      ...(answer.needs.length === 0
        ? []
        : [
            heading(l10n.t('What is needed'), [
              list(answer.needs.map(({ label, value }) => line`${label}: ${value}`)),
            ]),
          ]),
      ...(answer.caveats.length === 0
        ? []
        : [heading(l10n.t('Keep in mind'), answer.caveats.map(paragraph))]),
      heading(l10n.t('Sources'), [list(answer.links)]),
    ],
  };
}

type Judged = Omit<Answer, 'call' | 'does'>;

function answerOf(
  route: Route,
  question: Question,
  identity: Identity | undefined,
  directory: Pick<Directory, 'currentUser'>,
): Judged {
  const { slug, event } = question;
  const current = identity && directory.currentUser(identity.id).value;
  const account = slug === undefined ? undefined : accountIn(current, slug);
  const who: Entry[] =
    identity === undefined ? [] : [{ label: l10n.t('Identity'), value: nameOfIdentity(identity) }];
  const base = {
    caveats: callCaveats(route),
    needs: [
      { label: l10n.t('Permission'), value: permissionNeeded(route) },
      { label: l10n.t('Scopes'), value: scopeNeeded(route) },
    ],
  };
  if (slug !== undefined && account === undefined) {
    const isKnown = identity === undefined || current !== undefined;
    const { sign, words } = verdictLabel(isKnown ? 'no' : 'unknown');
    const reason = isKnown
      ? l10n.t('No signed-in identity has access to the account “{0}”.', shown(slug))
      : l10n.t('The accounts of this identity couldn’t be loaded.');
    return {
      ...base,
      verdict: isKnown ? 'no' : 'unknown',
      sign,
      words,
      reasons: [reason],
      who,
      links: docsOf([route]),
    };
  }
  const rights = rightsOf(account ?? {});
  const judgement = judge(route, rights, event);
  return {
    ...base,
    ...verdictLabel(judgement.verdict),
    verdict: judgement.verdict,
    reasons: reasonSentences(route, rights, judgement),
    who: [
      ...who,
      ...(account === undefined
        ? []
        : [
            { label: l10n.t('Account'), value: joined([nameOfAccount(account), shown(account.slug)], ' · ') },
            { label: l10n.t('Permission'), value: permissionLabel(rights.permission) },
            { label: l10n.t('Scopes'), value: scopesLabel(rights.scopes) },
          ]),
    ],
    links: [
      ...new Set([...docsOf([route]), ...present(...judgement.sources.map((source) => SOURCES[source]))]),
    ],
  };
}

/** Neither allowed nor forbidden. */
function notDocumented(): Pick<Answer, 'sign' | 'words'> {
  return { sign: verdictLabel('unknown').sign, words: l10n.t('Not documented') };
}

function docsOf(routes: readonly Route[]): readonly string[] {
  return [...new Set(routes.map(({ area }) => pageOf(area)))];
}

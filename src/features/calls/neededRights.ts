import { type CancellationToken, env, type Uri, workspace } from 'vscode';
import { nextTurn } from '../../base/nextTurn';
import { present } from '../../base/present';
import { list, paragraph, type ReportDocument } from '../../base/report/document';
import { markdownOf } from '../../base/report/markdown';
import { joined, line, type Shown, shown } from '../../base/shown';
import { permissionNeeded, routeAreaLabel, routeLabel, scopeNeeded } from '../../labels/calls';
import { listOf } from '../../labels/lists';
import { permissionLabel, scopeLabel } from '../../labels/rights';
import { countOfPlaces, moreInList } from '../../labels/counts';
import { call } from '../../platform/commands';
import { IgnoredFiles } from '../../platform/ignoredFiles';
import { l10n } from '../../platform/l10n';
import { say } from '../../platform/statusMessage';
import { visitWorkspaceFiles } from '../../platform/workspaceFiles';
import { type OnProgress, searchWorkspace } from '../../platform/workspaceSearch';
import { permissionOf } from '../../rights/rights';
import type { Route } from '../../rights/routes';
import { action, notice, section } from '../../webview/parts';
import type { Action, Cell, PageView } from '../../webview/toPage';
import type { CallsContext } from './context';
import { type InAccount, inAccountOfWorkspace } from './accountOfWorkspace';
import { CODE_FILES } from './rules/languages';
import {
  type NeededRoute,
  type OtherCall,
  type Place,
  WorkspaceCalls,
  type WorkspaceRights,
} from './rules/workspaceRights';

/** Rows in a table of the page; the rest is counted. */
const MOST_OTHERS = 100;
/** Places of one route in the report. */
const MOST_IN_CELL = 20;

/** The result of a search, and whether it is complete. */
interface Found extends WorkspaceRights {
  readonly uris: ReadonlyMap<string, Uri>;
  /** There are more files, or the search was cancelled. */
  readonly isPart: boolean;
}

/** *Which rights does this workspace need?*: searches its code, and sends no request. */
export async function showNeededRights(context: CallsContext): Promise<void> {
  const found = await searchWorkspace(l10n.t('Looking for Fakturoid API calls'), search);
  if (found === undefined) {
    return;
  }
  const page = await context.needsPage();
  page.show({
    title: l10n.t('Rights that this workspace needs'),
    view: async () => viewOf(found, await inAccountOfWorkspace(context, routesOf(found))),
    report: async () => reportOf(found, await inAccountOfWorkspace(context, routesOf(found))),
  });
}

/** *Copy as Markdown*: what the page shows. */
export async function copyNeededRights(context: CallsContext): Promise<void> {
  const report = await (await context.needsPage()).content?.report?.();
  if (report !== undefined) {
    await env.clipboard.writeText(markdownOf(report));
    say(l10n.t('Copied the rights that this workspace needs as Markdown'));
  }
}

async function search(token: CancellationToken, onProgress: OnProgress): Promise<Found> {
  const calls = new WorkspaceCalls();
  const uris = new Map<string, Uri>();
  const options = { include: CODE_FILES, withIgnored: false, ignored: new IgnoredFiles(), token, onProgress };
  const { looked, all, hasMore } = await visitWorkspaceFiles(options, ({ uri, text }) => {
    const path = workspace.asRelativePath(uri);
    uris.set(path, uri);
    calls.add(path, text);
    return true;
  });
  const rights = await calls.read(async () => {
    await nextTurn();
    return !token.isCancellationRequested;
  });
  return { ...rights, uris, isPart: rights.isPart || hasMore || looked < all };
}

function routesOf({ routes }: Found): readonly Route[] {
  return routes.map(({ route }) => route);
}

function viewOf(found: Found, account: InAccount | undefined): Omit<PageView, 'lang'> {
  const { routes, others, othersCount } = found;
  return {
    name: l10n.t('Rights that this workspace needs'),
    isLogo: false,
    badges: [],
    notice: notice(summaryOf(found), { hint: remarksOf(found).join('\n') }),
    actions:
      routes.length === 0
        ? []
        : [
            guideAction(found),
            action('copy', l10n.t('Copy as Markdown'), call('fakturoid.copyNeededRights')),
          ],
    sections: [
      ...(account === undefined
        ? []
        : [
            section('account', {
              heading: account.heading,
              facts: account.facts.map(({ label, value }) => ({ label, value, actions: [] })),
              texts: present(account.text),
            }),
          ]),
      ...(routes.length === 0
        ? []
        : [
            section('routes', {
              heading: l10n.t('What the code calls'),
              table: {
                columns: [l10n.t('Call'), l10n.t('Permission'), l10n.t('Scopes'), l10n.t('Where')],
                rows: routes.map((needed) => rowOf(needed, found)),
              },
            }),
          ]),
      ...(others.length === 0
        ? []
        : [
            section('others', {
              heading: l10n.t('Calls that aren’t in the documentation of API v3'),
              table: {
                columns: [l10n.t('Call'), l10n.t('Why'), l10n.t('Where')],
                rows: [
                  ...others
                    .slice(0, MOST_OTHERS)
                    .map(({ call: text, kind, place }) => [
                      { text: shown(text) },
                      { text: OTHERS[kind] },
                      placeCell(place, found),
                    ]),
                  ...(othersCount > MOST_OTHERS ? [[{ text: andMore(othersCount - MOST_OTHERS) }]] : []),
                ],
              },
            }),
          ]),
      section('limits', { heading: l10n.t('Keep in mind'), texts: [...limitsOf()] }),
    ],
  };
}

function andMore(count: number): Shown {
  return l10n.t('And {0} more.', count);
}

function rowOf({ route, places, count, isSaid }: NeededRoute, found: Found): Cell[] {
  const name = shown(`${route.method} ${route.path}`);
  const [first] = places;
  const cell = first === undefined ? { text: '' } : placeCell(first, found);
  return [
    {
      text: joined(
        [name, routeLabel(route), isSaid ? undefined : l10n.t('the code doesn’t show the method')],
        ' · ',
      ),
    },
    { text: permissionNeeded(route) },
    { text: scopeNeeded(route) },
    count > 1 ? { ...cell, text: countOfPlaces(count) } : cell,
  ];
}

/** A cell that opens the file at the line. */
function placeCell({ path, line: at }: Place, { uris }: Found): Cell {
  const label = line`${shown(path)}:${at + 1}`;
  const selection = { startLineNumber: at + 1, startColumn: 1, endLineNumber: at + 1, endColumn: 1 };
  const open: Action = {
    ...{ id: `open/${path}/${at}`, label, command: 'vscode.open' },
    arguments: [uris.get(path), { selection }],
  };
  return { text: '', action: open };
}

const OTHERS: Readonly<Record<OtherCall['kind'], Shown>> = {
  deadVersion: l10n.t('API v1 and v2 no longer respond'),
  removed: l10n.t('removed on 4 April 2024'),
  otherMethod: l10n.t('documented with another method'),
  undocumented: l10n.t('not documented'),
};

/** Opens the guide with this answer filled in. An empty list of scopes is documented nowhere, so it gets one scope. */
function guideAction({ narrowest }: Found): Action {
  const { permission = 'read', scopes, undocumented } = narrowest;
  const rights = { permission, scopes: scopes.length > 0 ? scopes : ['invoices'], undocumented };
  return action(
    'guide',
    l10n.t('Set up a programmatic user…'),
    call('fakturoid.setUpProgrammaticUser', rights),
  );
}

/** The result in one sentence, which claims no more than was found. */
function summaryOf({ routes, narrowest, open }: Found): Shown {
  const { permission, undocumented, needsAnyScope, scopes } = narrowest;
  if (open.count > 0 && permission === undefined) {
    return l10n.t('Not known: the code doesn’t show every path.');
  }
  if (routes.length === 0) {
    return l10n.t('No Fakturoid API calls found.');
  }
  if (permission === undefined) {
    return l10n.t('Any valid token is enough.');
  }
  const names = needsAnyScope
    ? l10n.t('any one')
    : scopes.length === 0
      ? l10n.t('not known')
      : listOf(scopes.map(scopeLabel));
  const rights = l10n.t('permission {0}; scopes: {1}', permissionLabel(permissionOf(permission)), names);
  return undocumented.length === 0 && open.count === 0
    ? l10n.t('Minimum rights: {0}', rights)
    : l10n.t('Not fully known. At least: {0}', rights);
}

function remarksOf({ narrowest, routes, isPart, open }: Found): readonly Shown[] {
  const { undocumented } = narrowest;
  return [
    ...(undocumented.length === 0
      ? []
      : [
          l10n.t(
            'It isn’t documented which permission or scope these need: {0}. A user with all scopes lacks none of them.',
            listOf(undocumented.map(routeAreaLabel)),
          ),
        ]),
    ...(routes.some(({ isSaid }) => !isSaid)
      ? [l10n.t('Where the code doesn’t show the method of a call, every method of that path counts.')]
      : []),
    ...(open.count === 0
      ? []
      : [
          l10n.t(
            'Paths that the code doesn’t show may need more: {0}.',
            placesInReport(open.places, open.count),
          ),
        ]),
    ...(isPart ? [l10n.t('Not all files were searched, so more may be needed.')] : []),
  ];
}

function limitsOf(): readonly Shown[] {
  return [
    l10n.t(
      'A call counts only if its address is in the code. An address that is assembled elsewhere isn’t found.',
    ),
    l10n.t('Libraries, and files excluded by the settings or by .gitignore, aren’t searched.'),
  ];
}

function placesInReport(places: readonly Place[], count: number): Shown {
  const names = places.slice(0, MOST_IN_CELL).map(({ path, line: at }) => shown(`${path}:${at + 1}`));
  return joined([...names, ...(count > names.length ? [moreInList(count - names.length)] : [])], ' · ');
}

function reportOf(found: Found, account: InAccount | undefined): ReportDocument {
  const { routes, others, othersCount } = found;
  return {
    title: l10n.t('Rights that this workspace needs'),
    facts: [],
    sections: [
      { level: 2, heading: summaryOf(found), blocks: [...remarksOf(found), ...limitsOf()].map(paragraph) },
      ...(account === undefined
        ? []
        : [
            {
              level: 2 as const,
              heading: account.heading,
              blocks: [
                list(account.facts.map(({ label, value }) => line`${label}: ${value}`)),
                ...present(account.text).map(paragraph),
              ],
            },
          ]),
      {
        level: 2,
        heading: l10n.t('What the code calls'),
        blocks: [
          {
            kind: 'table',
            columns: [l10n.t('Call'), l10n.t('Permission'), l10n.t('Scopes'), l10n.t('Where')],
            rows: routes.map(({ route, places, count }) => [
              `${route.method} ${route.path}`,
              permissionNeeded(route),
              scopeNeeded(route),
              placesInReport(places, count),
            ]),
          },
        ],
      },
      ...(others.length === 0
        ? []
        : [
            {
              level: 2 as const,
              heading: l10n.t('Calls that aren’t in the documentation of API v3'),
              blocks: [
                list([
                  ...others.map(
                    ({ call: text, kind, place }) =>
                      `${text}: ${OTHERS[kind]} (${place.path}:${place.line + 1})`,
                  ),
                  ...(othersCount > others.length ? [andMore(othersCount - others.length)] : []),
                ]),
              ],
            },
          ]),
    ],
  };
}

import { env } from 'vscode';
import { decodedPart } from '../../base/decodedPart';
import { markdownOf } from '../../base/report/markdown';
import { joined, line, type Shown, shown } from '../../base/shown';
import { lookUpAccount, lookUpIdentity, type KnownAccount } from '../../directory/lookUp';
import { accountArgument } from '../../pickers/commandArguments';
import { routeLabel } from '../../labels/calls';
import { loadAccounts } from '../../directory/lookUp';
import { pickAccount, pickAmong } from '../../pickers/pickAccount';
import { ensureSignedIn } from '../../pickers/ensureSignedIn';
import { pickIdentity } from '../../pickers/pickIdentity';
import { refuseArgument } from '../../pickers/targets';
import { l10n } from '../../platform/l10n';
import { say } from '../../platform/statusMessage';
import { type QuickPickItem, window } from '../../platform/window';
import { type Match, matchRoute } from '../../rights/matchRoute';
import { ROUTES } from '../../rights/routes';
import { answerReport, answerTo } from './answer';
import { answerPage } from './answerPage';
import type { CallsContext } from './context';
import { parseQuestion, type Question, questionOf } from './question';
import { readTyped, type AskedCall } from './rules/typedRequest';

interface CallItem extends QuickPickItem {
  readonly asked?: AskedCall;
}

/** *Can this token make a call?* */
export async function askCall(context: CallsContext, argument?: unknown): Promise<void> {
  const given = parseQuestion(argument);
  const account = given === undefined ? accountArgument(argument) : ({ kind: 'none' } as const);
  if (account.kind === 'wrong') {
    refuseArgument();
    return;
  }
  const known =
    account.kind === 'reference' ? await lookUpAccount(context.directory, account.reference) : undefined;
  const asked = given ?? (await pickCall());
  const question = asked && (await addressed(context, asked, known));
  if (question !== undefined) {
    (await context.page()).show(answerPage(question, context.directory));
  }
}

/** *Copy as Markdown*: the answer, without the token. */
export async function copyCallAnswer(context: CallsContext, argument?: unknown): Promise<void> {
  const question = parseQuestion(argument);
  if (question === undefined) {
    refuseArgument();
    return;
  }
  const { identityId } = question;
  const identity =
    identityId === undefined ? undefined : await lookUpIdentity(context.directory, { identityId });
  await env.clipboard.writeText(markdownOf(answerReport(answerTo(question, identity, context.directory))));
  say(l10n.t('Copied the answer as Markdown (without the token)'));
}

/** The question with the identity and the account that it is about; undefined when the person cancels. */
async function addressed(
  context: CallsContext,
  asked: Question,
  known: KnownAccount | undefined,
): Promise<Question | undefined> {
  const question = questionOf(asked);
  const match = matchRoute(asked.method, asked.path);
  if (match.kind !== 'documented' || match.route.area === 'oauth') {
    return question;
  }
  const title = l10n.t('Select the identity whose token makes the call');
  if (match.route.area === 'currentUser') {
    const identity = await pickIdentity(context, title);
    return identity && { ...question, identityId: identity.id };
  }
  const [, , literal = ''] = asked.path.split('/');
  const slug = /^[^{}]+$/.test(literal) ? decodedPart(literal) : undefined;
  const picked = await pickReached(context, known, slug);
  return (
    picked && {
      ...question,
      ...('account' in picked
        ? {
            identityId: picked.identity.id,
            slug: picked.account.slug,
            path: withSlug(asked.path, picked.account.slug),
          }
        : { slug: picked.slug }),
    }
  );
}

/** An identity with access to the account; the slug alone where there is none. */
async function pickReached(
  context: CallsContext,
  known: KnownAccount | undefined,
  slug: string | undefined,
): Promise<KnownAccount | { readonly slug: string } | undefined> {
  const title = l10n.t('Select the account for the call');
  if (slug === undefined) {
    return known ?? (await pickAccount(context, title));
  }
  if (!(await ensureSignedIn(context))) {
    return undefined;
  }
  const reaching = (await loadAccounts(context)).filter(({ account }) => account.slug === slug);
  return reaching.length === 0 ? { slug } : pickAmong(context, reaching, title);
}

/** Asks for a route with a list, to which typed or pasted text adds entries. */
async function pickCall(): Promise<AskedCall | undefined> {
  const pick = window.createQuickPick<CallItem>();
  const all = ROUTES.map(({ method, path }) => itemOf({ method, path }));
  pick.title = l10n.t('Can this token make a call?');
  pick.placeholder = l10n.t('Select a route, or enter a path, a URL or a curl command');
  pick.matchOnDescription = true;
  pick.ignoreFocusOut = true;
  pick.items = all;
  pick.onDidChangeValue(() => {
    const typed = typedItems(pick.value);
    const labels = typed.map(({ label }) => label);
    pick.items = [...typed, ...all.filter(({ label }) => !labels.includes(label))];
    pick.activeItems = pick.items.slice(0, 1);
  });
  try {
    return await new Promise((resolve) => {
      pick.onDidAccept(() => {
        const [active] = pick.activeItems;
        // An entry that only says why it can't be asked about keeps the list open.
        if (active?.asked !== undefined) {
          resolve(active.asked);
        }
      });
      pick.onDidHide(() => resolve(undefined));
      pick.show();
    });
  } finally {
    pick.dispose();
  }
}

function typedItems(text: string): CallItem[] {
  const typed = readTyped(text);
  switch (typed.kind) {
    case 'words':
      return [];
    case 'deadVersion':
      return [
        message(
          l10n.t('API {0} no longer responds', shown(typed.version)),
          l10n.t('Its routes are at other addresses in API v3.'),
        ),
      ];
    case 'elsewhere':
      return [message(l10n.t('Not an address of Fakturoid’s API'), line``)];
    case 'calls':
      return typed.calls.map(({ match, ...asked }) => ({ ...itemOf(asked, match), alwaysShow: true }));
  }
}

function message(label: Shown, detail: Shown): CallItem {
  return { label, detail, alwaysShow: true };
}

function itemOf(asked: AskedCall, match: Match = matchRoute(asked.method, asked.path)): CallItem {
  const does = match.kind === 'documented' ? routeLabel(match.route) : l10n.t('Not documented');
  return {
    label: shown(`${asked.method} ${asked.path}`),
    description: joined([does, shown(asked.event ?? '')], ' · '),
    asked,
  };
}

/** The path as it is sent for this account. */
function withSlug(path: string, slug: string): string {
  return path.replace(/^\/accounts\/[^/]*/, `/accounts/${encodeURIComponent(slug)}`);
}

import type { Position, TextDocument } from 'vscode';
import { Hover, Range, workspace } from 'vscode';
import { joined, line, type Shown, shown } from '../../base/shown';
import { knownAccounts } from '../../directory/people';
import type { KnownAccount } from '../../directory/lookUp';
import { needsSentence } from '../../labels/calls';
import { nameOfIdentity } from '../../labels/names';
import { l10n } from '../../platform/l10n';
import { linkTo, type Tooltip, tooltip, type TooltipLine } from '../../platform/tooltip';
import { answerTo } from './answer';
import type { CallsContext } from './context';
import { notKnown } from './accountOfWorkspace';
import { type Question, questionOf, slugIn } from './question';
import { CallsInText } from './rules/callsInText';
import type { FoundCall } from './rules/callsAt';

/** Accounts in a hover, on a line each; those who have more ask on the page. */
const MOST_ACCOUNTS = 4;
const MOST_METHODS = 3;

type HoverContext = Pick<CallsContext, 'sessions' | 'directory' | 'workspaceAccount'>;

/** Shows what a call in code needs and who may make it, as far as that was loaded: a hover sends no request. */
export class CallHovers {
  readonly #context: HoverContext;
  /** The calls of the last document: the pointer moves, and the text stays the same. */
  #read: { readonly uri: string; readonly version: number; readonly calls: CallsInText } | undefined;

  constructor(context: HoverContext) {
    this.#context = context;
  }

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    const { sessions, directory } = this.#context;
    const offset = document.offsetAt(position);
    const here = this.#callsIn(document)
      .at(offset)
      .filter(({ start, end }) => start <= offset && offset <= end);
    const [first] = here;
    if (first === undefined) {
      return undefined;
    }
    const identities = await sessions.list();
    const accounts = knownAccounts(directory, identities);
    const isOnSlug = slugRangeOf(document, first)?.contains(position) === true;
    const parts = here
      .slice(0, MOST_METHODS)
      .map((call) => describe(this.#context, call, accounts, isOnSlug));
    return new Hover(parts, new Range(document.positionAt(first.start), document.positionAt(first.end)));
  }

  #callsIn(document: TextDocument): CallsInText {
    const { version, languageId } = document;
    const uri = document.uri.toString();
    if (this.#read?.uri !== uri || this.#read.version !== version) {
      const path = workspace.asRelativePath(document.uri);
      this.#read = { uri, version, calls: new CallsInText(document.getText(), languageId, path) };
    }
    return this.#read.calls;
  }
}

/** The range of the slug, which has a hover of its own. */
function slugRangeOf(document: TextDocument, { start, end, path }: FoundCall): Range | undefined {
  const slug = slugIn(path);
  const at = slug === undefined ? -1 : document.getText().slice(start, end).lastIndexOf(`/${slug}/`);
  return slug === undefined || at < 0
    ? undefined
    : new Range(document.positionAt(start + at + 1), document.positionAt(start + at + 1 + slug.length));
}

function describe(
  context: HoverContext,
  found: FoundCall,
  accounts: readonly KnownAccount[],
  isOnSlug: boolean,
): Tooltip {
  if (found.match.kind === 'deadVersion') {
    return tooltip(l10n.t('Fakturoid API v1 and v2'), [
      [undefined, l10n.t('These versions no longer respond; v2 was shut down on 31 May 2025.')],
    ]);
  }
  const question = questionOf(found);
  const answer = answerTo(question, undefined, context.directory);
  const heading = joined([answer.call, answer.does], ' · ');
  const isOfAccount = found.match.kind === 'documented' && found.match.route.path.startsWith('/accounts/');
  const about = isOfAccount
    ? linesOfAccounts(context, question, accounts, isOnSlug)
    : [[undefined, verdictLine(answer)] as const];
  const text = tooltip(heading, [
    ...about,
    [undefined, found.match.kind === 'documented' ? needsSentence(found.match.route) : undefined],
    ...answer.caveats.map((caveat): TooltipLine => [undefined, caveat]),
  ]);
  return linkTo(text, l10n.t('More'), 'fakturoid.askCall', question);
}

/**
 * Lines about the account in the code, or else about that of the workspace, or about all known ones. On a slug, its own
 * hover says whose it is and with which permission.
 */
function linesOfAccounts(
  context: HoverContext,
  question: Question,
  accounts: readonly KnownAccount[],
  isOnSlug: boolean,
): readonly TooltipLine[] {
  const slug = slugIn(question.path) ?? context.workspaceAccount.slug;
  const meant = slug === undefined ? accounts : accounts.filter(({ account }) => account.slug === slug);
  if (meant.length === 0) {
    return isOnSlug ? [] : [[undefined, notKnown(accounts, slug ?? '')]];
  }
  const isOneIdentity = new Set(meant.map(({ identity }) => identity.id)).size === 1;
  const lines = meant.slice(0, MOST_ACCOUNTS).map(({ identity, account }): TooltipLine => {
    const answer = answerTo({ ...question, slug: account.slug }, identity, context.directory);
    const who = isOneIdentity ? undefined : nameOfIdentity(identity);
    return isOnSlug
      ? [who, line`${answer.sign} ${answer.words}.`]
      : [joined([shown(account.slug), who], ' · '), verdictLine(answer)];
  });
  const more = meant.length - MOST_ACCOUNTS;
  return more > 0 ? [...lines, [undefined, l10n.t('And {0} more.', more)]] : lines;
}

function verdictLine({ sign, words, reasons }: ReturnType<typeof answerTo>): Shown {
  return joined([line`${sign} ${words}.`, ...reasons], ' ');
}

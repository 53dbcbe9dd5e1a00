import { LanguageModelTextPart, LanguageModelToolResult } from 'vscode';
import * as z from 'zod/mini';
import { type Shown, shown } from '../../base/shown';
import { accountIn } from '../../directory/people';
import { nameOfIdentity } from '../../labels/names';
import { listOf } from '../../labels/lists';
import { l10n } from '../../platform/l10n';
import type { Identity } from '../../session/sessions';
import { loadUnlessReady } from '../../directory/lookUp';
import type { CallsContext } from './context';
import { accountsAnswer, callAnswer, type ToolAnswer } from './rules/toolAnswers';
import { slugIn } from './question';
import { readTyped } from './rules/typedRequest';

type ToolsContext = Pick<CallsContext, 'sessions' | 'directory'>;

const text = z.string().check(z.maxLength(2_000));
/** The input of `fakturoid_can_call`, as `package.json` describes it to models. */
const callInput = z.object({
  method: text,
  path: text,
  account: z.optional(text),
  userId: z.optional(z.int()),
});

interface Confirmation {
  readonly title: Shown;
  readonly message: Shown;
}

/** What a person confirms before the accounts are listed: which identities they belong to. */
export async function confirmAccounts({ sessions }: ToolsContext): Promise<Confirmation> {
  const identities = await sessions.list();
  return {
    title: l10n.t('List Fakturoid accounts?'),
    message: l10n.t(
      'The language model is given slugs, permissions and scopes, but no token, email or name. Identities: {0}',
      identities.length === 0 ? l10n.t('nobody') : listOf(identities.map(nameOfIdentity)),
    ),
  };
}

export async function listAccounts(context: ToolsContext): Promise<LanguageModelToolResult> {
  const identities = await context.sessions.list();
  if (identities.length === 0) {
    return resultOf({ error: 'Nobody is signed in to Fakturoid; ask the user to sign in.' });
  }
  await load(context, identities);
  return resultOf(
    accountsAnswer(
      identities.map(({ id, userId }) => ({ userId, current: context.directory.currentUser(id).value })),
    ),
  );
}

/** What a person confirms before a call is judged: for which identities, and in which account. */
export async function confirmCall(context: ToolsContext, input: unknown): Promise<Confirmation> {
  const identities = await meantBy(context, input);
  const parsed = callInput.safeParse(input).data;
  const account = parsed?.account ?? slugIn(parsed?.path ?? '');
  return {
    title: l10n.t('Check a Fakturoid API call?'),
    message: l10n.t(
      'The language model is told whether the call is allowed. Identities: {0}. Account: {1}. The call isn’t made.',
      identities.length === 0 ? l10n.t('nobody') : listOf(identities.map(nameOfIdentity)),
      shown(account ?? '–'),
    ),
  };
}

export async function canCall(context: ToolsContext, input: unknown): Promise<LanguageModelToolResult> {
  const parsed = callInput.safeParse(input).data;
  const typed = parsed && readTyped(`${parsed.method} ${parsed.path}`);
  const [asked] = typed?.kind === 'calls' ? typed.calls : [];
  if (parsed === undefined || asked === undefined) {
    return resultOf({
      error: 'Give a method and a path of API v3, such as POST and /accounts/{slug}/invoices.json.',
    });
  }
  const identities = await meantBy(context, input);
  await load(context, identities);
  const slug = parsed.account ?? slugIn(asked.path);
  const answers = identities.flatMap(({ id, userId }) => {
    const account = accountIn(context.directory.currentUser(id).value, slug);
    return account === undefined && slug !== undefined && asked.path.startsWith('/accounts/')
      ? []
      : [{ userId, ...callAnswer(asked, account) }];
  });
  return resultOf(
    answers.length === 0
      ? {
          verdict: 'no',
          reason: 'no signed-in identity has access to this account, as far as could be loaded',
        }
      : { answers },
  );
}

async function meantBy({ sessions }: ToolsContext, input: unknown): Promise<readonly Identity[]> {
  const userId = callInput.safeParse(input).data?.userId;
  const identities = await sessions.list();
  return userId === undefined ? identities : identities.filter((identity) => identity.userId === userId);
}

async function load({ directory }: ToolsContext, identities: readonly Identity[]): Promise<void> {
  await Promise.all(
    identities.map(({ id }) => loadUnlessReady(directory, { kind: 'currentUser', identityId: id })),
  );
}

/** Returns data and no prose, so that nothing in it reads as an instruction. */
function resultOf(answer: ToolAnswer): LanguageModelToolResult {
  return new LanguageModelToolResult([new LanguageModelTextPart(JSON.stringify(answer))]);
}

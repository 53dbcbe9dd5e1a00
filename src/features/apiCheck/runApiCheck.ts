import { randomUUID } from 'node:crypto';
import { env, ProgressLocation, type TextDocument, version as vscodeVersion, workspace } from 'vscode';
import { abortable } from '../../base/abort';
import { markdownOf } from '../../base/report/markdown';
import { joined } from '../../base/shown';
import { checkApi, type CheckResult, MOST_REQUESTS, emptyResult, SignedOutError } from './rules/checkApi';
import { FakturoidError } from '../../fakturoid/errors';
import { contactOf, isEmail } from '../../fakturoid/userAgent';
import { nameOfIdentity } from '../../labels/names';
import { waitLabel } from '../../labels/wait';
import type { PickerContext } from '../../pickers/context';
import { identityOf } from '../../pickers/targets';
import { l10n } from '../../platform/l10n';
import { saveAs } from '../../platform/saveAs';
import { settings } from '../../platform/settings';
import { say } from '../../platform/statusMessage';
import { window } from '../../platform/window';
import type { Services } from '../../services';
import type { Identity } from '../../session/sessions';
import { apiReport } from './report';

/** What the check of the API is made of. */
export type ApiCheckContext = PickerContext &
  Pick<Services, 'clock' | 'probe' | 'version' | 'onDidChangeWait'>;

/** *Check the API’s behaviour…*: asks first, then shows the whole report before anything can be done with it. */
export async function runApiCheck(context: ApiCheckContext, argument?: unknown): Promise<void> {
  const identity = await identityOf(context, argument, l10n.t('Select the identity to check the API with'));
  if (identity === undefined) {
    return;
  }
  const choice = await askFirst(identity);
  if (choice === undefined) {
    return;
  }
  const result = await withProgress(context, identity, (signal, onRequest) =>
    resultOf(context, identity, { wantsNewToken: choice === 'withNewToken', signal, onRequest }),
  );
  if (result !== undefined && !isNothing(result)) {
    const { version } = context;
    const made = { at: context.clock.now(), method: identity.method, version, vscodeVersion };
    await showReport(context, markdownOf(apiReport(result, made)));
  }
}

/** Whether a check was cancelled before anything was seen. */
function isNothing({ observations, stopped }: CheckResult): boolean {
  return observations.length === 0 && stopped === 'cancelled';
}

/** Asks whether and how to run the check. Undefined when the person left. */
async function askFirst(identity: Identity): Promise<'onlyReading' | 'withNewToken' | undefined> {
  const check = l10n.t('Check');
  const checkWithToken = l10n.t('Check with a new token');
  const canRenew = identity.method !== 'accessToken';
  const about = l10n.t(
    'At most {1} read-only requests are sent as {0}. The report contains numbers, status codes and documented names of attributes and headers, but no names, addresses, slugs, IDs or secrets. You see all of it first, and it isn’t sent anywhere.',
    nameOfIdentity(identity),
    MOST_REQUESTS,
  );
  const aboutRenewal = l10n.t('If the current token has expired, it is renewed first.');
  const aboutToken = l10n.t(
    'A new token also shows whether Fakturoid then invalidates the older one. If it does, other programs that use it need to get a new one.',
  );
  const answer = await window.showInformationMessage(
    l10n.t('Check how Fakturoid’s API behaves?'),
    { modal: true, detail: canRenew ? joined([about, aboutRenewal, aboutToken], ' ') : about },
    ...(canRenew ? [check, checkWithToken] : [check]),
  );
  return answer === undefined ? undefined : answer === check ? 'onlyReading' : 'withNewToken';
}

interface Run {
  readonly wantsNewToken: boolean;
  readonly signal: AbortSignal;
  readonly onRequest: (number: number) => void;
}

async function resultOf(context: ApiCheckContext, identity: Identity, run: Run): Promise<CheckResult> {
  const { sessions, probe, clock } = context;
  const { signal, onRequest, wantsNewToken } = run;
  const isContactEmail = isEmail(contactOf(settings.contact()));
  if (!sessions.known.some(({ id }) => id === identity.id)) {
    return { ...emptyResult('unauthorized', isContactEmail), stopped: 'signedOut' };
  }
  const tokens = sessions.tokensOf(identity.id);
  const known = sessions.accessTokenOf(identity.id);
  let token: string;
  try {
    token = await abortable(tokens.get(signal), signal);
  } catch (error) {
    signal.throwIfAborted();
    const failure = error instanceof FakturoidError ? error.kind : 'unexpected';
    return emptyResult(failure, isContactEmail);
  }
  // If the token had ended and has just been renewed, that counts as the one new token that may be asked for.
  const wasRenewed = token !== known;
  return checkApi({
    probe: await probe(),
    clock,
    token,
    wasRenewed,
    renew: wantsNewToken && !wasRenewed ? (stop) => abortable(tokens.renew(token, stop), stop) : undefined,
    isContactEmail,
    blockedSlug: blockedSlugOf(context, identity),
    madeUpSlug: `nobody-${randomUUID()}`,
    signal,
    onRequest,
  });
}

/** An account that has turned out to be blocked, if there is one. */
function blockedSlugOf({ directory }: ApiCheckContext, { id }: Identity): string | undefined {
  const accounts = directory.currentUser(id).value?.accounts ?? [];
  return accounts.find(({ slug }) =>
    [directory.users(id, slug), directory.account(id, slug)].some(
      (state) => state.status === 'failed' && state.failure.kind === 'blockedAccount',
    ),
  )?.slug;
}

/**
 * Runs the check with progress. Undefined if it was stopped before there was anything to report, by the person or
 * because the identity signed out.
 */
async function withProgress<T>(
  { onDidChangeWait, clock, sessions }: ApiCheckContext,
  { id }: Identity,
  task: (signal: AbortSignal, onRequest: (number: number) => void) => Promise<T>,
): Promise<T | undefined> {
  const title = l10n.t('Checking Fakturoid’s API');
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (progress, cancelled) => {
      const stop = new AbortController();
      const listening = cancelled.onCancellationRequested(() => stop.abort());
      const signedOut = sessions.onDidChange(() => {
        if (!sessions.known.some((identity) => identity.id === id)) {
          stop.abort(new SignedOutError());
        }
      });
      const waiting = onDidChangeWait((until) => {
        if (until !== undefined) {
          progress.report({ message: waitLabel(until, clock.now()) });
        }
      });
      try {
        return await task(stop.signal, (number) =>
          progress.report({
            message: l10n.t('request {0} of at most {1}', number, MOST_REQUESTS),
            increment: 100 / MOST_REQUESTS,
          }),
        );
      } catch (error) {
        if (stop.signal.aborted) {
          return undefined;
        }
        throw error;
      } finally {
        listening.dispose();
        signedOut.dispose();
        waiting.dispose();
      }
    },
  );
}

/**
 * Shows the report as an unsaved document. That document is what is copied and saved, so a person may remove parts of
 * it.
 */
async function showReport({ log }: ApiCheckContext, markdown: string): Promise<void> {
  const document = await workspace.openTextDocument({ language: 'markdown', content: markdown });
  await window.showTextDocument(document, { preview: false });
  void offerReport(log, document);
}

async function offerReport(log: ApiCheckContext['log'], document: TextDocument): Promise<void> {
  const copy = l10n.t('Copy');
  const save = l10n.t('Save as…');
  const answer = await window.showInformationMessage(
    l10n.t('This is everything that was recorded. It wasn’t sent anywhere. Read it before you pass it on.'),
    copy,
    save,
  );
  if (answer === copy) {
    await env.clipboard.writeText(document.getText());
    say(l10n.t('Copied the report on the API'));
  } else if (answer === save) {
    await saveAs(log, {
      name: 'fakturoid-api-check.md',
      kind: { label: 'Markdown', ending: 'md' },
      text: () => document.getText(),
    });
  }
}

import { ProgressLocation, workspace } from 'vscode';
import { line, type Shown } from '../../base/shown';
import { FakturoidError } from '../../fakturoid/errors';
import { sentenceOfFailure } from '../../labels/failures';
import { nameOfIdentity } from '../../labels/names';
import { confirm } from '../../pickers/confirm';
import { keepSignIn, mayReplace } from '../../pickers/keepSignIn';
import { focusAccountsView } from '../../platform/accountsView';
import { run } from '../../platform/commands';
import { l10n } from '../../platform/l10n';
import { window } from '../../platform/window';
import { ensureTrusted } from '../../platform/workspaceSearch';
import type { Services } from '../../services';
import type { Identity, VerifiedSignIn } from '../../session/sessions';
import type { SignInRequest } from '../../session/tokenRequests';
import type { TriedCards } from './triedCards';
import { type Found, foundAt, foundIn, holderOf, ignoredPlaceOf } from './found';
import type { IgnoredPlaces } from './ignored';
import { kindLabel } from './labels/credentials';
import type { TriedPlace } from './labels/triedCard';
import { type Attempt, attemptWith } from './rules/pairs';

/** What the commands about one credential in code work with. */
export interface FoundContext extends Services {
  readonly cards: TriedCards;
  readonly ignored: IgnoredPlaces;
}

type Tried = Extract<SignInRequest, { type: 'clientCredentials' | 'accessToken' }>;

/** What a person is asked before anything is sent. */
interface Question {
  readonly text: Shown;
  readonly button: Shown;
  /** What happens to the credential afterwards. */
  readonly afterwards: Shown;
}

/**
 * *Whose credentials are these?*: compares them with the signed-in identities. Only then, and only if the person
 * wants it, tries them at Fakturoid.
 */
export async function whoseIsThis(context: FoundContext, argument?: unknown): Promise<void> {
  const found = await wanted(argument);
  if (found === undefined) {
    return;
  }
  const holder = holderOf(found.document.getText(), found.credential, await context.sessions.holders());
  if (holder !== undefined) {
    await tellOfHolder(found, holder);
    return;
  }
  const attempt = attemptOn(found);
  if (attempt === undefined) {
    return;
  }
  const place = placeOf(found);
  const question: Question = {
    text: l10n.t('Ask Fakturoid whose this is?'),
    button: l10n.t('Ask Fakturoid'),
    afterwards: l10n.t('Nothing is stored.'),
  };
  const verified = await tryIt(context, attempt, question, (why) =>
    context.cards.showRejected(place, attempt.type, why),
  );
  if (verified === undefined) {
    return;
  }
  if (verified.replaces !== undefined) {
    await run('fakturoid.showTokenCard', { identityId: verified.replaces.id });
  } else {
    await context.cards.show(verified, attempt.type, place);
  }
  const signIn = l10n.t('Sign in with these credentials');
  const message = l10n.t('It’s valid. Nothing was stored. It belongs to: {0}', nameOfIdentity(verified));
  if ((await window.showInformationMessage(message, signIn)) === signIn) {
    await keep(context, verified);
  }
}

/** *Sign in with these credentials*: makes them an identity once Fakturoid has accepted them. */
export async function signInWithFound(context: FoundContext, argument?: unknown): Promise<void> {
  const found = await wanted(argument);
  const attempt = found && attemptOn(found);
  const verified =
    attempt &&
    (await tryIt(context, attempt, {
      text: l10n.t('Sign in with the credentials from this file?'),
      button: l10n.t('Sign in'),
      afterwards: l10n.t('Once Fakturoid has accepted them, they are kept in VS Code’s secret storage.'),
    }));
  if (verified !== undefined) {
    await keep(context, verified);
  }
}

/** *Ignore here*: ignores a credential by file, name and kind. */
export async function ignoreFound({ ignored }: FoundContext, argument?: unknown): Promise<void> {
  const found = await wanted(argument);
  if (found !== undefined) {
    await ignored.add(ignoredPlaceOf(found.document.uri, found.credential));
  }
}

/** The credential that a command was called for, or else the one at the cursor. */
async function wanted(argument: unknown): Promise<Found | undefined> {
  if (!ensureTrusted()) {
    return undefined;
  }
  const editor = window.activeTextEditor;
  const found =
    argument === undefined && editor !== undefined
      ? foundIn(editor.document, editor.document.offsetAt(editor.selection.active))
      : await foundAt(argument);
  if (found?.credential.shape === undefined && found?.credential.kind !== 'publicName') {
    void window.showInformationMessage(
      l10n.t('There is no Fakturoid credential here. Put the cursor on one.'),
    );
    return undefined;
  }
  return found;
}

async function tellOfHolder({ credential }: Found, identity: Identity): Promise<void> {
  const show = l10n.t('What can this token do?');
  const message = l10n.t(
    '{0} of {1}, who is signed in here.',
    kindLabel(credential.kind),
    nameOfIdentity(identity),
  );
  if ((await window.showInformationMessage(message, show)) === show) {
    await run('fakturoid.showTokenCard', { identityId: identity.id });
  }
}

/** The current place of a credential, read before asking Fakturoid: the document may have changed once it answers. */
function placeOf({ document, credential: { kind, start } }: Found): TriedPlace {
  const path = workspace.asRelativePath(document.uri);
  return { kind, path, line: document.positionAt(start).line };
}

/** What can be tried with a credential; if nothing can, the person is told why. */
function attemptOn(found: Found): Tried | undefined {
  const attempt = attemptWith(found.document.getText(), found.credential, found.all);
  if (attempt.type === 'none') {
    void window.showInformationMessage(whyNot(found, attempt.why));
    return undefined;
  }
  return attempt;
}

/** Why a credential cannot be tried alone, and what can be done. */
function whyNot({ credential }: Found, why: Extract<Attempt, { type: 'none' }>['why']): Shown {
  switch (why) {
    case 'half':
      return credential.kind === 'oldKey'
        ? l10n.t(
            'There is no Client ID near this value, which is either a key of API v1 or v2 (both have been shut down) or a Client Secret. It doesn’t belong to anyone who is signed in here.',
          )
        : l10n.t(
            'This file contains only the Client ID or only the Client Secret, and it doesn’t belong to anyone who is signed in here. Both are needed to try it.',
          );
    case 'refreshToken':
      return l10n.t(
        'A refresh token works only together with the integration that it was issued to. It doesn’t belong to anyone who is signed in here.',
      );
    case 'noValue':
      return l10n.t('There is no value to try here.');
  }
}

/**
 * Tries credentials once the person has agreed. Undefined if they did not, or if it failed, which the person is told.
 *
 * @param onRejected tells the person that Fakturoid rejected them, in place of a message
 */
async function tryIt(
  { sessions, log }: FoundContext,
  attempt: Tried,
  { text, button, afterwards }: Question,
  onRejected: (why: Shown) => Promise<void> = warn,
): Promise<VerifiedSignIn | undefined> {
  if (!(await confirm(text, button, line`${whatHappens(attempt)} ${afterwards}`))) {
    return undefined;
  }
  const location = {
    location: ProgressLocation.Notification,
    title: l10n.t('Asking Fakturoid…'),
    cancellable: true,
  };
  const left = new AbortController();
  try {
    return await window.withProgress(location, (_, token) => {
      token.onCancellationRequested(() => left.abort());
      return sessions.verify(attempt, left.signal);
    });
  } catch (error) {
    if (left.signal.aborted) {
      return undefined;
    }
    if (!(error instanceof FakturoidError)) {
      throw error;
    }
    log.warn(`A credential that was found could not be verified: ${error.kind}`);
    const rejection = wordsOfRejection(error);
    await (rejection === undefined ? warn(sentenceOfFailure(error.failure)) : onRejected(rejection));
    return undefined;
  }
}

function warn(text: Shown): Promise<void> {
  void window.showWarningMessage(text);
  return Promise.resolve();
}

function whatHappens({ type }: Tried): Shown {
  return type === 'clientCredentials'
    ? l10n.t(
        'The Client ID and Client Secret are sent to Fakturoid to get a token and to find out whose it is. The new token may invalidate an older one of the same pair, so a program that uses it may need to get another.',
      )
    : l10n.t('The token is sent to Fakturoid to find out whose it is.');
}

/** What a rejection means; undefined for a failure that says nothing about the credential. */
function wordsOfRejection({ failure }: FakturoidError): Shown | undefined {
  switch (failure.kind) {
    case 'grantRefused':
      return l10n.t(
        'Fakturoid rejected this Client ID and Client Secret. They may be incomplete or have been deleted, or they belong to an integration, whose credentials work only through the browser.',
      );
    case 'unauthorized':
      return l10n.t(
        'Fakturoid rejected this token. It may have been revoked, or have expired: a token is valid for two hours at most.',
      );
    default:
      return undefined;
  }
}

async function keep(context: FoundContext, verified: VerifiedSignIn): Promise<void> {
  if (await mayReplace(verified)) {
    await keepSignIn(context, verified);
    await focusAccountsView();
  }
}

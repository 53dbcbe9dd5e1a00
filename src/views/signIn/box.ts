import {
  env,
  type InputBox,
  l10n,
  type QuickInputButton,
  QuickInputButtons,
  ThemeIcon,
  Uri,
  window,
} from 'vscode';
import { DisposableStore } from '../../base/disposables';
import { FakturoidError, isCancelled } from '../../fakturoid/errors';
import type { ClientPair } from '../../fakturoid/oauth';
import { type CredentialFault, parseCredentialText } from '../../session/credentialText';
import { sentenceOfFailure } from '../words/failures';

/** Fakturoid's own page on where the pair comes from. */
const HELP = Uri.parse('https://www.fakturoid.cz/api/v3/authorization#client-credentials-flow');

type Step = 'clientId' | 'clientSecret';

/**
 * Asks for client id and client secret, and tries them while the box is open, so that what was refused can be
 * mended in place. Resolves with what `tryPair` gave, or undefined when the person left.
 * @param tryPair signs in; a FakturoidError is shown in the box, anything else closes it and is thrown
 */
export async function promptForClientCredentials<T>(
  tryPair: (pair: ClientPair, signal: AbortSignal) => Promise<T>,
): Promise<T | undefined> {
  const typed: Record<Step, string> = { clientId: '', clientSecret: '' };
  let step: Step = 'clientId';
  for (;;) {
    if (step === 'clientId') {
      const answer = await ask('clientId', typed, (value) => Promise.resolve(value));
      if (answer === undefined || answer === 'back') {
        return undefined;
      }
      step = 'clientSecret';
    } else {
      const answer = await ask('clientSecret', typed, async (clientSecret, signal) => ({
        result: await tryPair({ clientId: typed.clientId.trim(), clientSecret }, signal),
      }));
      if (answer === undefined) {
        return undefined;
      }
      if (answer !== 'back') {
        return answer.result;
      }
      step = 'clientId';
    }
  }
}

/** One box. Whatever happens, `typed` keeps what stands in it. */
async function ask<T>(
  step: Step,
  typed: Record<Step, string>,
  accept: (value: string, signal: AbortSignal) => Promise<T>,
): Promise<T | 'back' | undefined> {
  const disposables = new DisposableStore();
  const leave = new AbortController();
  const box = disposables.add(createBox(step, typed[step]));
  try {
    return await new Promise<T | 'back' | undefined>((resolve, reject) => {
      disposables.add(
        box.onDidChangeValue((value) => {
          typed[step] = value;
          box.validationMessage = faultIn(step, value, { whileTyping: true });
        }),
      );
      disposables.add(box.onDidHide(() => resolve(undefined)));
      disposables.add(
        box.onDidTriggerButton((button) => {
          if (button === QuickInputButtons.Back) {
            resolve('back');
          } else {
            void env.openExternal(HELP);
          }
        }),
      );
      disposables.add(
        box.onDidAccept(() => {
          if (!box.busy) {
            tryValue(step, box, accept, leave.signal).then((answer) => {
              if (answer !== undefined) {
                resolve(answer.value);
              }
            }, reject);
          }
        }),
      );
      box.show();
    });
  } finally {
    leave.abort();
    disposables.dispose();
  }
}

/** Undefined when the value was refused, which the box then says. */
async function tryValue<T>(
  step: Step,
  box: InputBox,
  accept: (value: string, signal: AbortSignal) => Promise<T>,
  signal: AbortSignal,
): Promise<{ value: T } | undefined> {
  const parsed = parseCredentialText(box.value);
  if ('fault' in parsed) {
    box.validationMessage = faultInWords(step, parsed.fault);
    return undefined;
  }
  box.validationMessage = undefined;
  box.busy = true;
  box.enabled = false;
  try {
    return { value: await accept(parsed.value, signal) };
  } catch (error) {
    if (signal.aborted || isCancelled(error)) {
      return undefined;
    }
    if (error instanceof FakturoidError) {
      box.validationMessage = sentenceOfFailure(error.failure);
      return undefined;
    }
    throw error;
  } finally {
    if (!signal.aborted) {
      box.busy = false;
      box.enabled = true;
    }
  }
}

function createBox(step: Step, value: string): InputBox {
  const help: QuickInputButton = {
    iconPath: new ThemeIcon('question'),
    tooltip: l10n.t('Where do I find the client id and secret?'),
  };
  const box = window.createInputBox();
  box.title = l10n.t('Sign in to Fakturoid');
  box.totalSteps = 2;
  box.step = step === 'clientId' ? 1 : 2;
  box.prompt =
    step === 'clientId'
      ? l10n.t('Client id. In Fakturoid: Settings → User account.')
      : l10n.t('Client secret. It is kept in the secret storage of VS Code on this computer.');
  box.placeholder = step === 'clientId' ? l10n.t('Client id') : l10n.t('Client secret');
  box.buttons = step === 'clientId' ? [help] : [QuickInputButtons.Back, help];
  box.password = true;
  box.ignoreFocusOut = true;
  box.value = value;
  return box;
}

function faultIn(step: Step, value: string, { whileTyping }: { whileTyping: boolean }): string | undefined {
  const parsed = parseCredentialText(value);
  if (!('fault' in parsed) || (whileTyping && parsed.fault.kind === 'empty')) {
    return undefined;
  }
  return faultInWords(step, parsed.fault);
}

function faultInWords(step: Step, fault: CredentialFault): string {
  switch (fault.kind) {
    case 'empty':
      return step === 'clientId' ? l10n.t('Enter the client id.') : l10n.t('Enter the client secret.');
    case 'space':
      return l10n.t('There is a space at position {0}. Copy the value again, without it.', fault.position);
    case 'invisible':
      return l10n.t(
        'There is an invisible character ({0}) at position {1}. Copy the value again, without it.',
        fault.codePoint,
        fault.position,
      );
    case 'nonAscii':
      return l10n.t(
        'The character at position {1} ({0}) cannot be part of it. Copy the value again.',
        fault.codePoint,
        fault.position,
      );
  }
}

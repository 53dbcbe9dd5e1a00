import { shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import type { ClientCredentials } from '../../fakturoid/oauth';
import { type CredentialFault, parseCredentialText } from '../../session/credentialText';
import { ask, type Checked, helpButton, type Question } from './inputStep';

/** What was typed so far in the boxes of a pair. */
export interface TypedPair {
  readonly clientId: { text: string };
  readonly clientSecret: { text: string };
}

/** Where a pair of the wanted kind is found in Fakturoid. */
export type PairKind = 'user' | 'integration';

/**
 * Asks for a client id, then for a client secret.
 * @param accept tries the pair while the second box is open
 * @returns what `accept` gave; undefined when the person left
 */
export async function askForPair<T>(
  kind: PairKind,
  totalSteps: number,
  typed: TypedPair,
  accept: (pair: ClientCredentials, signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  for (;;) {
    const id = await ask(idQuestion(kind, totalSteps), typed.clientId, (value) => Promise.resolve(value));
    if (id === undefined || id === 'back') {
      return undefined;
    }
    const answer = await ask(secretQuestion(totalSteps), typed.clientSecret, (clientSecret, signal) =>
      accept({ clientId: id.value, clientSecret }, signal),
    );
    if (answer !== 'back') {
      return answer;
    }
  }
}

/** Nothing typed yet. */
export function emptyPair(): TypedPair {
  return { clientId: { text: '' }, clientSecret: { text: '' } };
}

/** Checks a client id, secret or token; `missing` is said of an empty box. */
export function checkCredential(text: string, missing: Shown): Checked {
  const parsed = parseCredentialText(text);
  return 'value' in parsed ? parsed : { fault: faultInWords(parsed.fault, missing) };
}

function idQuestion(kind: PairKind, totalSteps: number): Question {
  return {
    step: 1,
    totalSteps,
    prompt:
      kind === 'user'
        ? l10n.t('Client id. In Fakturoid: Settings → User account.')
        : l10n.t(
            'Client id of your integration. In Fakturoid: Settings → Connect other apps → OAuth 2 for app developers.',
          ),
    placeholder: l10n.t('Client id'),
    isMasked: true,
    check: (text) => checkCredential(text, l10n.t('Enter the client id.')),
    buttons: [helpButton()],
  };
}

function secretQuestion(totalSteps: number): Question {
  return {
    step: 2,
    totalSteps,
    prompt: l10n.t('Client secret. It is kept in the secret storage of VS Code on this computer.'),
    placeholder: l10n.t('Client secret'),
    isMasked: true,
    check: (text) => checkCredential(text, l10n.t('Enter the client secret.')),
    buttons: [helpButton()],
  };
}

function faultInWords(fault: CredentialFault, missing: Shown): Shown {
  switch (fault.kind) {
    case 'empty':
      return missing;
    case 'space':
      return l10n.t('There is a space at position {0}. Copy the value again, without it.', fault.position);
    case 'invisible':
      return l10n.t(
        'There is an invisible character ({0}) at position {1}. Copy the value again, without it.',
        shown(fault.codePoint),
        fault.position,
      );
    case 'nonAscii':
      return l10n.t(
        'The character at position {1} ({0}) cannot be part of it. Copy the value again.',
        shown(fault.codePoint),
        fault.position,
      );
  }
}

import { shown, type Shown } from '../../base/shown';
import { FakturoidError } from '../../fakturoid/errors';
import type { ClientCredentials } from '../../fakturoid/oauth';
import { l10n } from '../../platform/l10n';
import { parseCredentialText } from '../../session/credentialText';
import type { Sessions, VerifiedSignIn } from '../../session/sessions';
import { askInTurn, type Checked, type Step } from './steps';

/** Asks for a person's own client id and secret. Undefined when they left. */
export function askForClientCredentials(sessions: Sessions): Promise<VerifiedSignIn | undefined> {
  const credentials = clientCredentials(l10n.t('Client id. In Fakturoid: Settings → User account.'));
  return askInTurn(credentials.steps, (signal) =>
    sessions.verify({ type: 'clientCredentials', pair: credentials.pair() }, signal),
  );
}

/** Asks for an access token. Undefined when the person left. */
export function askForAccessToken(sessions: Sessions): Promise<VerifiedSignIn | undefined> {
  const step = credentialStep(
    l10n.t('Access token. It ends after two hours at the latest and cannot be renewed.'),
    l10n.t('Access token'),
    l10n.t('Enter the access token.'),
  );
  return askInTurn([step], async (signal) => {
    try {
      return await sessions.verify({ type: 'accessToken', accessToken: step.text }, signal);
    } catch (error) {
      if (error instanceof FakturoidError && error.kind === 'unauthorized') {
        return {
          fault: l10n.t('Fakturoid refused this token. It may be incomplete, revoked or past its time.'),
        };
      }
      throw error;
    }
  });
}

/**
 * The boxes for a client id and secret, and the pair that stands in them.
 *
 * @param prompt says where the id is found, which differs for a person and an integration
 */
export function clientCredentials(prompt: Shown): {
  readonly steps: readonly Step[];
  readonly pair: () => ClientCredentials;
} {
  const id = credentialStep(prompt, l10n.t('Client id'), l10n.t('Enter the client id.'));
  const secret = credentialStep(
    l10n.t('Client secret. It is kept in the secret storage of VS Code on this computer.'),
    l10n.t('Client secret'),
    l10n.t('Enter the client secret.'),
  );
  return { steps: [id, secret], pair: () => ({ clientId: id.text, clientSecret: secret.text }) };
}

/** @param missing is said of an empty box */
function credentialStep(prompt: Shown, placeholder: Shown, missing: Shown): Step {
  return { prompt, placeholder, isMasked: true, text: '', check: (text) => checkCredential(text, missing) };
}

function checkCredential(text: string, missing: Shown): Checked {
  const parsed = parseCredentialText(text);
  if ('value' in parsed) {
    return parsed;
  }
  const { fault } = parsed;
  switch (fault.kind) {
    case 'empty':
      return { fault: missing };
    case 'space':
      return {
        fault: l10n.t('There is a space at position {0}. Copy the value again, without it.', fault.position),
      };
    case 'invisible':
      return {
        fault: l10n.t(
          'There is an invisible character ({0}) at position {1}. Copy the value again, without it.',
          shown(fault.codePoint),
          fault.position,
        ),
      };
    case 'nonAscii':
      return {
        fault: l10n.t(
          'The character at position {1} ({0}) cannot be part of it. Copy the value again.',
          shown(fault.codePoint),
          fault.position,
        ),
      };
  }
}

import { line, shown, type Shown } from '../../base/shown';
import { FakturoidError } from '../../fakturoid/errors';
import type { ClientCredentials } from '../../fakturoid/oauth';
import { l10n } from '../../platform/l10n';
import { parseCredentialText, withoutBearer } from './credentialText';
import type { Sessions, VerifiedSignIn } from '../../session/sessions';
import { askInTurn, type Checked, type Form, helpButton, type Step } from './steps';
import { menu } from '../../labels/menus';

/**
 * A form for a person's own Client ID and Client Secret.
 *
 * @param replaces whether they replace some that were accepted before
 */
export function clientCredentialsForm(sessions: Sessions, replaces: boolean): Form {
  const credentials = clientCredentials(l10n.t('Client ID. In Fakturoid: {0}.', menu('userAccount')));
  const verify = (signal: AbortSignal) =>
    namingRefusal(
      sessions.verify({ type: 'clientCredentials', client: credentials.client() }, signal),
      replaces
        ? l10n.t(
            'Fakturoid rejected them. If they worked before, they were deleted there: generate new ones. Otherwise the Client ID and Client Secret may be swapped or mistyped.',
          )
        : l10n.t(
            'Fakturoid rejected them. The Client ID and Client Secret may be swapped, mistyped or deleted. Those of an integration, from {0}, work only through the browser.',
            menu('otherApps'),
          ),
    );
  return (title) => askInTurn(title, credentials.steps, verify);
}

/** A form for an access token. */
export function accessTokenForm(sessions: Sessions): Form {
  const asked = credentialStep(
    l10n.t('Access token. It expires after two hours at most and can’t be renewed.'),
    l10n.t('Access token'),
    {
      missing: l10n.t('Enter the access token.'),
      several: l10n.t('This looks like two values. Paste only the access token here.'),
    },
    withoutBearer,
  );
  const step = { ...asked, button: helpButton('https://www.fakturoid.cz/api/v3/authorization') };
  const verify = async (signal: AbortSignal): Promise<VerifiedSignIn | { fault: Shown }> => {
    try {
      return await sessions.verify({ type: 'accessToken', accessToken: step.text }, signal);
    } catch (error) {
      if (error instanceof FakturoidError && error.kind === 'unauthorized') {
        return {
          fault: l10n.t('Fakturoid rejected this token. It may be incomplete, revoked or expired.'),
        };
      }
      throw error;
    }
  };
  return (title) => askInTurn(title, [step], verify);
}

/** Verifies client credentials; if Fakturoid refuses them, returns what is likely wrong and what Fakturoid said. */
export async function namingRefusal(
  verifying: Promise<VerifiedSignIn>,
  hint: Shown,
): Promise<VerifiedSignIn | { fault: Shown }> {
  try {
    return await verifying;
  } catch (error) {
    if (error instanceof FakturoidError && error.failure.kind === 'grantRefused') {
      const { description } = error.failure;
      return { fault: description === undefined ? hint : line`${hint} (${shown(description)})` };
    }
    throw error;
  }
}

/**
 * The boxes for a Client ID and Client Secret, and what was entered.
 *
 * @param prompt says where the id is found, which differs for a person and an integration
 */
export function clientCredentials(prompt: Shown): {
  readonly steps: readonly Step[];
  readonly client: () => ClientCredentials;
} {
  const id = credentialStep(prompt, l10n.t('Client ID'), {
    missing: l10n.t('Enter the Client ID.'),
    several: l10n.t(
      'This looks like two values. Paste only the first one here, and the second one in the next step.',
    ),
  });
  const secret = credentialStep(
    l10n.t('Client Secret. It stays in VS Code’s secret storage on this computer.'),
    l10n.t('Client Secret'),
    {
      missing: l10n.t('Enter the Client Secret.'),
      several: l10n.t('This looks like two values. Paste only the Client Secret here.'),
    },
  );
  return { steps: [id, secret], client: () => ({ clientId: id.text, clientSecret: secret.text }) };
}

/** The messages for a box that is empty, and for one that contains more than one value. */
interface Faults {
  readonly missing: Shown;
  readonly several: Shown;
}

/** @param clean removes what may be pasted along with it */
function credentialStep(
  prompt: Shown,
  placeholder: Shown,
  faults: Faults,
  clean = (text: string): string => text,
): Step {
  const check = (text: string): Checked => checkCredential(clean(text), faults);
  return { prompt, placeholder, isMasked: true, text: '', check };
}

function checkCredential(text: string, { missing, several }: Faults): Checked {
  const parsed = parseCredentialText(text);
  if ('value' in parsed) {
    return parsed;
  }
  const { fault } = parsed;
  switch (fault.kind) {
    case 'empty':
      return { fault: missing };
    case 'several':
      return { fault: several };
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
          'The character at position {1} ({0}) isn’t allowed here. Copy the value again.',
          shown(fault.codePoint),
          fault.position,
        ),
      };
  }
}

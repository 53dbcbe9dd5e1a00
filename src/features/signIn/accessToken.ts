import { l10n } from '../../platform/l10n';
import { FakturoidError } from '../../fakturoid/errors';
import { ask, helpButton, Refused } from './inputStep';
import { checkCredential } from './clientCredentials';

/** Asks for an access token and tries it. Undefined when the person left. */
export async function askForAccessToken<T>(
  accept: (accessToken: string, signal: AbortSignal) => Promise<T>,
): Promise<{ readonly value: T } | undefined> {
  const answer = await ask(
    {
      step: 1,
      totalSteps: 1,
      prompt: l10n.t('Access token. It ends after two hours at the latest and cannot be renewed.'),
      placeholder: l10n.t('Access token'),
      isMasked: true,
      check: (text) => checkCredential(text, l10n.t('Enter the access token.')),
      buttons: [helpButton()],
    },
    { text: '' },
    async (accessToken, signal) => {
      try {
        return await accept(accessToken, signal);
      } catch (error) {
        if (error instanceof FakturoidError && error.kind === 'unauthorized') {
          throw new Refused(
            l10n.t('Fakturoid refused this token. It may be incomplete, revoked or past its time.'),
          );
        }
        throw error;
      }
    },
  );
  return answer === 'back' ? undefined : answer;
}

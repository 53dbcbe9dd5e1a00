import type { Shown } from '../../../base/shown';
import { l10n } from '../../../platform/l10n';
import type { GitState } from '../gitState';
import type { CredentialKind, FoundCredential } from '../rules/foundCredential';

/** The name of a kind of credential. */
export function kindLabel(kind: CredentialKind): Shown {
  switch (kind) {
    case 'clientId':
      return l10n.t('Fakturoid Client ID');
    case 'clientSecret':
      return l10n.t('Fakturoid Client Secret');
    case 'pair':
      return l10n.t('Fakturoid Client ID and Client Secret');
    case 'accessToken':
      return l10n.t('Fakturoid access token');
    case 'refreshToken':
      return l10n.t('Fakturoid refresh token');
    case 'oldKey':
      return l10n.t('Fakturoid API key or Client Secret');
    case 'publicName':
      return l10n.t('Fakturoid secret under a public name');
  }
}

/** The state of the file in git, in a few words. */
export function gitStateLabel(state: GitState): Shown {
  switch (state) {
    case 'tracked':
      return l10n.t('in Git');
    case 'open':
      return l10n.t('not ignored by Git');
    case 'ignored':
      return l10n.t('ignored by Git');
    case 'none':
      return l10n.t('not in Git');
  }
}

/** The message about a credential in its place. It never contains the value. */
export function messageOf(
  { kind, isPublic }: Pick<FoundCredential, 'kind' | 'isPublic'>,
  state: GitState,
): Shown {
  const what = kindLabel(kind);
  if (isPublic) {
    return l10n.t(
      '{0}: because of the prefix of its name, the build puts the value into the page, where every visitor can read it.',
      what,
    );
  }
  switch (state) {
    case 'tracked':
      return l10n.t(
        '{0} in a file that is in Git: anyone who can read the repository can use what’s there.',
        what,
      );
    case 'open':
      return l10n.t('{0} in a file that Git doesn’t ignore: it may end up in the repository.', what);
    case 'ignored':
      return l10n.t('{0} in a file that Git ignores.', what);
    case 'none':
      return l10n.t('{0} in a file that isn’t in Git.', what);
  }
}

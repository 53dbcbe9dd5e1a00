import { line, shown, type Shown } from '../../base/shown';
import { l10n } from '../../platform/l10n';
import { type NarrowRights, type Purpose, PURPOSES } from '../../rights/purposes';
import { type KnownPermission, permissionOf } from '../../rights/rights';
import { purposeCaveat, purposeLabel } from '../../labels/purposes';
import { listOf } from '../../labels/lists';
import { permissionLabel, permissionMeaning, scopeLabel } from '../../labels/rights';
import { menu } from '../../labels/menus';

/** How to make a programmatic user for one purpose, in words. */
export interface Guide {
  readonly title: Shown;
  readonly lead: string;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly steps: readonly GuideStep[];
}

export interface GuideStep {
  readonly title: string;
  readonly sentences: readonly string[];
  /** Leads to Fakturoid or to a command of this extension. */
  readonly link: { readonly label: string; readonly target: 'fakturoid' | GuideCommand } | undefined;
}

/** The commands that a guide leads to, and the only ones that its page may run. */
export const GUIDE_COMMANDS = [
  'fakturoid.signIn',
  'fakturoid.showTokenCard',
  'fakturoid.markProgrammatic',
  'fakturoid.signOut',
] as const;
type GuideCommand = (typeof GUIDE_COMMANDS)[number];

const OPEN_FAKTUROID = { label: l10n.t('Open Fakturoid'), target: 'fakturoid' } as const;

/** The names of roles in Fakturoid itself, whatever the language here (its help page on users and permissions). */
const ROLES: Readonly<Record<KnownPermission, string>> = {
  owner: 'Majitel účtu',
  write: 'Zápis a čtení',
  read: 'Čtení',
};

/**
 * What to choose where, from the invitation to revoking the access. Fakturoid API v3 cannot create users or
 * credentials, so most of it is done by hand on its site. What Fakturoid does not document is not claimed.
 */
export function guideFor(purpose: Purpose): Guide {
  const label = purposeLabel(purpose);
  return guideTo({
    ...{ ...PURPOSES[purpose], label, caveat: purposeCaveat(purpose) },
    afterMark: l10n.t(
      'It gets its own icon, and access reviews report rights beyond its purpose (“{0}”).',
      label,
    ),
  });
}

/** What a programmatic user is for, and what is not known of the rights that it needs. */
interface Aim extends NarrowRights {
  readonly label: Shown;
  readonly caveat: Shown | undefined;
  /** What the mark is good for: reviews judge by a purpose only. */
  readonly afterMark: Shown;
}

/** A guide like {@link guideFor}, for rights that were found in another way. */
export function guideTo({ permission, scopes, label, caveat, afterMark }: Aim): Guide {
  const known = permissionOf(permission);
  const role = alsoCalled(permissionLabel(known), ROLES[permission]);
  const scopeNames = listOf(scopes.map((scope) => alsoCalled(scopeLabel(scope), scope)));
  return {
    title: l10n.t('Programmatic user: {0}', label),
    lead: l10n.t(
      'A token has all the rights of its user. So give the integration its own user, with only the rights it needs.',
    ),
    facts: [
      { label: l10n.t('Permission'), value: `${role}. ${permissionMeaning(known)}` },
      { label: l10n.t('Scopes'), value: scopeNames },
      ...(caveat === undefined ? [] : [{ label: l10n.t('Keep in mind'), value: caveat }]),
    ],
    steps: [
      step(
        l10n.t('Invite the user'),
        OPEN_FAKTUROID,
        l10n.t(
          'Only an account owner can manage users. If you aren’t one, ask an owner for a user with the permission and scopes above.',
        ),
        l10n.t(
          'In Fakturoid, go to {1}. Choose the role {0} and enter an email address that belongs to the integration rather than to a person, such as api@example.com.',
          role,
          menu('inviteUser'),
        ),
        l10n.t(
          'If Fakturoid lets you choose scopes, allow only: {0}. Fakturoid’s help doesn’t say where to set them; step 5 shows the result.',
          scopeNames,
        ),
        l10n.t(
          'The Základ and Komplet plans include the owner and one user with the role Read (Čtení) or accountant (Účetní). For Read and write (Zápis a čtení), buy another seat. The Zdarma plan includes only the owner.',
        ),
      ),
      step(
        l10n.t('Sign in to Fakturoid as the new user'),
        undefined,
        l10n.t(
          'Open the invitation in a private browser window so that you aren’t still signed in as yourself.',
        ),
      ),
      step(
        l10n.t('Create its Client ID and Client Secret'),
        undefined,
        l10n.t(
          'Still signed in as that user, go to {0} and create a Client ID and Client Secret just for this integration. A user can have several, and each can be deleted separately.',
          menu('userAccount'),
        ),
      ),
      step(
        l10n.t('Sign in with them in VS Code'),
        { label: l10n.t('Sign in'), target: 'fakturoid.signIn' },
        l10n.t('You then see what the integration will see.'),
      ),
      step(
        l10n.t('Check what its token can do'),
        { label: l10n.t('What can this token do?'), target: 'fakturoid.showTokenCard' },
        l10n.t('It should give access to this account only. Permission: {0}. Scopes: {1}.', role, scopeNames),
      ),
      step(
        l10n.t('Mark it as a programmatic user'),
        { label: l10n.t('Mark as programmatic user…'), target: 'fakturoid.markProgrammatic' },
        afterMark,
      ),
      step(
        l10n.t('Hand over the Client ID and Client Secret'),
        { label: l10n.t('Sign out'), target: 'fakturoid.signOut' },
        l10n.t(
          'Share the Client ID and Client Secret through a password manager, not by email or chat. Anyone who has them can do everything the user can until they are deleted. If you no longer need them here, sign out.',
        ),
      ),
      step(
        l10n.t('Revoke access'),
        OPEN_FAKTUROID,
        l10n.t(
          'Sign in to Fakturoid as that user and delete the Client ID and Client Secret, or have the account owner remove the user. Deleting them also deletes their webhooks. A token issued earlier may keep working for up to two hours.',
        ),
      ),
    ],
  };
}

function step(title: Shown, link: GuideStep['link'], ...sentences: readonly Shown[]): GuideStep {
  return { title, link, sentences };
}

/** A name, followed by the name in Fakturoid or its API if that is different. */
function alsoCalled(name: Shown, there: string): Shown {
  return name === there ? name : line`${name} (${shown(there)})`;
}

import { Hover, type HoverProvider, type Position, type TextDocument, workspace } from 'vscode';
import { LARGEST_FILE } from '../../base/ownFiles';
import { line, shown, type Shown } from '../../base/shown';
import { accountIn } from '../../directory/people';
import { nameOfAccount, nameOfIdentity } from '../../labels/names';
import { permissionLabel, permissionMeaning } from '../../labels/rights';
import { l10n } from '../../platform/l10n';
import { linkTo, type Tooltip, tooltip, type TooltipLine } from '../../platform/tooltip';
import { rightsOf } from '../../rights/rights';
import type { Services } from '../../services';
import { isLookedAt, pathOf, rangeOf } from './found';
import { type SlugInCode, slugsIn } from './rules/slugs';

type HoverContext = Pick<Services, 'sessions' | 'directory' | 'workspaceAccount'> & {
  readonly isEnabled: () => boolean;
};

/** The slugs in a document, valid until it is changed. */
interface Remembered {
  readonly version: number;
  readonly slugs: readonly SlugInCode[];
}

/** Shows whose account a slug in code is, from what is known already: hovering over a word sends no request. */
export class SlugHovers implements HoverProvider {
  readonly #context: HoverContext;
  readonly #remembered = new WeakMap<TextDocument, Remembered>();

  constructor(context: HoverContext) {
    this.#context = context;
  }

  async provideHover(document: TextDocument, position: Position): Promise<Hover | undefined> {
    if (!this.#context.isEnabled() || !workspace.isTrusted || !isLookedAt(document)) {
      return undefined;
    }
    const offset = document.offsetAt(position);
    const found = this.#slugsOf(document).find(({ start, end }) => start <= offset && offset <= end);
    return found && new Hover(await this.#tell(found.slug), rangeOf(document, found));
  }

  #slugsOf(document: TextDocument): readonly SlugInCode[] {
    const known = this.#remembered.get(document);
    if (known?.version === document.version) {
      return known.slugs;
    }
    const text = document.getText();
    const slugs = text.length > LARGEST_FILE ? [] : slugsIn(text, pathOf(document.uri));
    this.#remembered.set(document, { version: document.version, slugs });
    return slugs;
  }

  async #tell(slug: string): Promise<Tooltip> {
    const { sessions, directory, workspaceAccount } = this.#context;
    const identities = await sessions.list();
    const reaching = identities.flatMap((identity) => {
      const account = accountIn(directory.currentUser(identity.id).value, slug);
      return account === undefined ? [] : [{ identity, account }];
    });
    const [first] = reaching;
    const ofWorkspace: TooltipLine = [
      undefined,
      workspaceAccount.slug === slug ? l10n.t('This is the account of this workspace.') : undefined,
    ];
    if (first === undefined) {
      return this.#tellOfNone(slug, ofWorkspace);
    }
    const text = tooltip(line`${nameOfAccount(first.account)} (${shown(slug)})`, [
      ...reaching.map(({ identity, account }): TooltipLine => {
        const { permission } = rightsOf(account);
        const label = identities.length > 1 ? nameOfIdentity(identity) : l10n.t('Your permission');
        return [label, line`${permissionLabel(permission)}. ${permissionMeaning(permission)}`];
      }),
      ofWorkspace,
    ]);
    const reference = { identityId: first.identity.id, slug };
    return linkTo(text, l10n.t('Show account details'), 'fakturoid.showAccount', reference);
  }

  #tellOfNone(slug: string, ofWorkspace: TooltipLine): Tooltip {
    const { sessions, directory } = this.#context;
    const heading = l10n.t('Account {0} in Fakturoid', shown(slug));
    if (sessions.known.length === 0) {
      const text = tooltip(heading, [[undefined, l10n.t('Nobody is signed in to Fakturoid.')], ofWorkspace]);
      return linkTo(text, l10n.t('Sign in'), 'fakturoid.signIn');
    }
    const isKnown = sessions.known.every(({ id }) => directory.currentUser(id).value !== undefined);
    const what: Shown = isKnown
      ? l10n.t('None of your signed-in identities has access to this account.')
      : l10n.t('Your accounts aren’t loaded yet. Open the Fakturoid view to load them.');
    return tooltip(heading, [[undefined, what], ofWorkspace]);
  }
}

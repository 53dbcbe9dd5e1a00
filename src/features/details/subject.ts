import type { AccountReference, IdentityReference, ResourceKey, UserReference } from '../../base/references';
import type { CommandCall } from '../../platform/commands';
import type { Identity } from '../../session/sessions';
import type { PageView } from '../../webview/toPage';
import type { DetailsState } from './state';

/** The kinds of panels, as `package.json` names them for their restoration. */
export const VIEW_TYPES = {
  user: 'fakturoid.userDetails',
  account: 'fakturoid.accountDetails',
  token: 'fakturoid.tokenCard',
} as const satisfies Record<DetailsState['kind'], string>;

/** What a page shows, with the picture as a link that is still to be fetched. */
export interface Details {
  readonly view: Omit<PageView, 'lang' | 'picture' | 'context'>;
  readonly pictureLink: string | null | undefined;
  /** What VS Code's menus are about: the menu of the tab, and that of a right click on the page. */
  readonly menu?: PageMenu | undefined;
}

export interface PageMenu {
  /** Selects the entries of the context menu; `package.json` tests for it. */
  readonly section: 'user' | 'userProgrammatic' | 'account' | 'token';
  /** The user, account or identity that the commands of the context menu are called with. */
  readonly reference: UserReference | AccountReference | IdentityReference;
  readonly refresh: CommandCall;
  readonly openInFakturoid?: CommandCall | undefined;
}

/** What a panel is about: made of ids, and looked up in the directory each time. */
export interface Subject {
  /** There is one panel for each. */
  readonly key: string;
  /** What is kept over a reload of the window. */
  readonly state: DetailsState;

  /** What the page is about: it is loaded when the page opens. */
  resources(identity: Identity): readonly ResourceKey[];

  /** The page in words, from what is known now. */
  details(identities: readonly Identity[]): Details;

  /** Whether the page may look different once this has changed. */
  isAbout(key: ResourceKey): boolean;
}

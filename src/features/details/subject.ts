import type { ResourceKey } from '../../base/references';
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
  readonly view: Omit<PageView, 'lang' | 'picture'>;
  readonly pictureLink: string | null | undefined;
}

/** What a panel is about: made of ids, and looked up in the directory each time. */
export interface Subject {
  /** There is one panel for each. */
  readonly key: string;
  /** What is kept over a reload of the window. */
  readonly state: DetailsState;

  /** What the page is about: it is loaded when the page opens. */
  resources(identity: Identity): readonly ResourceKey[];

  /** The page in words, of what is known now. */
  details(identities: readonly Identity[]): Details;

  /** Whether the page may look different once this has changed. */
  isAbout(key: ResourceKey): boolean;
}

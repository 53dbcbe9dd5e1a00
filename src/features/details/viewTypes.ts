import type { DetailsState } from './state';

/** The kinds of panels, as `package.json` names them for their restoration. */
export const DETAILS_VIEW_TYPES = {
  user: 'fakturoid.userDetails',
  account: 'fakturoid.accountDetails',
  token: 'fakturoid.tokenCard',
} as const satisfies Record<DetailsState['kind'], string>;

export function viewTypeOf(kind: DetailsState['kind']): string {
  return DETAILS_VIEW_TYPES[kind];
}

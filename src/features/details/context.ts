import type { PickerContext } from '../../pickers/context';
import type { DetailsPanels } from './panels';
import type { CardMaker } from './tokenCard/card';

/** What the commands of details work with. */
export interface DetailsContext extends PickerContext {
  /** Loaded when a user or an account is first shown. */
  readonly panels: () => Promise<DetailsPanels>;
  readonly cards: CardMaker;
}

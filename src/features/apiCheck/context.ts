import type { PickerContext } from '../../pickers/context';
import type { Services } from '../../services';

/** What the check of the API is made of. */
export type ApiCheckContext = PickerContext &
  Pick<Services, 'clock' | 'probe' | 'version' | 'onDidChangeWait'>;

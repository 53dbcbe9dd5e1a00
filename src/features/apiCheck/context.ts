import type { Services } from '../../services';

/** What the check of the API is made of. */
export type ApiCheckContext = Pick<
  Services,
  'sessions' | 'directory' | 'programmatic' | 'log' | 'clock' | 'probe' | 'version' | 'onDidChangeWait'
>;

import type { Say } from '../host/progress';
import type { Teardown } from '../host/teardown';
import type { Figure } from './figures';

/** What a part may use. */
export interface Bench {
  /** A folder of this run alone, removed at its end. */
  readonly folder: string;
  readonly teardown: Teardown;
  readonly say: Say;
  /** A version that the figures depend on, for the record. */
  readonly note: (what: string, version: string) => void;
  /** The `.vsix` of the measured build. */
  readonly vsix: () => Promise<string>;
  /** The folder of the measured build, packaged and unpacked: what people install. */
  readonly extension: () => Promise<string>;
}

/** A part of the benchmark, which can be run alone. */
export interface Part {
  /** One sentence for the help. */
  readonly what: string;
  /** @throws when it could not measure; never because something took long */
  measure(bench: Bench): Promise<readonly Figure[]>;
}

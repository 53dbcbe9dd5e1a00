import { RESOURCES } from '../address';

/** A text that may be a part of a path, and its token. */
export interface Part {
  readonly value: string;
  readonly at: number;
}

/** The known values of a name, a list or a choice. */
export interface Held {
  readonly parts: readonly Part[];
  /** There are no other values. */
  readonly isWhole: boolean;
}

export const IS_PART = new RegExp(`^(?:[/.]\\S+|(?:${RESOURCES})(?:[/.?{]\\S*)?)$`);

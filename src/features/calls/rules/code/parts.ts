import { RESOURCES } from '../address';

/** A text that may be a part of a path, and the token where it stands. */
export interface Part {
  readonly value: string;
  readonly at: number;
}

/** What a name, a list or a choice holds. */
export interface Held {
  readonly parts: readonly Part[];
  /** It holds nothing else. */
  readonly isWhole: boolean;
}

export const IS_PART = new RegExp(`^(?:[/.]\\S+|(?:${RESOURCES})(?:[/.?{]\\S*)?)$`);

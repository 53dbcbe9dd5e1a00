import { type Shown, shown } from '../../../base/shown';
import type { ProgrammaticMark } from '../../../directory/review';
import { purposeLabel } from '../../../labels/purposes';
import { isPurpose } from '../../../rights/purposes';

/** The purpose of a mark in a review; one that this version does not know is shown as it came. */
export function purposeOfMark({ purpose }: ProgrammaticMark): Shown {
  return purpose === null || isPurpose(purpose) ? purposeLabel(purpose ?? undefined) : shown(purpose);
}

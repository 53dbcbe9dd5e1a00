import type { Review } from '../../../directory/review';
import { type TokenCard, tokenCardOf } from './tokenCard';
import type { Directory } from '../../../directory/directory';
import type { ProgrammaticUsers } from '../../../directory/programmaticUsers';
import { asRead, reviewOf } from '../../../directory/makeReview';
import type { Identity } from '../../../session/sessions';

/** What a card is made of. */
export interface CardMaker {
  readonly directory: Directory;
  readonly programmatic: ProgrammaticUsers;
  /** Version of the extension. */
  readonly version: string;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

/** The card of an identity, of what is known now, and the review that it stands in. */
export function makeCard(
  { directory, programmatic, version, now }: CardMaker,
  identity: Identity,
): { readonly card: TokenCard; readonly review: Review } | undefined {
  // A list of users that was loaded long ago must not hide what `/user.json` says of the token today.
  const own = asRead(directory, ({ kind }) => kind === 'currentUser');
  const review = reviewOf([identity], own, {
    marks: programmatic.all(),
    madeAt: now(),
    madeWith: version,
  });
  const card = tokenCardOf(review, identity.userId);
  return card && { card, review };
}

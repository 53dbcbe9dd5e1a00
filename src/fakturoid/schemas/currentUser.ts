import * as z from 'zod/mini';
import { isUsableSlug } from '../origin';
import { Complaints, parseRecord, parseRecords, shapeError, text } from './tolerant';
import { rightsAttributes, userAttributes } from './user';

/** An account that the current user can reach, as `GET /user.json` lists it (Fakturoid API v3, Users). */
export const AccountAccess = z.object({
  /** Names the account in every path; an account has no id. */
  slug: z.string().check(z.refine(isUsableSlug)),
  logo: text,
  name: text,
  registration_no: text,
  ...rightsAttributes,
});
export type AccountAccess = z.infer<typeof AccountAccess>;

/** The answer of `GET /user.json` (Fakturoid API v3, Users). */
const CurrentUserAnswer = z.object({
  ...userAttributes,
  /** Slug of the account to preselect; may be null although there are accounts. */
  default_account: text,
  /** Parsed one by one: a bad account must not cost the others. */
  accounts: z.nullish(z.custom<readonly unknown[]>(Array.isArray)),
});

/** The user behind a token, and their accounts. */
export type CurrentUser = Omit<z.infer<typeof CurrentUserAnswer>, 'accounts'> & {
  readonly accounts?: AccountAccess[];
  /** There were more accounts, which were left out because they had no usable slug. */
  readonly hasDropped?: boolean;
};

/**
 * Parses the current user. An account without a usable slug is dropped, with a complaint.
 *
 * @throws FakturoidError `invalidResponse` with `shape` when there is no usable id, or `tooMany` for more than 2,000
 *   accounts
 */
export function parseCurrentUser(json: unknown, complaints: Complaints = new Complaints()): CurrentUser {
  const answer = parseRecord(CurrentUserAnswer, json, 'user', complaints);
  if (!answer) throw shapeError('user.id: expected integer');
  const { accounts, ...user } = answer;
  if (!accounts) return user;
  const { records, dropped } = parseRecords(AccountAccess, accounts, 'user.accounts', complaints);
  return { ...user, accounts: records, ...(dropped > 0 && { hasDropped: true }) };
}

import * as z from 'zod/mini';
import { isUsableSlug } from '../origin';
import { Complaints, maybe, parseRecord, parseRecords, type Records, shapeError } from './tolerant';
import { rightsAttributes, userAttributes } from './user';

/** An account that the current user can reach, as `GET /user.json` lists it (Fakturoid API v3, Users). */
export const AccountAccess = z.object({
  /** Names the account in every path; an account has no id. */
  slug: z.string().check(z.refine(isUsableSlug)),
  logo: maybe(z.string()),
  name: maybe(z.string()),
  registration_no: maybe(z.string()),
  ...rightsAttributes,
});
export type AccountAccess = z.infer<typeof AccountAccess>;

/** The answer of `GET /user.json` (Fakturoid API v3, Users). */
export const CurrentUser = z.object({
  ...userAttributes,
  /** Slug of the account to preselect; may be null although there are accounts. */
  default_account: maybe(z.string()),
  accounts: maybe(z.array(AccountAccess)),
});
export type CurrentUser = z.infer<typeof CurrentUser> & {
  /** There were more accounts, which were left out because they had no usable slug. */
  readonly hasDropped?: boolean;
};

/**
 * Parses the current user. An account without a usable slug is dropped, with a complaint.
 *
 * @throws FakturoidError `invalidResponse` with `shape` when there is no usable id
 */
export function parseCurrentUser(json: unknown, complaints: Complaints = new Complaints()): CurrentUser {
  const parsed = z.safeParse(CurrentUser, json);
  if (parsed.success) return parsed.data;
  const accounts = usableAccounts(json, complaints);
  const usable = accounts === undefined ? json : { ...(json as object), accounts: accounts.records };
  const user = parseRecord(CurrentUser, usable, 'user', complaints);
  if (!user) throw shapeError('user.id: expected integer');
  return accounts !== undefined && accounts.dropped > 0 ? { ...user, hasDropped: true } : user;
}

/** One bad account must not cost the others: they are parsed one by one before the user as a whole is. */
function usableAccounts(json: unknown, complaints: Complaints): Records<AccountAccess> | undefined {
  if (typeof json !== 'object' || json === null || !('accounts' in json)) return undefined;
  if (!Array.isArray(json.accounts)) return undefined;
  return parseRecords(AccountAccess, json.accounts, 'user.accounts', complaints);
}

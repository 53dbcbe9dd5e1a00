import * as z from 'zod/mini';
import { Complaints, parseRecords, text, texts, type Records } from './tolerant';

/** Attributes that a user has in both answers of Fakturoid API v3, Users. */
export const userAttributes = {
  /** Unique in Fakturoid: the same person has the same id in every account. */
  id: z.number().check(z.refine(Number.isSafeInteger)),
  full_name: text,
  email: text,
  avatar_url: text,
};

/** Rights in one account, of the user or, in the list of accounts, of the current user. */
export const rightsAttributes = {
  /** `owner` and `read` are documented, `write` was for API v2. An open set. */
  permission: text,
  /** `invoices`, `expenses`, `reports`; an open set. Missing means not stated, which `[]` is not. */
  allowed_scope: z.nullish(texts),
};

/** A user of an account, as `GET /accounts/{slug}/users.json` lists them (Fakturoid API v3, Users). */
export const User = z.object({ ...userAttributes, ...rightsAttributes });
export type User = z.infer<typeof User>;

/**
 * Parses one page of the users of an account. A user without a usable id is dropped.
 *
 * @throws FakturoidError `invalidResponse` with `shape` when it is no list, or `tooMany` for more than 2,000 users
 */
export function parseUsers(json: unknown, complaints: Complaints = new Complaints()): Records<User> {
  return parseRecords(User, json, 'users', complaints);
}

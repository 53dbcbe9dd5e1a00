import * as z from 'zod/mini';
import { nextTurn } from '../../base/nextTurn';
import { throwIfCancelled } from '../cancellation';
import { Complaints, maybe, parseRecords, texts, type Records } from './tolerant';

/** Attributes that a user has in both answers of Fakturoid API v3, Users. */
export const userAttributes = {
  /** Unique in Fakturoid: the same person has the same id in every account. */
  id: z.number().check(z.refine(Number.isSafeInteger)),
  full_name: maybe(z.string()),
  email: maybe(z.string()),
  avatar_url: maybe(z.string()),
};

/** Rights in one account, of the user or, in the list of accounts, of the current user. */
export const rightsAttributes = {
  /** `owner` and `read` are documented, `write` was for API v2. An open set. */
  permission: maybe(z.string()),
  /** `invoices`, `expenses`, `reports`; an open set. Missing means not stated, which `[]` is not. */
  allowed_scope: maybe(texts),
};

/** A user of an account, as `GET /accounts/{slug}/users.json` lists him (Fakturoid API v3, Users). */
export const User = z.object({ ...userAttributes, ...rightsAttributes });
export type User = z.infer<typeof User>;

/**
 * Parses one page of the users of an account. A user without a usable id is dropped.
 *
 * @throws FakturoidError `invalidResponse` with `shape` when it is no list
 */
export function parseUsers(json: unknown, complaints: Complaints = new Complaints()): Records<User> {
  return parseRecords(User, json, 'users', complaints);
}

/** So many rows take some milliseconds, whatever is wrong with them. */
export const ROWS_PER_TURN = 500;

/**
 * Parses the users of an account as {@link parseUsers} does, only so many in one turn of the event loop: where the
 * server knows no pages there may be thousands, and other extensions wait meanwhile.
 *
 * @throws FakturoidError `invalidResponse` with `shape` when it is no list, or `cancelled`
 */
export async function parseUsersInTurns(
  json: unknown,
  complaints: Complaints,
  signal?: AbortSignal,
): Promise<Records<User>> {
  if (!Array.isArray(json) || json.length <= ROWS_PER_TURN) return parseUsers(json, complaints);
  const parts: Records<User>[] = [];
  for (let start = 0; start < json.length; start += ROWS_PER_TURN) {
    await nextTurn();
    throwIfCancelled(signal);
    parts.push(parseUsers(json.slice(start, start + ROWS_PER_TURN), complaints));
  }
  return {
    records: parts.flatMap(({ records }) => records),
    dropped: parts.reduce((sum, { dropped }) => sum + dropped, 0),
  };
}

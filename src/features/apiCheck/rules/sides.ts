/**
 * Possible answers to an unknown, in English; `l10n` contains the translations. Numbers, statuses and values of the
 * API need no words.
 */
export const SIDE_WORDS = {
  yes: 'yes',
  no: 'no',
  some: 'in some places',
  anotherWord: 'another word',
  emptyList: 'an empty list',
  everyone: 'everyone with access',
  notEveryone: 'not everyone',
  codeAndText: 'a code and a text',
  code: 'a code only',
  sentence: 'a text only',
  fieldMessages: 'messages for each field',
  invoices: 'the unpaid invoices',
  record: 'JSON: an object',
  list: 'JSON: a list',
  value: 'JSON: a value',
  blank: 'a single space',
  empty: 'none',
  page: 'a web page',
  notJson: 'a text that isn’t JSON',
  all: 'all',
  successOnly: 'successes only',
  errorsOnly: 'rejections only',
  none: 'none at all',
  accountRoutes: 'the account’s own routes',
  everything: 'user.json as well',
  nulls: 'some are null',
  missing: 'some are missing',
  over90Days: 'more than 90 days',
  within90Days: 'at most 90 days',
  '403Bare': '403 without a text',
  '403WithCode': '403 with a code',
  httpsOnly: 'https only; not enforced',
  onceNotRevoked: 'works once; can’t be revoked',
  rfc6749: 'as RFC 6749 says',
  nothingElse: 'nothing else',
} as const;

export type Side = keyof typeof SIDE_WORDS | 'accountant' | 'accounting' | 'bookkeeper' | `${number}`;

/** What was found out about an unknown. */
export interface Conclusion {
  readonly side: Side;
  /** Numbers and words that this extension knows, such as `owner 3`; no text of the server. */
  readonly detail?: readonly string[];
}

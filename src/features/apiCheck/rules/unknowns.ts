import type { CheckResult } from './checkApi';
import * as conclude from './conclusions';
import type { Conclusion, Side } from './sides';

/** Something that the documentation of API v3 leaves open. Texts are in English; `l10n` contains the translations. */
export interface Unknown {
  /** Its number, which several may share, and its name in reports of every language. */
  readonly id: `U${number} ${string}`;
  readonly question: string;
  /** What the extension assumes. */
  readonly assumed: Side;
  /** Undefined if it was not seen. */
  readonly conclude: (result: CheckResult) => Conclusion | undefined;
  /** What the extension does if it is otherwise. */
  readonly means: string;
}

const TOLERATED = 'The extension works with either.';
const SHOWN_AS_IT_CAME =
  'The extension shows the value as received, marked as unknown, and concludes nothing from it.';
const BY_STATUS = 'The extension relies on the status code and needs no text.';
const ONE_ACCOUNT = 'The extension marks that account as inaccessible; the others keep working.';

/** All unknowns, with how the check of the API decides them. A new unknown is an entry here. */
export const UNKNOWNS: readonly Unknown[] = [
  {
    id: 'U1 roleValues',
    question: 'Which permission does an accountant (Účetní) have?',
    assumed: 'accountant',
    conclude: conclude.accountantPermission,
    means: SHOWN_AS_IT_CAME,
  },
  {
    id: 'U1 writeValue',
    question: 'Is there a permission “write”?',
    assumed: 'yes',
    conclude: conclude.writePermission,
    means: SHOWN_AS_IT_CAME,
  },
  {
    id: 'U2 allowedScope-absent',
    question: 'Is allowed_scope always there?',
    assumed: 'yes',
    conclude: conclude.scopesStated,
    means: 'The extension says that the scopes aren’t provided.',
  },
  {
    id: 'U2 allowedScope-empty',
    question: 'Are lists of scopes empty?',
    assumed: 'no',
    conclude: conclude.scopesEmpty,
    means: 'The extension says that it isn’t known what such a user can do.',
  },
  {
    id: 'U2 allowedScope-further',
    question: 'Are there scopes other than invoices, expenses and reports?',
    assumed: 'no',
    conclude: conclude.scopesFurther,
    means: SHOWN_AS_IT_CAME,
  },
  {
    id: 'U2 scopeEnforced',
    question: 'Does a missing scope block the account’s routes?',
    assumed: 'no',
    conclude: conclude.scopeEnforced,
    means: ONE_ACCOUNT,
  },
  {
    id: 'U3 usersPage',
    question: 'Does users.json have pages?',
    assumed: 'yes',
    conclude: conclude.usersPage,
    means: 'The extension stops at a page with no new users.',
  },
  {
    id: 'U3 usersPageSize',
    question: 'How many users does a page have?',
    assumed: '40',
    conclude: conclude.usersPageSize,
    means: 'The extension handles pages of 20 users or more.',
  },
  {
    id: 'U3 pastEnd',
    question: 'What does a page after the last one contain?',
    assumed: 'emptyList',
    conclude: conclude.pastEnd,
    means: TOLERATED,
  },
  {
    id: 'U3 usersOrder',
    question: 'Are users sorted by ID?',
    assumed: 'yes',
    conclude: conclude.usersOrder,
    means: 'The extension sorts users itself.',
  },
  {
    id: 'U3 pendingInvites',
    question: 'Does users.json list invitations that haven’t been accepted yet?',
    assumed: 'no',
    conclude: conclude.neverAsked,
    means: 'No attribute shows this. Compare the number of users here with the one in Fakturoid.',
  },
  {
    id: 'U4 usersReadableBy',
    question: 'Who can read users.json?',
    assumed: 'everyone',
    conclude: conclude.readableBy('users'),
    means: ONE_ACCOUNT,
  },
  {
    id: 'U4 accountReadableBy',
    question: 'Who can read account.json?',
    assumed: 'everyone',
    conclude: conclude.readableBy('account'),
    means: ONE_ACCOUNT,
  },
  {
    id: 'U4 foreignSlug',
    question: 'Which status code is returned for an account that doesn’t exist?',
    assumed: '404',
    conclude: conclude.madeUpAccount,
    means:
      'The extension marks the account as inaccessible. After a 401 it first checks whether the token still works elsewhere.',
  },
  ...([401, 404, 415, 429, 503] as const).map((status) => ({
    id: `U5 errorBody.${status}` as const,
    question: `What is the body of ${status}?`,
    assumed: status === 404 ? ('code' as const) : ('codeAndText' as const),
    conclude: conclude.bodyOf(status),
    means: BY_STATUS,
  })),
  {
    id: 'U5 otherFormat',
    question: 'Which status code is returned for a format other than JSON?',
    assumed: '415',
    conclude: conclude.otherFormat,
    means: 'Nothing: the extension never asks for it.',
  },
  {
    id: 'U5 wwwAuthenticate',
    question: 'Does a 401 have the header WWW-Authenticate?',
    assumed: 'no',
    conclude: conclude.hasHeader('WWW-Authenticate', 401),
    means: TOLERATED,
  },
  {
    id: 'U5 retryAfter',
    question: 'Does a 429 or 503 have the header Retry-After?',
    assumed: 'no',
    conclude: conclude.hasHeader('Retry-After', 429, 503),
    means: 'The extension waits as long as the header says.',
  },
  {
    id: 'U6 oauthErrors',
    question: 'How does the token route reject a request?',
    assumed: 'rfc6749',
    conclude: conclude.neverAsked,
    means: TOLERATED,
  },
  {
    id: 'U7 redirectSchemes',
    question: 'Which redirect URLs can an integration have, and is PKCE enforced?',
    assumed: 'httpsOnly',
    conclude: conclude.neverAsked,
    means: 'The extension asks you to paste the address and doesn’t rely on PKCE.',
  },
  {
    id: 'U8 newTokenInvalidatesOld',
    question: 'Does a new token invalidate the older one?',
    assumed: 'no',
    conclude: conclude.newTokenEndsOlder,
    means:
      'The windows of VS Code share one token, and only one asks for a new one. Other programs with the same credentials may need to renew theirs.',
  },
  {
    id: 'U8 codeSingleUse',
    question: 'Does a code work only once, and can a token of client credentials be revoked?',
    assumed: 'onceNotRevoked',
    conclude: conclude.neverAsked,
    means: 'The extension uses a code once, and says where to delete the credentials.',
  },
  {
    id: 'U9 rateQuota',
    question: 'How many requests are allowed in a time window?',
    assumed: '400',
    conclude: conclude.rateQuota,
    means: 'The extension reads the number from each response.',
  },
  {
    id: 'U9 rateWindow',
    question: 'How many seconds does the time window last?',
    assumed: '60',
    conclude: conclude.rateWindow,
    means: 'The extension reads the number from each response.',
  },
  {
    id: 'U9 rateKey-accounts',
    question: 'Do all accounts share one count of requests?',
    assumed: 'yes',
    conclude: conclude.oneCountForAccounts,
    means: 'The extension counts all requests together, and may be slower than it needs to be.',
  },
  {
    id: 'U9 rateKey-tokens',
    question: 'Do two tokens share one count of requests?',
    assumed: 'yes',
    conclude: conclude.oneCountForTokens,
    means: 'The extension counts all requests together, and may be slower than it needs to be.',
  },
  {
    id: 'U9 rateCountsOauth',
    question: 'Does the token route count with the other requests?',
    assumed: 'yes',
    conclude: conclude.tokenRouteCounts,
    means: TOLERATED,
  },
  {
    id: 'U9 rateHeaders',
    question: 'Which responses have the rate limit headers?',
    assumed: 'all',
    conclude: conclude.rateHeaders,
    means: 'Without them the extension only slows down after a 429.',
  },
  {
    id: 'U10 cors',
    question: 'Can web pages read user.json (CORS)?',
    assumed: 'no',
    conclude: conclude.cors,
    means: 'Nothing: the extension sends requests from VS Code, not from a web page.',
  },
  {
    id: 'U10 userAgentCheck',
    question: 'Does the User-Agent need an email address?',
    assumed: 'no',
    conclude: conclude.userAgentNeedsEmail,
    means: 'The extension asks for your email address as the contact.',
  },
  {
    id: 'U11 blockedScope',
    question: 'Which routes does a blocked account (402) reject?',
    assumed: 'accountRoutes',
    conclude: conclude.blockedScope,
    means: 'The extension shows that the account is blocked, and which invoices to pay. You stay signed in.',
  },
  {
    id: 'U11 blockedBody',
    question: 'What is the body of 402?',
    assumed: 'invoices',
    conclude: conclude.bodyOf(402),
    means: BY_STATUS,
  },
  {
    id: 'U12 sparse',
    question: 'Are names, emails, logos, registration numbers or plans null or missing?',
    assumed: 'no',
    conclude: conclude.sparse,
    means: 'The extension relies on IDs and slugs only.',
  },
  {
    id: 'U12 assetLinks',
    question: 'Do links to pictures expire, or need a sign-in?',
    assumed: 'no',
    conclude: conclude.neverAsked,
    means: 'The extension shows initials instead, and never sends the token there.',
  },
  {
    id: 'U13 pagesNotRead',
    question: 'What do the Fakturoid help pages that we couldn’t open say?',
    assumed: 'nothingElse',
    conclude: conclude.neverAsked,
    means: 'Nothing in the extension depends on them.',
  },
  {
    id: 'U14 extraAttributes',
    question: 'Are there attributes that aren’t documented?',
    assumed: 'no',
    conclude: conclude.extraAttributes,
    means: 'The extension ignores them. The documentation needs to be checked again.',
  },
  {
    id: 'U15 eventsOrder',
    question: 'Are the newest events first?',
    assumed: 'yes',
    conclude: conclude.eventsOrder,
    means: TOLERATED,
  },
  {
    id: 'U15 eventsKept',
    question: 'How far back do events go?',
    assumed: 'over90Days',
    conclude: conclude.eventsKept,
    means: 'What isn’t among the events may still have happened.',
  },
  {
    id: 'U16 eventsReadableBy',
    question: 'Who can read events.json?',
    assumed: 'everyone',
    conclude: conclude.readableBy('events'),
    means: ONE_ACCOUNT,
  },
  {
    id: 'U17 userEvents',
    question: 'Do events include users who were invited or added?',
    assumed: 'no',
    conclude: conclude.userEvents,
    means: 'Changes to access could be dated. But a missing event doesn’t mean that nothing happened.',
  },
  {
    id: 'U18 scopeOfEvents',
    question: 'Does a missing scope block events.json?',
    assumed: 'no',
    conclude: conclude.scopeOfEvents,
    means: ONE_ACCOUNT,
  },
  {
    id: 'U19 rightsRefusal',
    question: 'How is a request without the needed right rejected?',
    assumed: '403Bare',
    conclude: conclude.rightsRefusal,
    means: 'For a 404, the extension names both possible reasons.',
  },
];

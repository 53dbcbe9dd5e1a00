import type { Evidence } from './check/checkApi';
import * as decide from './check/decisions';
import type { Decision, Side } from './check/sides';

/** Something that the documentation of API v3 leaves open. Texts are in English; `l10n` has the others. */
export interface Unknown {
  /** Its number, which several may share, and what names it in reports of every language. */
  readonly id: `U${number} ${string}`;
  readonly question: string;
  /** What the extension takes to be likely. */
  readonly assumed: Side;
  /** Undefined where it was not seen. */
  readonly decide: (evidence: Evidence) => Decision | undefined;
  /** What the extension does if it is otherwise. */
  readonly means: string;
}

const TOLERATED = 'The extension works with either.';
const SHOWN_AS_IT_CAME =
  'The extension shows the value as it came, marked as unknown, and concludes nothing.';
const BY_STATUS = 'The extension goes by the status and needs no text.';
const ONE_ACCOUNT = 'The extension marks that account as not readable; the others go on.';

/** All that is not known, with how the check of the API decides it. A new unknown is an entry here. */
export const UNKNOWNS: readonly Unknown[] = [
  {
    id: 'U1 roleValues',
    question: 'Which permission does an accountant (Účetní) have?',
    assumed: 'accountant',
    decide: decide.accountantPermission,
    means: SHOWN_AS_IT_CAME,
  },
  {
    id: 'U1 writeValue',
    question: 'Is there the permission “write”?',
    assumed: 'yes',
    decide: decide.writePermission,
    means: SHOWN_AS_IT_CAME,
  },
  {
    id: 'U2 allowedScope-absent',
    question: 'Is allowed_scope stated?',
    assumed: 'yes',
    decide: decide.scopesStated,
    means: 'The extension says that the scopes are not stated.',
  },
  {
    id: 'U2 allowedScope-empty',
    question: 'Are lists of scopes empty?',
    assumed: 'no',
    decide: decide.scopesEmpty,
    means: 'The extension says that what such a user may do is unknown.',
  },
  {
    id: 'U2 allowedScope-further',
    question: 'Are there scopes other than invoices, expenses and reports?',
    assumed: 'no',
    decide: decide.scopesFurther,
    means: SHOWN_AS_IT_CAME,
  },
  {
    id: 'U2 scopeEnforced',
    question: 'Does a missing scope close the account’s routes?',
    assumed: 'no',
    decide: decide.scopeEnforced,
    means: ONE_ACCOUNT,
  },
  {
    id: 'U3 usersPage',
    question: 'Does users.json have pages?',
    assumed: 'yes',
    decide: decide.usersPage,
    means: 'The extension stops at a page that adds nobody.',
  },
  {
    id: 'U3 usersPageSize',
    question: 'How many users does a page have?',
    assumed: '40',
    decide: decide.usersPageSize,
    means: 'The extension takes pages of any size from 20.',
  },
  {
    id: 'U3 pastEnd',
    question: 'What is behind the last page?',
    assumed: 'emptyList',
    decide: decide.pastEnd,
    means: TOLERATED,
  },
  {
    id: 'U3 usersOrder',
    question: 'Are users listed by their ids?',
    assumed: 'yes',
    decide: decide.usersOrder,
    means: 'The extension sorts users itself.',
  },
  {
    id: 'U3 pendingInvites',
    question: 'Does users.json list invitations that are not accepted yet?',
    assumed: 'no',
    decide: decide.neverAsked,
    means: 'No attribute tells. Compare the number of users here with the one in Fakturoid.',
  },
  {
    id: 'U4 usersReadableBy',
    question: 'Who may read users.json?',
    assumed: 'everyone',
    decide: decide.readableBy('users'),
    means: ONE_ACCOUNT,
  },
  {
    id: 'U4 accountReadableBy',
    question: 'Who may read account.json?',
    assumed: 'everyone',
    decide: decide.readableBy('account'),
    means: ONE_ACCOUNT,
  },
  {
    id: 'U4 foreignSlug',
    question: 'Which status does an account have that isn’t there?',
    assumed: '404',
    decide: decide.madeUpAccount,
    means:
      'The extension marks the account as not readable. After a 401 it first asks whether the token still works elsewhere.',
  },
  ...([401, 404, 415, 429, 503] as const).map((status) => ({
    id: `U5 errorBody.${status}` as const,
    question: `What is the body of ${status}?`,
    assumed: status === 404 ? ('code' as const) : ('codeAndText' as const),
    decide: decide.bodyOf(status),
    means: BY_STATUS,
  })),
  {
    id: 'U5 otherFormat',
    question: 'Which status does another format than JSON have?',
    assumed: '415',
    decide: decide.otherFormat,
    means: 'Nothing: the extension never asks for it.',
  },
  {
    id: 'U5 wwwAuthenticate',
    question: 'Does a 401 have the header WWW-Authenticate?',
    assumed: 'no',
    decide: decide.hasHeader('WWW-Authenticate', 401),
    means: TOLERATED,
  },
  {
    id: 'U5 retryAfter',
    question: 'Does a 429 or 503 have the header Retry-After?',
    assumed: 'no',
    decide: decide.hasHeader('Retry-After', 429, 503),
    means: 'The extension waits as long as it says.',
  },
  {
    id: 'U6 oauthErrors',
    question: 'How does the token route refuse?',
    assumed: 'rfc6749',
    decide: decide.neverAsked,
    means: TOLERATED,
  },
  {
    id: 'U7 redirectSchemes',
    question: 'Which redirect URLs may an integration have, and is PKCE enforced?',
    assumed: 'httpsOnly',
    decide: decide.neverAsked,
    means: 'The extension asks for the address by hand and doesn’t rely on PKCE.',
  },
  {
    id: 'U8 newTokenInvalidatesOld',
    question: 'Does a new token end the older one?',
    assumed: 'no',
    decide: decide.newTokenEndsOlder,
    means:
      'The windows of VS Code share one token, and only one asks for a new one. Other programs with the same credentials may have to renew theirs.',
  },
  {
    id: 'U8 codeSingleUse',
    question: 'Does a code work only once, and can a token of client credentials be revoked?',
    assumed: 'onceNotRevoked',
    decide: decide.neverAsked,
    means: 'The extension uses a code once, and says where to delete the credentials.',
  },
  {
    id: 'U9 rateQuota',
    question: 'How many requests are allowed in a window?',
    assumed: '400',
    decide: decide.rateQuota,
    means: 'The extension reads the number from each answer.',
  },
  {
    id: 'U9 rateWindow',
    question: 'How many seconds does the window last?',
    assumed: '60',
    decide: decide.rateWindow,
    means: 'The extension reads the number from each answer.',
  },
  {
    id: 'U9 rateKey-accounts',
    question: 'Do all accounts share one count of requests?',
    assumed: 'yes',
    decide: decide.oneCountForAccounts,
    means: 'The extension has one count and may be slower than it needs to be.',
  },
  {
    id: 'U9 rateKey-tokens',
    question: 'Do two tokens share one count of requests?',
    assumed: 'yes',
    decide: decide.oneCountForTokens,
    means: 'The extension has one count and may be slower than it needs to be.',
  },
  {
    id: 'U9 rateCountsOauth',
    question: 'Does the token route count with the other requests?',
    assumed: 'yes',
    decide: decide.tokenRouteCounts,
    means: TOLERATED,
  },
  {
    id: 'U9 rateHeaders',
    question: 'Which answers have the headers of the rate limit?',
    assumed: 'all',
    decide: decide.rateHeaders,
    means: 'Without them the extension only slows down after a 429.',
  },
  {
    id: 'U10 cors',
    question: 'May web pages read user.json (CORS)?',
    assumed: 'no',
    decide: decide.cors,
    means: 'Nothing: the extension asks from VS Code, not from a page.',
  },
  {
    id: 'U10 userAgentCheck',
    question: 'Does the User-Agent need an email address?',
    assumed: 'no',
    decide: decide.userAgentNeedsEmail,
    means: 'The extension asks for an email address of yours as the contact.',
  },
  {
    id: 'U11 blockedScope',
    question: 'What does a blocked account (402) close?',
    assumed: 'accountRoutes',
    decide: decide.blockedScope,
    means: 'The extension shows the block, with the invoices to pay. The sign-in stays.',
  },
  {
    id: 'U11 blockedBody',
    question: 'What is the body of 402?',
    assumed: 'invoices',
    decide: decide.bodyOf(402),
    means: BY_STATUS,
  },
  {
    id: 'U12 sparse',
    question: 'Are names, emails, logos, company numbers or plans null or missing?',
    assumed: 'no',
    decide: decide.sparse,
    means: 'The extension relies on ids and slugs only.',
  },
  {
    id: 'U12 assetLinks',
    question: 'Do links of pictures end, or need a sign-in?',
    assumed: 'no',
    decide: decide.neverAsked,
    means: 'The extension shows initials instead, and never sends the token there.',
  },
  {
    id: 'U13 pagesNotRead',
    question: 'What do the pages of Fakturoid’s help say that nobody here could read?',
    assumed: 'nothingElse',
    decide: decide.neverAsked,
    means: 'Nothing in the extension depends on them.',
  },
  {
    id: 'U14 extraAttributes',
    question: 'Are there attributes that aren’t documented?',
    assumed: 'no',
    decide: decide.extraAttributes,
    means: 'The extension ignores them. The documentation has to be read again.',
  },
  {
    id: 'U15 eventsOrder',
    question: 'Are the newest events first?',
    assumed: 'yes',
    decide: decide.eventsOrder,
    means: TOLERATED,
  },
  {
    id: 'U15 eventsKept',
    question: 'How far back do events go?',
    assumed: 'over90Days',
    decide: decide.eventsKept,
    means: 'What isn’t among the events may still have happened.',
  },
  {
    id: 'U16 eventsReadableBy',
    question: 'Who may read events.json?',
    assumed: 'everyone',
    decide: decide.readableBy('events'),
    means: ONE_ACCOUNT,
  },
  {
    id: 'U17 userEvents',
    question: 'Do events tell of users who were invited or added?',
    assumed: 'no',
    decide: decide.userEvents,
    means: 'Changes of access could be dated. No event still doesn’t mean that nothing happened.',
  },
  {
    id: 'U18 scopeOfEvents',
    question: 'Does a missing scope close events.json?',
    assumed: 'no',
    decide: decide.scopeOfEvents,
    means: ONE_ACCOUNT,
  },
  {
    id: 'U19 rightsRefusal',
    question: 'How is a missing right refused?',
    assumed: '403Bare',
    decide: decide.rightsRefusal,
    means: 'The extension says of a 404 that either may be the reason.',
  },
];

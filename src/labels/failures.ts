import { line, type Shown, shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import type { Failure, FailureKind, InvalidResponseReason } from '../fakturoid/errors';

/** A failure in words. */
export interface FailureWords {
  /** What went wrong, in one short sentence without a full stop. */
  readonly what: Shown;
  /** What is behind it and what to do, in whole sentences. */
  readonly hint: Shown;
  /** Addresses where something can be done about it, for pages. */
  readonly links?: readonly string[];
  /** The next step that is offered. */
  readonly remedy: 'retry' | 'signIn';
  /** A product icon of VS Code, so that kinds are told apart at a glance. */
  readonly icon: string;
}

/** The one place that turns a kind of failure into words, an icon and the next step, if that is not to retry. */
const WORDS: Readonly<Record<FailureKind, Pick<FailureWords, 'what'> & Partial<FailureWords>>> = {
  unauthorized: {
    what: l10n.t('Sign-in no longer valid'),
    hint: l10n.t('Fakturoid rejected the stored token, and a new one couldn’t be obtained. Sign in again.'),
    icon: 'sign-in',
    remedy: 'signIn',
  },
  grantRefused: {
    what: l10n.t('Credentials rejected'),
    hint: l10n.t(
      'Fakturoid no longer accepts the stored credentials: they were probably deleted there, or the access was revoked. Sign in again.',
    ),
    icon: 'sign-in',
    remedy: 'signIn',
  },
  forbidden: {
    what: l10n.t('No permission'),
    hint: l10n.t('You’re signed in, but Fakturoid doesn’t let you see this (403). Ask the account owner.'),
    icon: 'lock',
  },
  blockedAccount: {
    what: l10n.t('Account blocked'),
    hint: l10n.t(
      'Fakturoid has blocked this account because of unpaid invoices (402). Its owner can pay them.',
    ),
    icon: 'circle-slash',
  },
  notFound: {
    what: l10n.t('Not found'),
    hint: l10n.t('Fakturoid can’t find this account, or you no longer have access to it (404).'),
    icon: 'search-stop',
  },
  rateLimited: {
    what: l10n.t('Too many requests'),
    hint: l10n.t('Fakturoid limits the number of requests (429). Try again in a minute.'),
    icon: 'watch',
  },
  userAgentRefused: {
    what: l10n.t('Contact rejected'),
    hint: l10n.t(
      'Fakturoid requires every app to identify itself with a contact address. Enter your email address in the fakturoid.contact setting.',
    ),
  },
  badRequest: {
    what: l10n.t('Request rejected'),
    hint: l10n.t('This shouldn’t happen. See the log for details.'),
  },
  server: {
    what: l10n.t('Server error'),
    hint: l10n.t('Fakturoid reports an error or maintenance. Try again later.'),
  },
  nameNotFound: {
    what: l10n.t('Server not found'),
    hint: l10n.t('The server’s name couldn’t be resolved. Check the connection, the VPN and the DNS server.'),
    icon: 'debug-disconnect',
  },
  connectionRefused: {
    what: l10n.t('Connection refused'),
    hint: l10n.t(
      'The server isn’t responding. A firewall or proxy may be blocking the connection (see the http.proxy setting).',
    ),
    icon: 'debug-disconnect',
  },
  offline: {
    what: l10n.t('Offline'),
    hint: l10n.t('No network connection. Check your connection.'),
    icon: 'debug-disconnect',
  },
  certificate: {
    what: l10n.t('Certificate not trusted'),
    hint: l10n.t(
      'A corporate proxy may be inspecting the connection. The system must trust its certificate (see the http.systemCertificates setting).',
    ),
    icon: 'shield',
  },
  proxyLogin: {
    what: l10n.t('Proxy requires sign-in'),
    hint: l10n.t(
      'The proxy requires a user name and password (407). See the http.proxy and http.proxySupport settings.',
    ),
    icon: 'shield',
  },
  network: {
    what: l10n.t('Connection failed'),
    hint: l10n.t('The connection to the server was lost. Try again.'),
    icon: 'debug-disconnect',
  },
  timeout: { what: l10n.t('Request timed out'), icon: 'watch' },
  redirected: {
    what: l10n.t('Unexpected redirect'),
    hint: l10n.t(
      'Redirects aren’t followed, so that the token isn’t sent elsewhere. A proxy or a sign-in page may be intercepting the connection.',
    ),
  },
  invalidResponse: { what: l10n.t('Unexpected response') },
  unexpected: {
    what: l10n.t('Extension error'),
    hint: l10n.t('This is a bug in the extension. See the log for details.'),
  },
};

const INVALID_RESPONSES: Readonly<Record<InvalidResponseReason, Shown>> = {
  notJson: l10n.t(
    'The response isn’t valid JSON or is incomplete. A proxy or a maintenance page may have answered instead of Fakturoid.',
  ),
  shape: l10n.t('The response doesn’t match Fakturoid’s documentation.'),
  tooLarge: l10n.t('The response is larger than expected.'),
  tooMany: l10n.t('The response lists more accounts or users than expected.'),
};

/** What went wrong, by its kind alone; undefined for what is no kind of failure. */
export function whatWentWrong(kind: string): Shown | undefined {
  return isKind(kind) ? WORDS[kind].what : undefined;
}

export function wordsOfFailure(failure: Failure): FailureWords {
  const { said, ...own } = detailsOf(failure);
  const words = { hint: line``, remedy: 'retry' as const, icon: 'warning', ...WORDS[failure.kind], ...own };
  // It is never translated.
  return said ? { ...words, hint: line`${words.hint} (${shown(said, 300)})` } : words;
}

/** The words for what was never loaded, or whose load was cancelled: no failure, but it can be loaded. */
export function notLoaded(): FailureWords {
  return { what: l10n.t('Not loaded'), hint: line``, remedy: 'retry', icon: 'circle-outline' };
}

/** A failure in a single text, for a box or a message. */
export function sentenceOfFailure(failure: Failure): Shown {
  const { what, hint } = wordsOfFailure(failure);
  return hint === '' ? line`${what}.` : line`${what}. ${hint}`;
}

function isKind(kind: string): kind is FailureKind {
  return Object.hasOwn(WORDS, kind);
}

/** What this one failure tells beyond its kind; `said` by the server or the network. */
function detailsOf(failure: Failure): Partial<FailureWords> & { readonly said?: string | undefined } {
  switch (failure.kind) {
    case 'badRequest':
      return { what: l10n.t('Request rejected ({0})', failure.status), said: failure.description };
    case 'server':
      return { what: l10n.t('Server error ({0})', failure.status) };
    case 'blockedAccount':
      return { links: failure.invoiceUrls };
    case 'rateLimited': {
      const { retryAfterMs } = failure;
      return retryAfterMs === undefined
        ? {}
        : {
            hint: l10n.t(
              'Fakturoid limits the number of requests (429). Try again in {0} s.',
              Math.ceil(retryAfterMs / 1000),
            ),
          };
    }
    case 'timeout': {
      const seconds = Math.round(failure.afterMs / 1000);
      return { hint: l10n.t('The server didn’t answer within {0} s. Try again.', seconds) };
    }
    case 'invalidResponse':
      return { hint: INVALID_RESPONSES[failure.reason], said: failure.detail };
    case 'grantRefused':
    case 'forbidden':
    case 'notFound':
    case 'userAgentRefused':
      return { said: failure.description };
    case 'certificate':
    case 'network':
      return { said: failure.code };
    default:
      return {};
  }
}

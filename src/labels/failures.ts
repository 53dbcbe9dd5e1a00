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
    hint: l10n.t('Fakturoid refuses the stored token and no new one could be obtained. Sign in again.'),
    icon: 'key',
    remedy: 'signIn',
  },
  grantRefused: {
    what: l10n.t('Credentials refused'),
    hint: l10n.t(
      'Fakturoid no longer accepts the stored credentials: they were probably deleted there, or the access was revoked. Sign in again.',
    ),
    icon: 'key',
    remedy: 'signIn',
  },
  forbidden: {
    what: l10n.t('No permission'),
    hint: l10n.t(
      'You are signed in, but Fakturoid does not show this to you (403). Ask the owner of the account.',
    ),
    icon: 'lock',
  },
  blockedAccount: {
    what: l10n.t('Account blocked'),
    hint: l10n.t('Fakturoid has blocked the account for unpaid invoices (402). Its owner can pay them.'),
    icon: 'circle-slash',
  },
  notFound: {
    what: l10n.t('Not found'),
    hint: l10n.t('Fakturoid does not know this account, or you can no longer reach it (404).'),
    icon: 'search-stop',
  },
  rateLimited: {
    what: l10n.t('Too many requests'),
    hint: l10n.t('Fakturoid asks to slow down (429). Try again in a minute.'),
    icon: 'watch',
  },
  userAgentRefused: {
    what: l10n.t('Contact refused'),
    hint: l10n.t(
      'Fakturoid requires every application to name itself with a contact. Enter your email address in the setting fakturoid.contact.',
    ),
  },
  badRequest: {
    what: l10n.t('Request refused'),
    hint: l10n.t('This should not happen; the log tells more.'),
  },
  server: {
    what: l10n.t('Server fault'),
    hint: l10n.t('The service reports a fault or maintenance of its own. Try again later.'),
  },
  nameNotFound: {
    what: l10n.t('Server not found'),
    hint: l10n.t('Its name could not be resolved. Check the connection, the VPN and the DNS server.'),
    icon: 'debug-disconnect',
  },
  connectionRefused: {
    what: l10n.t('Connection refused'),
    hint: l10n.t(
      'Nothing answers at the address of the server. A firewall or a proxy may be in the way (see the setting http.proxy).',
    ),
    icon: 'debug-disconnect',
  },
  offline: {
    what: l10n.t('Offline'),
    hint: l10n.t('There is no way to the network. Check the connection.'),
    icon: 'debug-disconnect',
  },
  certificate: {
    what: l10n.t('Certificate not trusted'),
    hint: l10n.t(
      'A company proxy may be reading the connection. Its certificate must be trusted by the system (see the setting http.systemCertificates).',
    ),
    icon: 'shield',
  },
  proxyLogin: {
    what: l10n.t('A proxy asks for a login'),
    hint: l10n.t(
      'The proxy on the way wants a name and a password (407). See the settings http.proxy and http.proxySupport.',
    ),
    icon: 'shield',
  },
  network: {
    what: l10n.t('Connection failed'),
    hint: l10n.t('The connection to the server broke off. Try again.'),
    icon: 'debug-disconnect',
  },
  timeout: { what: l10n.t('No answer in time'), icon: 'watch' },
  redirected: {
    what: l10n.t('Unexpected redirect'),
    hint: l10n.t(
      'Redirects are not followed, because the token would travel with them. A proxy or a login page may be in the way.',
    ),
  },
  invalidResponse: { what: l10n.t('Answer not understood') },
  unexpected: {
    what: l10n.t('Fault of the extension'),
    hint: l10n.t('This is a fault of the extension; the log tells more.'),
  },
};

const INVALID_RESPONSES: Readonly<Record<InvalidResponseReason, Shown>> = {
  notJson: l10n.t(
    'It is not JSON, or it is cut off. A proxy or a maintenance page may have answered instead of Fakturoid.',
  ),
  shape: l10n.t('It has another shape than Fakturoid documents.'),
  tooLarge: l10n.t('It is larger than any answer of Fakturoid should be.'),
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

/** The whole of it in one text, for a box or a message. */
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
      return { what: l10n.t('Request refused ({0})', failure.status), said: failure.description };
    case 'server':
      return { what: l10n.t('Server fault ({0})', failure.status) };
    case 'blockedAccount':
      return { links: failure.invoiceUrls };
    case 'rateLimited': {
      const { retryAfterMs } = failure;
      return retryAfterMs === undefined
        ? {}
        : {
            hint: l10n.t(
              'Fakturoid asks to slow down (429). Try again in {0} s.',
              Math.ceil(retryAfterMs / 1000),
            ),
          };
    }
    case 'timeout': {
      const seconds = Math.round(failure.afterMs / 1000);
      return { hint: l10n.t('The server did not answer within {0} s. Try again.', seconds) };
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

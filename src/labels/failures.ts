import { line, type Shown, shown } from '../base/shown';
import { l10n } from '../platform/l10n';
import type { Failure, FailureKind, InvalidResponseReason } from '../fakturoid/errors';

/** What a person can do about a failure. */
export type Remedy = 'retry' | 'signIn';

/** A failure in words. */
export interface FailureWords {
  /** What went wrong, in one short sentence without a full stop. */
  readonly what: Shown;
  /** What is behind it and what to do, in whole sentences. */
  readonly hint: Shown;
  /** Addresses where something can be done about it, for pages. */
  readonly links?: readonly string[];
  /** The next step that is offered. */
  readonly remedy: Remedy;
  /** A product icon of VS Code, so that kinds are told apart at a glance. */
  readonly icon: string;
}

const ICONS: Partial<Record<FailureKind, string>> = {
  unauthorized: 'key',
  grantRefused: 'key',
  forbidden: 'lock',
  blockedAccount: 'circle-slash',
  notFound: 'search-stop',
  rateLimited: 'watch',
  timeout: 'watch',
  nameNotFound: 'debug-disconnect',
  connectionRefused: 'debug-disconnect',
  offline: 'debug-disconnect',
  network: 'debug-disconnect',
  certificate: 'shield',
  proxyLogin: 'shield',
};

/** The one place that turns a kind of failure into words, an icon and the next step. */
export function wordsOfFailure(failure: Failure): FailureWords {
  return { ...textOf(failure), icon: ICONS[failure.kind] ?? 'warning' };
}

function textOf(failure: Failure): Omit<FailureWords, 'icon'> {
  switch (failure.kind) {
    case 'unauthorized':
      return {
        what: l10n.t('Sign-in no longer valid'),
        hint: l10n.t('Fakturoid refuses the stored token and no new one could be obtained. Sign in again.'),
        remedy: 'signIn',
      };
    case 'grantRefused':
      return {
        what: l10n.t('Credentials refused'),
        hint: withServerWords(
          l10n.t(
            'They may be mistyped, deleted or of the other kind: a client id and secret come from Settings → User account, those of an integration (Connect other apps) work only through the browser.',
          ),
          failure.description,
        ),
        remedy: 'signIn',
      };
    case 'forbidden':
      return {
        what: l10n.t('No permission'),
        hint: withServerWords(
          l10n.t(
            'You are signed in, but Fakturoid does not show this to you (403). Ask the owner of the account.',
          ),
          failure.description,
        ),
        remedy: 'retry',
      };
    case 'blockedAccount':
      return {
        what: l10n.t('Account blocked'),
        hint: l10n.t('Fakturoid has blocked the account for unpaid invoices (402). Its owner can pay them.'),
        links: failure.invoiceUrls,
        remedy: 'retry',
      };
    case 'notFound':
      return {
        what: l10n.t('Not found'),
        hint: withServerWords(
          l10n.t('Fakturoid does not know this account, or you can no longer reach it (404).'),
          failure.description,
        ),
        remedy: 'retry',
      };
    case 'rateLimited':
      return {
        what: l10n.t('Too many requests'),
        hint:
          failure.retryAfterMs === undefined
            ? l10n.t('Fakturoid asks to slow down (429). Try again in a minute.')
            : l10n.t(
                'Fakturoid asks to slow down (429). Try again in {0} s.',
                Math.ceil(failure.retryAfterMs / 1000),
              ),
        remedy: 'retry',
      };
    case 'userAgentRefused':
      return {
        what: l10n.t('Contact refused'),
        hint: withServerWords(
          l10n.t(
            'Fakturoid requires every application to name itself with a contact. Check the setting fakturoid.contact.',
          ),
          failure.description,
        ),
        remedy: 'retry',
      };
    case 'badRequest':
      return {
        what: l10n.t('Request refused ({0})', failure.status),
        hint: withServerWords(l10n.t('This should not happen; the log tells more.'), failure.description),
        remedy: 'retry',
      };
    case 'server':
      return {
        what: l10n.t('Server fault ({0})', failure.status),
        hint: l10n.t('The service reports a fault or maintenance of its own. Try again later.'),
        remedy: 'retry',
      };
    case 'nameNotFound':
      return {
        what: l10n.t('Server not found'),
        hint: l10n.t('Its name could not be resolved. Check the connection, the VPN and the DNS server.'),
        remedy: 'retry',
      };
    case 'connectionRefused':
      return {
        what: l10n.t('Connection refused'),
        hint: l10n.t(
          'Nothing answers at the address of the server. A firewall or a proxy may be in the way (see the setting http.proxy).',
        ),
        remedy: 'retry',
      };
    case 'offline':
      return {
        what: l10n.t('Offline'),
        hint: l10n.t('There is no way to the network. Check the connection.'),
        remedy: 'retry',
      };
    case 'certificate':
      return {
        what: l10n.t('Certificate not trusted'),
        hint: withServerWords(
          l10n.t(
            'A company proxy may be reading the connection. Its certificate must be trusted by the system (see the setting http.systemCertificates).',
          ),
          failure.code,
        ),
        remedy: 'retry',
      };
    case 'proxyLogin':
      return {
        what: l10n.t('A proxy asks for a login'),
        hint: l10n.t(
          'The proxy on the way wants a name and a password (407). See the settings http.proxy and http.proxySupport.',
        ),
        remedy: 'retry',
      };
    case 'network':
      return {
        what: l10n.t('Connection failed'),
        hint: withServerWords(l10n.t('The connection to the server broke off. Try again.'), failure.code),
        remedy: 'retry',
      };
    case 'timeout':
      return {
        what: l10n.t('No answer in time'),
        hint: l10n.t(
          'The server did not answer within {0} s. Try again.',
          Math.round(failure.afterMs / 1000),
        ),
        remedy: 'retry',
      };
    case 'redirected':
      return {
        what: l10n.t('Unexpected redirect'),
        hint: l10n.t(
          'Redirects are not followed, because the token would travel with them. A proxy or a login page may be in the way.',
        ),
        remedy: 'retry',
      };
    case 'invalidResponse':
      return {
        what: l10n.t('Answer not understood'),
        hint: withServerWords(invalidResponseHint(failure.reason), failure.detail),
        remedy: 'retry',
      };
    case 'unexpected':
      return {
        what: l10n.t('Fault of the extension'),
        hint: l10n.t('This is a fault of the extension; the log tells more.'),
        remedy: 'retry',
      };
  }
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

function invalidResponseHint(reason: InvalidResponseReason): Shown {
  switch (reason) {
    case 'notJson':
      return l10n.t(
        'It is not JSON, or it is cut off. A proxy or a maintenance page may have answered instead of Fakturoid.',
      );
    case 'shape':
      return l10n.t('It has another shape than Fakturoid documents.');
    case 'tooLarge':
      return l10n.t('It is larger than any answer of Fakturoid should be.');
    case 'tooMany':
      return l10n.t('The response lists more accounts or users than expected.');
  }
}

/** Appends what the server or the network said, which is never translated. */
function withServerWords(hint: Shown, words: string | undefined): Shown {
  return words === undefined || words === '' ? hint : line`${hint} (${shown(words, 300)})`;
}

import type { Failure } from './errors';
import { readRetryAfterMs } from './rateLimitHeaders';
import { parseErrorBody } from './schemas/errorBody';
import type { Answer } from './transport';

/**
 * What an answer that is no success means, by its status (Fakturoid API v3, Error Responses). The body adds words
 * only, with one exception: a missing or unwanted `User-Agent` has no status or code of its own.
 */
export function failureOf(answer: Answer): Failure {
  const { status } = answer;
  const { description, invoiceUrls } = parseErrorBody(answer.text);
  const said = description ? { description } : {};
  const refusesUserAgent = description !== undefined && /user-agent/i.test(description);
  if ((status === 400 || status === 403) && refusesUserAgent) return { kind: 'userAgentRefused', ...said };
  if (status >= 500) return { kind: 'server', status };
  switch (status) {
    case 401:
      return { kind: 'unauthorized', ...said };
    case 402:
      return { kind: 'blockedAccount', invoiceUrls };
    case 403:
      return { kind: 'forbidden', ...said };
    case 404:
      return { kind: 'notFound', ...said };
    case 407:
      return { kind: 'proxyLogin' };
    case 408:
      return { kind: 'timeout', afterMs: answer.tookMs };
    case 429: {
      const retryAfterMs = readRetryAfterMs(answer.headers, answer.receivedAt);
      return { kind: 'rateLimited', ...(retryAfterMs !== undefined && { retryAfterMs }) };
    }
    default:
      return { kind: 'badRequest', status, ...said };
  }
}

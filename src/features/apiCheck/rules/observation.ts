import type { FailureKind } from '../../../fakturoid/errors';
import { tryParseJson } from '../../../fakturoid/json';
import { readRateLimit, readRateWindow } from '../../../fakturoid/rateLimitHeaders';
import type { Answer } from '../../../fakturoid/transport';
import type { Facts } from './facts';

/** What is requested, as the API documents it; the last two are requests for what does not exist. */
export type ProbedRoute = 'user' | 'users' | 'account' | 'events' | 'madeUpAccount' | 'otherFormat';

/** What the current user may do in an account, as far as it decides what is asked there. */
export interface Standing {
  readonly isOwner: boolean | undefined;
  readonly hasAllScopes: boolean | undefined;
}

/** The shape of a body, without any of its contents. */
export type BodyShape =
  | 'list'
  | 'record'
  | 'codeAndText'
  | 'code'
  | 'sentence'
  | 'fieldMessages'
  | 'invoices'
  | 'value'
  | 'blank'
  | 'empty'
  | 'page'
  | 'notJson';

/**
 * One request and what is kept of its answer: numbers, and words that this extension knows. No text of the server, no
 * slug and no id gets in here, so none can get out.
 */
export interface Observation {
  readonly route: ProbedRoute;
  /** Counts the accounts that were asked about, from 1. */
  readonly account?: number;
  readonly standing?: Standing;
  readonly page?: number;
  readonly token: 'first' | 'new';
  /** Milliseconds from the start of the check until the answer. */
  readonly at: number;
  readonly outcome: Seen | Unanswered;
}

/** There was no answer, or none that could be taken. */
interface Unanswered {
  readonly kind: 'unanswered';
  readonly failure: FailureKind;
}

export interface Seen {
  readonly kind: 'seen';
  readonly status: number;
  readonly tookMs: number;
  readonly body: BodyShape;
  /** Headers that were once recorded or matter here; of the others only their number. */
  readonly headers: readonly KnownHeader[];
  readonly otherHeaders: number;
  readonly rate?: Rate;
  /** The body complained of the `User-Agent`. */
  readonly refusesUserAgent: boolean;
  readonly facts: Facts;
}

/** What the headers of the rate limit say. */
export interface Rate {
  readonly remaining: number;
  readonly resetMs: number;
  readonly quota?: number;
  readonly windowSeconds?: number;
}

/** Seen live or documented (Fakturoid API v3; recorded answers of 2025), or asked about by an unknown. */
export const KNOWN_HEADERS = [
  'Access-Control-Allow-Origin',
  'Cache-Control',
  'Content-Length',
  'Content-Type',
  'Date',
  'ETag',
  'Last-Modified',
  'Link',
  'Referrer-Policy',
  'Retry-After',
  'Server',
  'Set-Cookie',
  'Strict-Transport-Security',
  'Vary',
  'WWW-Authenticate',
  'X-Content-Type-Options',
  'X-Frame-Options',
  'X-Permitted-Cross-Domain-Policies',
  'X-RateLimit',
  'X-RateLimit-Policy',
  'X-Request-Id',
  'X-Runtime',
  'X-XSS-Protection',
] as const;

export type KnownHeader = (typeof KNOWN_HEADERS)[number];

/** What may be kept of an answer. */
export function observe(answer: Answer, facts: Facts): Seen {
  const { headers, status, tookMs, text } = answer;
  const known = KNOWN_HEADERS.filter((name) => headers.has(name));
  const rate = rateOf(headers);
  return {
    kind: 'seen',
    status,
    tookMs,
    body: shapeOf(text, headers.get('Content-Type')),
    headers: known,
    otherHeaders: [...headers.keys()].length - known.length,
    ...(rate && { rate }),
    refusesUserAgent: (status === 400 || status === 403) && /user-agent/i.test(text),
    facts,
  };
}

/** No limit and no window is larger: such a number might be anything else. */
const LARGEST_QUOTA = 100_000;
const LONGEST_WINDOW_S = 86_400;

function rateOf(headers: Headers): Rate | undefined {
  const limit = readRateLimit(headers);
  if (limit === undefined || limit.remaining > LARGEST_QUOTA) return undefined;
  const { quota, remaining, resetMs } = limit;
  const windowSeconds = readRateWindow(headers);
  return {
    remaining,
    resetMs,
    ...(quota !== undefined && quota <= LARGEST_QUOTA && { quota }),
    ...(windowSeconds !== undefined && windowSeconds <= LONGEST_WINDOW_S && { windowSeconds }),
  };
}

function shapeOf(text: string, contentType: string | null): BodyShape {
  if (text === '') return 'empty';
  if (text.trim() === '') return 'blank';
  if (/^\s*text\/html/i.test(contentType ?? '') || /^\s*</.test(text)) return 'page';
  const json = tryParseJson(text);
  if (json === undefined) return 'notJson';
  if (Array.isArray(json)) return 'list';
  return typeof json === 'object' && json !== null ? shapeOfRecord(json) : 'value';
}

/** The formats of errors that Fakturoid documents, those seen in its clients, or any other record. */
function shapeOfRecord(record: object): BodyShape {
  if ('error' in record && typeof record.error === 'string') {
    if ('error_description' in record) return 'codeAndText';
    return /^[\w.-]+$/.test(record.error) ? 'code' : 'sentence';
  }
  if ('errors' in record) return 'fieldMessages';
  return 'overdue_invoices' in record ? 'invoices' : 'record';
}

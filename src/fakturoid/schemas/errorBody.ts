import * as z from 'zod/mini';
import { tryParseJson } from '../json';
import { Complaints, parseRecord } from './tolerant';

const MAX_DESCRIPTION_LENGTH = 300;
const LONGEST_CODE = 64;
const MAX_INVOICES = 20;
const MAX_URL_LENGTH = 2_000;

/**
 * The documented bodies of errors in one: A, messages by field (422, and now and then others); B, a code with a human
 * text; C, the unpaid invoices of a blocked account (402). Any of them may come with any status, as may other text.
 */
const ErrorAnswer = z.object({
  errors: z.nullish(z.looseObject({})),
  error: z.nullish(z.string()),
  error_description: z.nullish(z.string()),
  status: z.nullish(z.string()),
  overdue_invoices: z.nullish(z.array(z.unknown())),
});

const OverdueInvoice = z.object({ invoice_url: z.string() });

/** What an error's body says, bounded and fit to show. */
export interface ErrorBody {
  /** Code for programs, such as `invalid_grant`. */
  readonly code?: string;
  /** Text for people, in Czech or English: one line of plain text. */
  readonly description?: string;
  /** Links to unpaid invoices, https only: others would be opened over an open line or not in a browser. */
  readonly invoiceUrls: readonly string[];
}

/** Reads the body of an error, whatever it is: none of the forms, blank, a page or cut. Never throws. */
export function parseErrorBody(text: string): ErrorBody {
  const answer = parseRecord(ErrorAnswer, tryParseJson(text), 'error', new Complaints()) ?? {};
  const { error, error_description, errors, status } = answer;
  const description = [
    error_description,
    errors && fieldMessages(errors),
    ...[error, status].filter(isForPeople),
  ]
    .map((candidate) => plainLine(candidate ?? ''))
    .find((line) => line !== '');
  return {
    ...(error && error.length <= LONGEST_CODE && !isForPeople(error) && { code: error }),
    ...(description && { description }),
    invoiceUrls: (answer.overdue_invoices ?? []).slice(0, MAX_INVOICES).flatMap(httpsUrl),
  };
}

/** A code, such as `resource_not_found`, says nothing to people. */
function isForPeople(text: string | null | undefined): boolean {
  return !/^[\w.-]*$/.test(text ?? '');
}

function fieldMessages(errors: Readonly<Record<string, unknown>>): string {
  return Object.entries(errors)
    .slice(0, 10)
    .map(([field, messages]) => {
      const list: unknown[] = Array.isArray(messages) ? messages : [messages];
      return `${field}: ${list.filter((message) => typeof message === 'string').join(', ')}`;
    })
    .join('; ');
}

/** Control characters go, also those that would turn the direction of the text around it. */
function plainLine(text: string): string {
  const characters = Array.from(
    text
      .slice(0, 4 * MAX_DESCRIPTION_LENGTH)
      .replace(/[\s\p{C}]+/gu, ' ')
      .trim(),
  );
  return characters.length > MAX_DESCRIPTION_LENGTH
    ? `${characters.slice(0, MAX_DESCRIPTION_LENGTH - 1).join('')}…`
    : characters.join('');
}

function httpsUrl(item: unknown): string[] {
  const invoice = z.safeParse(OverdueInvoice, item);
  if (!invoice.success) return [];
  const { invoice_url: text } = invoice.data;
  if (text.length > MAX_URL_LENGTH || !URL.canParse(text)) return [];
  const url = new URL(text);
  return url.protocol === 'https:' && url.username + url.password === '' ? [url.href] : [];
}

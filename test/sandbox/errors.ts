import type { AccountRecord } from './data/model';
import { empty, html, json, JSON_TYPE, text, withHeaders, type Reply } from './reply';
import type { Switches } from './switches';

/** Format B of the documentation: a code and a text for people. */
export function formatB(status: number, error: string, description: string): Reply {
  return json(status, { error, error_description: description });
}

/** Format A of the documentation: a list of messages per field. */
export function formatA(status: number, field: string, message: string): Reply {
  return json(status, { errors: { [field]: [message] } });
}

/** The third shape, of 402 only: the invoices that the blocked account owes. */
export function formatC(status: number, slug: string): Reply {
  return json(status, {
    status: 'Account blocked',
    overdue_invoices: [{ invoice_url: `https://app.fakturoid.example/${slug}/p/3WfeLRO5HZ/2026-0002` }],
  });
}

/** A body of one blank, which the tests of an official client expect on several errors. */
export function blank(status: number): Reply {
  return text(status, JSON_TYPE, ' ');
}

export function errorPage(status: number, title: string): Reply {
  return html(
    status,
    `<!DOCTYPE html>\n<html lang="cs"><head><meta charset="utf-8"><title>${title}</title></head>` +
      `<body><h1>${status} ${title}</h1></body></html>\n`,
  );
}

/** A refusal whose body nobody documented: the switch `errorBody` decides. */
function undocumented(switches: Switches, status: number, error: string, description: string): Reply {
  const usual = status === 404 ? 'code-only' : 'format-b';
  switch (switches.errorBody === 'as-recorded' ? usual : switches.errorBody) {
    case 'code-only':
      return json(status, { error });
    case 'format-b':
      return formatB(status, error, description);
    case 'bare-error':
      return json(status, { error: description });
    case 'blank':
      return blank(status);
    case 'empty':
      return empty(status);
    case 'html':
      return errorPage(status, description);
  }
}

export function unauthorized(switches: Switches): Reply {
  const reply = undocumented(switches, 401, 'invalid_token', 'The access token is invalid or has expired');
  return switches.wwwAuthenticate === 'on'
    ? withHeaders(reply, { 'WWW-Authenticate': 'Bearer realm="Fakturoid", error="invalid_token"' })
    : reply;
}

export function notFound(switches: Switches): Reply {
  return undocumented(switches, 404, 'resource_not_found', 'Not found');
}

export function unsupportedMediaType(switches: Switches): Reply {
  return undocumented(switches, 415, 'unsupported_media_type', 'Only JSON is supported');
}

export function tooManyRequests(switches: Switches, secondsToReset: number): Reply {
  const reply = undocumented(switches, 429, 'too_many_requests', 'Rate limit exceeded');
  return retryAfter(switches, reply, secondsToReset);
}

/** Maintenance. */
export function unavailable(switches: Switches): Reply {
  const reply = undocumented(switches, 503, 'service_unavailable', 'Fakturoid is temporarily unavailable');
  return retryAfter(switches, reply, 120);
}

function retryAfter(switches: Switches, reply: Reply, seconds: number): Reply {
  return switches.retryAfter === 'on' ? withHeaders(reply, { 'Retry-After': String(seconds) }) : reply;
}

export function blocked(switches: Switches, account: Pick<AccountRecord, 'slug'>): Reply {
  switch (switches.blockedBody) {
    case 'format-c':
      return formatC(402, account.slug);
    case 'format-b':
      return formatB(402, 'payment_required', 'Account blocked');
    case 'blank':
      return blank(402);
  }
}

export function forbidden(description: string): Reply {
  return formatB(403, 'forbidden', description);
}

/** The answer to a caller whose rights in the account do not suffice. */
export function lacksRight(switches: Switches, description: string): Reply {
  switch (switches.rightsRefusal) {
    case '403-bare':
      return empty(403);
    case '403-with-code':
      return forbidden(description);
    case 404:
      return notFound(switches);
  }
}

/** The answer to a slug that does not exist or that the caller does not reach; the two must look alike. */
export function foreignSlug(switches: Switches): Reply {
  switch (switches.foreignSlug) {
    case 404:
      return notFound(switches);
    case 403:
      return forbidden('You do not have access to this account');
    case 401:
      return unauthorized(switches);
  }
}

/** Documented to the letter. */
export function missingUserAgent(): Reply {
  return formatB(400, 'invalid_request', 'Required header "User-Agent" is missing');
}

/** A refusal of an OAuth route; the codes are those of RFC 6749. */
export function oauthError(switches: Switches, error: string, description: string): Reply {
  const status = error === 'invalid_client' ? 401 : 400;
  switch (switches.oauthErrors) {
    case 'rfc6749':
      return formatB(status, error, description);
    case 'status-200':
      return formatB(200, error, description);
    case 'bare':
      return json(status, { error });
  }
}

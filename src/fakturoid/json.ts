import { FakturoidError } from './errors';

/**
 * Parses the body of an answer of success.
 *
 * @param contentType the header, where there was one. It is not relied on, but a page for people is never parsed.
 * @throws FakturoidError `invalidResponse` with `notJson`
 */
export function parseJson(text: string, contentType: string | null): unknown {
  if (contentType && /^\s*(text\/html|application\/xhtml)/i.test(contentType)) throw notJson();
  try {
    return JSON.parse(text);
  } catch {
    throw notJson();
  }
}

/** Parses the body of an error, which may be anything. Never throws; `undefined` when it is not JSON. */
export function tryParseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notJson(): FakturoidError {
  return new FakturoidError({ kind: 'invalidResponse', reason: 'notJson' });
}

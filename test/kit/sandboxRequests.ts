import { request } from 'node:http';
import type { Clock } from '../../src/base/clock';
import {
  startSandbox,
  type ClientCredentials,
  type Person,
  type Sandbox,
  type SandboxOptions,
} from '../sandbox';

/** An answer read to its end. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
}

export interface Asking {
  readonly method?: string;
  /** Whose access token to send; a text is sent as the token itself. */
  readonly as?: Person | string;
  readonly headers?: Record<string, string>;
  readonly body?: string;
}

/** A clock that stands still and never waits; `advance` of the sandbox moves it on. */
const STILL_CLOCK: Clock = { now: () => Date.UTC(2026, 2, 1, 12), sleep: () => Promise.resolve() };

/** Starts one sandbox for the tests around, brings it back to its start before each, and ends it after them. */
export function useSandbox(options: SandboxOptions = {}): () => Sandbox {
  let sandbox: Sandbox | undefined;
  const running = (): Sandbox => {
    if (sandbox === undefined) {
      throw new Error('The sandbox runs during tests only.');
    }
    return sandbox;
  };
  before(async () => {
    sandbox = await startSandbox({ clock: STILL_CLOCK, ...options });
  });
  beforeEach(() => {
    running().reset();
  });
  after(() => running().close());
  return running;
}

/** Asks the API as a client would; `path` begins after `/api/v3`, or is a whole address. Redirects are not followed. */
export async function ask(sandbox: Sandbox, path: string, asking: Asking = {}): Promise<Answer> {
  const { as, headers = {}, method = 'GET', body } = asking;
  const token = typeof as === 'object' ? sandbox.issueToken(as) : as;
  const response = await fetch(path.startsWith('/') ? `${sandbox.apiUrl}${path}` : path, {
    method,
    redirect: 'manual',
    headers: {
      'User-Agent': 'Test (test@firm.example)',
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...headers,
    },
    ...(body !== undefined && { body }),
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Posts JSON to an OAuth route with the pair in a Basic header. */
export function postOauth(
  sandbox: Sandbox,
  pair: ClientCredentials,
  parameters: Record<string, string>,
  path = '/oauth/token',
): Promise<Answer> {
  return ask(sandbox, path, {
    method: 'POST',
    headers: { Authorization: basic(pair), 'Content-Type': 'application/json' },
    body: JSON.stringify(parameters),
  });
}

/** Asks with exactly these headers; `fetch` always adds a `User-Agent`. */
export function askBarely(
  url: string,
  method = 'GET',
  headers: Record<string, string> = {},
): Promise<{ readonly status: number | undefined; readonly text: string }> {
  return new Promise((resolve, reject) => {
    request(url, { method, headers }, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('end', () =>
        resolve({ status: response.statusCode, text: Buffer.concat(chunks).toString('utf8') }),
      );
      response.on('error', reject);
    })
      .on('error', reject)
      .end();
  });
}

export function basic({ clientId, clientSecret }: ClientCredentials): string {
  return `Basic ${Buffer.from(`${clientId}:${clientSecret}`).toString('base64')}`;
}

/** The body as an object. */
export function object({ text }: Pick<Answer, 'text'>): Record<string, unknown> {
  return JSON.parse(text) as Record<string, unknown>;
}

/** The body as a list of objects. */
export function list({ text }: Pick<Answer, 'text'>): Record<string, unknown>[] {
  return JSON.parse(text) as Record<string, unknown>[];
}

/** The `accounts` of user.json. */
export function accounts(answer: Answer): Record<string, unknown>[] {
  return object(answer)['accounts'] as Record<string, unknown>[];
}

/** One member of a body that must be text. */
export function textOf(answer: Answer, name: string): string {
  const value = object(answer)[name];
  if (typeof value !== 'string') {
    throw new Error(`"${name}" is not a text in ${answer.text}`);
  }
  return value;
}

/** Goes through the authorization page and gives the address that the browser is sent to. */
export async function authorize(
  sandbox: Sandbox,
  more: Record<string, string> = {},
  decision: 'approve' | 'deny' = 'approve',
): Promise<URL> {
  const { clientId, redirectUri } = sandbox.integrations.testing;
  const form = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    response_type: 'code',
    person: 'freelancer',
    decision,
    ...more,
  });
  const answer = await ask(sandbox, '/oauth', {
    method: 'POST',
    headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
    body: form.toString(),
  });
  const location = answer.headers.get('location');
  if (location === null) {
    throw new Error(`Status ${answer.status} without a redirect: ${answer.text}`);
  }
  return new URL(location);
}

/** A fresh code for the integration `testing`. */
export async function freshCode(sandbox: Sandbox, more: Record<string, string> = {}): Promise<string> {
  return (await authorize(sandbox, more)).searchParams.get('code') ?? '';
}

/** Redeems a code of the integration `testing`. */
export function redeem(sandbox: Sandbox, code: string, more: Record<string, string> = {}): Promise<Answer> {
  const { testing } = sandbox.integrations;
  return postOauth(sandbox, testing, {
    grant_type: 'authorization_code',
    code,
    redirect_uri: testing.redirectUri,
    ...more,
  });
}

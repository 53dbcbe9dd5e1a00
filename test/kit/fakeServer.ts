import type fc from 'fast-check';

type Reply = () => Response | Promise<Response>;

/**
 * Fakturoid as far as tokens go: each Client ID `user1…`, `user2…` belongs to the user of that number, whose every new
 * token ends the one before. A test may decide in which order things arrive.
 */
export class FakeServer {
  issued = 0;
  /** How long a token lasts, in seconds. */
  expiresIn = 7200;
  /** What the token route answers instead of a token. */
  tokenRoute: Reply | undefined;
  revokeRoute: Reply | undefined;
  readonly revoked: string[] = [];
  readonly requests: string[] = [];
  /** The tokens that came with each user's requests. */
  readonly seen: { user: number; token: string }[] = [];
  readonly #live = new Map</* user */ number, string>();
  readonly #scheduler: fc.Scheduler | undefined;

  constructor(scheduler?: fc.Scheduler) {
    this.#scheduler = scheduler;
  }

  readonly fetch: typeof fetch = async (input, init) => {
    const authorization = new Headers(init?.headers).get('authorization') ?? '';
    await this.#scheduler?.schedule(Promise.resolve(), 'request arrives');
    const route = (input as string).replace(/^.*\/api\/v3\//, '');
    this.requests.push(route);
    const answer = this.#answer(route, authorization, init?.body as string);
    await this.#scheduler?.schedule(Promise.resolve(), 'answer arrives');
    return answer;
  };

  /** Ends all tokens, as time does. */
  expire(): void {
    this.#live.clear();
  }

  isLive(token: string): boolean {
    return [...this.#live.values()].includes(token);
  }

  async #answer(route: string, authorization: string, body: string): Promise<Response> {
    await Promise.resolve();
    switch (route) {
      case 'oauth/token':
        return this.tokenRoute?.() ?? this.#issue(authorization, body);
      case 'oauth/revoke':
        this.revoked.push((JSON.parse(body) as { token: string }).token);
        return this.revokeRoute?.() ?? new Response(null, { status: 200 });
      default:
        return this.#user(authorization);
    }
  }

  #issue(authorization: string, body: string): Response {
    const pair = Buffer.from(authorization.replace('Basic ', ''), 'base64').toString();
    const user = Number.parseInt(pair.replace('user', ''));
    const token = `user${user}-token-${++this.issued}`;
    this.#live.set(user, token);
    return Response.json({
      access_token: token,
      token_type: 'Bearer',
      expires_in: this.expiresIn,
      ...(body.includes('authorization_code') && { refresh_token: 'refresh-token-1' }),
    });
  }

  #user(authorization: string): Response {
    const token = authorization.replace('Bearer ', '');
    const [id] = [...this.#live].find(([, live]) => live === token) ?? [];
    if (id === undefined) {
      return new Response(null, { status: 401 });
    }
    this.seen.push({ user: id, token });
    return Response.json({ id, full_name: `user${id}`, email: 'jana@example.org', accounts: [] });
  }
}

import type { LoggedRequest } from '../../sandbox/requestLog';

/** The access tokens that a sandbox was sent, each once: to look for them where no token may be. */
export function tokensSent(requests: readonly LoggedRequest[]): readonly string[] {
  const tokens = requests.flatMap(
    ({ headers }) => /^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? [],
  );
  return [...new Set(tokens)];
}

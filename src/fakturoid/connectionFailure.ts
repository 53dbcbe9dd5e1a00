import type { Failure } from './errors';

type ConnectionFailure = Extract<
  Failure,
  {
    kind:
      | 'certificate'
      | 'nameNotFound'
      | 'connectionRefused'
      | 'timeout'
      | 'offline'
      | 'proxyLogin'
      | 'network';
  }
>;

/** A code of our own for what Node's fetch has no code for. */
const PROXY_LOGIN = 'PROXY_LOGIN';

/**
 * Meaning of the error codes of Node, its TLS and its fetch. The first rule that fits any of the codes wins: a
 * connection tried over several addresses fails with one code each, and the one that tells most comes first.
 */
const RULES: readonly (readonly [ConnectionFailure['kind'], RegExp])[] = [
  ['certificate', /CERT|^UNABLE_TO_|^CRL_|^INVALID_(CA|PURPOSE)$|^PATH_LENGTH_EXCEEDED$|^HOSTNAME_MISMATCH$/],
  ['proxyLogin', new RegExp(`^${PROXY_LOGIN}$`)],
  ['nameNotFound', /^(ENOTFOUND|EAI_\w+)$/],
  ['connectionRefused', /^ECONNREFUSED$/],
  ['timeout', /TIMEOUT|^ETIMEDOUT$/],
  ['offline', /^(E(NET|HOST)(UNREACH|DOWN)|ENONET|EADDRNOTAVAIL)$/],
];

const MAX_DEPTH = 5;

/**
 * What kept a request from its answer, by the codes of the error and its causes.
 *
 * The error itself is not kept: fetch repeats header values in some messages, and a token is one of them.
 *
 * @param tookMs milliseconds from the start of the request to the error
 */
export function connectionFailure(error: unknown, tookMs: number): ConnectionFailure {
  const codes = codesOf(error, MAX_DEPTH);
  for (const [kind, pattern] of RULES) {
    const code = codes.find((candidate) => pattern.test(candidate));
    if (!code) continue;
    if (kind === 'timeout') return { kind, afterMs: tookMs };
    return kind === 'proxyLogin' ? { kind } : { kind, code };
  }
  const [code] = codes;
  return code ? { kind: 'network', code } : { kind: 'network' };
}

/** The codes of an error, of its causes and of the parts of an `AggregateError`; `depth` ends a circle of causes. */
function codesOf(error: unknown, depth: number): string[] {
  if (typeof error !== 'object' || error === null || depth === 0) return [];
  const { code, cause, errors } = error as { code?: unknown; cause?: unknown; errors?: unknown };
  const own = isProxyLogin(error) ? [PROXY_LOGIN] : isCode(code) ? [code] : [];
  const parts: unknown[] = Array.isArray(errors) ? errors.slice(0, 10) : [];
  return [...own, ...[...parts, cause].flatMap((inner) => codesOf(inner, depth - 1))];
}

function isCode(code: unknown): code is string {
  return typeof code === 'string' && /^[A-Z][A-Z0-9_]{1,63}$/.test(code);
}

/**
 * Whether a proxy refuses to tunnel without a login. The only case told by a message: undici gives the status nowhere
 * else.
 */
function isProxyLogin({ code, message }: { code?: unknown; message?: unknown }): boolean {
  return (
    code === 'UND_ERR_ABORTED' && typeof message === 'string' && message.startsWith('Proxy response (407)')
  );
}

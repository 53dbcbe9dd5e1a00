import assert from 'node:assert/strict';
import fc from 'fast-check';
import { connectionFailure } from '../../../src/fakturoid/connectionFailure';
import { fetchFailed, systemError } from '../../kit/fakeClient';

describe('connectionFailure', () => {
  for (const [code, kind] of [
    ['ENOTFOUND', 'nameNotFound'],
    ['EAI_AGAIN', 'nameNotFound'],
    ['ECONNREFUSED', 'connectionRefused'],
    ['ENETUNREACH', 'offline'],
    ['ENETDOWN', 'offline'],
    ['EHOSTUNREACH', 'offline'],
    ['EHOSTDOWN', 'offline'],
    ['EADDRNOTAVAIL', 'offline'],
    ['CERT_HAS_EXPIRED', 'certificate'],
    ['SELF_SIGNED_CERT_IN_CHAIN', 'certificate'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 'certificate'],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', 'certificate'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'certificate'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'certificate'],
    ['INVALID_CA', 'certificate'],
    ['ECONNRESET', 'network'],
    ['EPIPE', 'network'],
    ['UND_ERR_SOCKET', 'network'],
    ['ERR_SSL_WRONG_VERSION_NUMBER', 'network'],
  ] as const) {
    it(`${code} is ${kind}`, () => {
      assert.deepEqual(connectionFailure(fetchFailed(systemError(code)), 5), { kind, code });
    });
  }

  for (const code of [
    'ETIMEDOUT',
    'UND_ERR_CONNECT_TIMEOUT',
    'UND_ERR_HEADERS_TIMEOUT',
    'UND_ERR_BODY_TIMEOUT',
  ]) {
    it(`${code} is a timeout`, () => {
      assert.deepEqual(connectionFailure(fetchFailed(systemError(code)), 5), { kind: 'timeout', afterMs: 5 });
    });
  }

  it('looks into an AggregateError and nested causes', () => {
    const both = new AggregateError([systemError('ENETUNREACH'), systemError('ECONNREFUSED')]);
    assert.equal(connectionFailure(fetchFailed(both), 0).kind, 'connectionRefused');
    const nested = fetchFailed(
      new Error('x', { cause: new Error('y', { cause: systemError('ENOTFOUND') }) }),
    );
    assert.equal(connectionFailure(nested, 0).kind, 'nameNotFound');
  });

  it('knows a proxy that wants a login from one that fails', () => {
    const tunnel = (status: number) =>
      Object.assign(new Error(`Proxy response (${status}) !== 200 when HTTP Tunneling`), {
        code: 'UND_ERR_ABORTED',
      });
    // As undici 7 throws it when a proxy answers CONNECT with 407.
    const login = new DOMException('Request was cancelled.', { name: 'AbortError', cause: tunnel(407) });
    assert.deepEqual(connectionFailure(fetchFailed(login), 0), { kind: 'proxyLogin' });
    const failing = connectionFailure(fetchFailed(tunnel(502)), 0);
    assert.deepEqual(failing, { kind: 'network', code: 'UND_ERR_ABORTED' });
  });

  it('survives anything that can be thrown', () => {
    const circle: { cause?: unknown; errors?: unknown } = {};
    circle.cause = circle;
    circle.errors = [circle, circle];
    assert.deepEqual(connectionFailure(circle, 0), { kind: 'network' });
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        assert.equal(connectionFailure(thrown, 0).kind, 'network');
      }),
    );
  });

  it('takes nothing but codes from the error', () => {
    const error = Object.assign(new Error('Bearer secret'), { code: 'Bearer secret' });
    assert.deepEqual(connectionFailure(error, 0), { kind: 'network' });
  });
});

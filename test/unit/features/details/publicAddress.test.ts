import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isPublicAddress } from '../../../../src/features/details/publicAddress';

describe('a public address', () => {
  it('is one that anybody on the internet has', () => {
    for (const address of [
      '93.184.216.34',
      '1.1.1.1',
      '172.32.0.1',
      '223.255.255.255',
      '2606:4700::1',
      '64:ff9b::5db8:d822',
    ]) {
      assert.equal(isPublicAddress(address), true, address);
    }
  });

  it('is none of a machine or a network of its own, nor any that is kept for other things', () => {
    for (const address of [
      ...['0.0.0.0', '10.1.2.3', '100.64.0.1', '127.0.0.1', '169.254.169.254', '172.31.255.255', '192.0.0.1'],
      ...['192.168.1.1', '198.19.0.1', '203.0.113.9', '224.0.0.1', '240.0.0.1', '255.255.255.255'],
      ...['::', '::1', '::ffff:93.184.216.34', 'fe80::1%eth0', 'fc00::1', 'fec0::1', 'ff02::1', '100::1'],
      ...['2001:db8::1', '2001::1', '2002:7f00:1::', '3fff::1', '64:ff9b::a00:1', '64:ff9b:1::1', '5f00::1'],
    ]) {
      assert.equal(isPublicAddress(address), false, address);
    }
  });

  it('is the same through NAT64 as without it', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        assert.equal(isPublicAddress(`64:ff9b::${address}`), isPublicAddress(address));
      }),
    );
  });

  it('is nothing that is no address', () => {
    fc.assert(fc.property(fc.domain(), (name) => !isPublicAddress(name)));
    assert.equal(isPublicAddress(''), false);
  });
});

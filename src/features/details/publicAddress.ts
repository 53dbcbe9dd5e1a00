import { BlockList, isIP } from 'node:net';

/**
 * Networks of version 4 that IANA keeps from the public internet (IPv4 Special-Purpose Address Registry, and
 * multicast): a network and the number of bits that identify it.
 */
const SPECIAL_4: readonly (readonly [network: string, bits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
];

/** Such networks of version 6, within what is assigned to the internet. */
const SPECIAL_6: typeof SPECIAL_4 = [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
];

/**
 * How a network with version 6 only, as phones have it, reaches version 4 (RFC 6052): 96 bits, then the version 4
 * address.
 */
const NAT64 = '64:ff9b::';

/** Addresses of version 6 that are assigned to the internet (RFC 4291, 2.4), and those that stand for version 4. */
const assigned = new BlockList();
assigned.addSubnet('2000::', 3, 'ipv6');
assigned.addSubnet(NAT64, 96, 'ipv6');

const special = new BlockList();
for (const [network, bits] of SPECIAL_4) {
  special.addSubnet(network, bits);
  special.addSubnet(`${NAT64}${network}`, 96 + bits, 'ipv6');
}
for (const [network, bits] of SPECIAL_6) {
  special.addSubnet(network, bits, 'ipv6');
}

/** Whether an address belongs to the public internet; false if it is no address. */
export function isPublicAddress(text: string): boolean {
  return isIP(text) === 4
    ? !special.check(text)
    : isIP(text) === 6 && assigned.check(text, 'ipv6') && !special.check(text, 'ipv6');
}

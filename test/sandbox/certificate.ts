import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';

/** A private key and the certificate for it, both as PEM. */
export interface Certificate {
  readonly key: string;
  readonly certificate: string;
}

const DAY_MS = 24 * 60 * 60 * 1000;

/**
 * Makes a self-signed certificate for the loopback names, and for further ones. It is written by hand, in DER, because Node can sign but
 * not build certificates, and the machine may have no OpenSSL.
 */
export function createCertificate(hostnames: readonly string[]): Certificate {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const name = sequence(
    tagged(TAG.set, sequence(OID.commonName, text('Fakturoid sandbox'))),
    tagged(TAG.set, sequence(OID.organizationName, text(`Run ${randomBytes(4).toString('hex')}`))),
  );
  const subjectKey = publicKey.export({ type: 'spki', format: 'der' });
  const now = Date.now();
  const signed = sequence(
    tagged(TAG.version, tagged(TAG.integer, Buffer.from([2]))), // version 3
    tagged(TAG.integer, Buffer.from([1]), randomBytes(15)),
    ECDSA_WITH_SHA256,
    name,
    sequence(utcTime(now - DAY_MS), utcTime(now + 30 * DAY_MS)),
    name,
    subjectKey,
    tagged(TAG.extensions, extensions(subjectKey, hostnames)),
  );
  const certificate = sequence(
    signed,
    ECDSA_WITH_SHA256,
    tagged(TAG.bits, Buffer.from([0]), sign('sha256', signed, privateKey)),
  );
  return {
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    certificate: pem('CERTIFICATE', certificate),
  };
}

/** The names it is good for; and that it may vouch for itself, so that it can be given as a root. */
function extensions(publicKey: Buffer, hostnames: readonly string[]): Buffer {
  const names = sequence(
    ...['localhost', ...hostnames].map((hostname) => tagged(TAG.hostname, Buffer.from(hostname))),
    tagged(TAG.address, Buffer.from([127, 0, 0, 1])),
    tagged(TAG.address, Buffer.alloc(15), Buffer.from([1])),
  );
  const keyId = createHash('sha1').update(publicKey).digest();
  return sequence(
    sequence(OID.subjectAltName, tagged(TAG.octets, names)),
    sequence(OID.subjectKeyIdentifier, tagged(TAG.octets, tagged(TAG.octets, keyId))),
    sequence(OID.basicConstraints, TRUE, tagged(TAG.octets, sequence(TRUE))),
    // Digital signature and signing of certificates; the two lowest bits are not used.
    sequence(OID.keyUsage, TRUE, tagged(TAG.octets, tagged(TAG.bits, Buffer.from([2, 0x84])))),
  );
}

/** One value of DER: what it is, how long it is, and what it holds. */
function tagged(tag: number, ...parts: Buffer[]): Buffer {
  const content = Buffer.concat(parts);
  return Buffer.concat([Buffer.from([tag]), length(content.length), content]);
}

function length(value: number): Buffer {
  if (value < 0x80) {
    return Buffer.from([value]);
  }
  const bytes = value < 0x100 ? [value] : [value >> 8, value & 0xff];
  return Buffer.from([0x80 | bytes.length, ...bytes]);
}

function sequence(...parts: Buffer[]): Buffer {
  return tagged(TAG.sequence, ...parts);
}

function text(value: string): Buffer {
  return tagged(TAG.text, Buffer.from(value));
}

/** `YYMMDDHHMMSSZ` */
function utcTime(at: number): Buffer {
  const digits = new Date(at).toISOString().replaceAll(/\D/g, '').slice(2, 14);
  return tagged(TAG.time, Buffer.from(`${digits}Z`));
}

function pem(label: string, der: Buffer): string {
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ''].join('\n');
}

/** Kinds of values; the last four are told apart by where they stand. */
const TAG = {
  integer: 0x02,
  bits: 0x03,
  octets: 0x04,
  text: 0x0c,
  time: 0x17,
  sequence: 0x30,
  set: 0x31,
  hostname: 0x82,
  address: 0x87,
  version: 0xa0,
  extensions: 0xa3,
} as const;

/** Object identifiers, ready encoded. */
const OID = {
  commonName: Buffer.from('0603550403', 'hex'),
  organizationName: Buffer.from('060355040a', 'hex'),
  subjectAltName: Buffer.from('0603551d11', 'hex'),
  basicConstraints: Buffer.from('0603551d13', 'hex'),
  subjectKeyIdentifier: Buffer.from('0603551d0e', 'hex'),
  keyUsage: Buffer.from('0603551d0f', 'hex'),
} as const;

const TRUE = tagged(0x01, Buffer.from([0xff]));
const ECDSA_WITH_SHA256 = sequence(Buffer.from('06082a8648ce3d040302', 'hex'));

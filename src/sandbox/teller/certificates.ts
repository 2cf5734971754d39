import { generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto';

/**
 * A temporary certificate authority and the two certificates for mutual TLS on loopback. This file encodes just the
 * part of X.509 in DER that they need: P-256 keys, ECDSA with SHA-256, three extensions.
 */
export interface Certificate {
  certificate: string;
  privateKey: string;
}

export interface Authority {
  certificate: string;
  /** Issues a certificate for 127.0.0.1 and localhost. */
  issueServer(): Certificate;
  issueClient(commonName: string): Certificate;
}

export function createAuthority(now: Date): Authority {
  const keys = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const issuer = { commonName: 'Breadbox sandbox authority', privateKey: keys.privateKey };
  const issue = (commonName: string, usage: Buffer, more: Buffer[] = []): Certificate => {
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const extensions = [extension(oid.extendedKeyUsage, sequence(usage)), ...more];
    return {
      certificate: createCertificate({ commonName, publicKey, extensions, issuer, now }),
      privateKey: String(privateKey.export({ type: 'pkcs8', format: 'pem' })),
    };
  };
  const isAuthority = extension(oid.basicConstraints, sequence(Buffer.from([0x01, 0x01, 0xff])), true);
  return {
    certificate: createCertificate({
      commonName: issuer.commonName,
      publicKey: keys.publicKey,
      extensions: [isAuthority],
      issuer,
      now,
    }),
    issueServer: () => {
      const names = sequence(value(0x82, Buffer.from('localhost')), value(0x87, Buffer.from([127, 0, 0, 1])));
      return issue('localhost', oid.serverUse, [extension(oid.subjectAlternativeName, names)]);
    },
    issueClient: (commonName) => issue(commonName, oid.clientUse),
  };
}

function createCertificate(fields: {
  commonName: string;
  publicKey: KeyObject;
  extensions: Buffer[];
  issuer: { commonName: string; privateKey: KeyObject };
  now: Date;
}): string {
  const { commonName, publicKey, extensions, issuer, now } = fields;
  const serial = randomBytes(16);
  // A serial number is positive and has no leading zero byte.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const algorithm = sequence(oid.ecdsaWithSha256);
  const yesterday = new Date(now.getTime() - 86_400_000);
  const inTenYears = new Date(now.getTime() + 3650 * 86_400_000);
  const body = sequence(
    value(0xa0, value(0x02, Buffer.from([2]))),
    value(0x02, serial),
    algorithm,
    nameOf(issuer.commonName),
    sequence(time(yesterday), time(inTenYears)),
    nameOf(commonName),
    publicKey.export({ type: 'spki', format: 'der' }),
    value(0xa3, sequence(...extensions)),
  );
  const signature = sign('sha256', body, issuer.privateKey);
  const der = sequence(body, algorithm, value(0x03, Buffer.concat([Buffer.from([0]), signature])));
  const lines = der.toString('base64').match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

/** Encodes a DER value: tag, length, content. */
function value(tag: number, ...contents: Buffer[]): Buffer {
  const content = Buffer.concat(contents);
  const { length } = content;
  const lengthBytes =
    length < 0x80 ? [length] : length < 0x100 ? [0x81, length] : [0x82, length >> 8, length & 0xff];
  return Buffer.concat([Buffer.from([tag, ...lengthBytes]), content]);
}

function sequence(...contents: Buffer[]): Buffer {
  return value(0x30, ...contents);
}

function identifier(...bytes: number[]): Buffer {
  return value(0x06, Buffer.from(bytes));
}

const oid = {
  commonName: identifier(0x55, 0x04, 0x03),
  basicConstraints: identifier(0x55, 0x1d, 0x13),
  subjectAlternativeName: identifier(0x55, 0x1d, 0x11),
  extendedKeyUsage: identifier(0x55, 0x1d, 0x25),
  serverUse: identifier(0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x01),
  clientUse: identifier(0x2b, 0x06, 0x01, 0x05, 0x05, 0x07, 0x03, 0x02),
  ecdsaWithSha256: identifier(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02),
};

function nameOf(commonName: string): Buffer {
  return sequence(value(0x31, sequence(oid.commonName, value(0x0c, Buffer.from(commonName)))));
}

function extension(id: Buffer, content: Buffer, critical = false): Buffer {
  const flag = critical ? [Buffer.from([0x01, 0x01, 0xff])] : [];
  return sequence(id, ...flag, value(0x04, content));
}

/** Encodes a time as UTCTime before the year 2050, and as GeneralizedTime from then on. */
function time(timestamp: Date): Buffer {
  const digits = `${timestamp.toISOString().replace(/[-:T]/g, '').slice(0, 14)}Z`;
  return timestamp.getUTCFullYear() < 2050
    ? value(0x17, Buffer.from(digits.slice(2)))
    : value(0x18, Buffer.from(digits));
}

import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';

export interface Certificate {
  certificate: string;
  privateKey: string;
}

/** One value in DER: its tag, its length, its content. */
function der(tag: number, ...content: Buffer[]): Buffer {
  const body = Buffer.concat(content);
  const length =
    body.length < 0x80
      ? Buffer.from([body.length])
      : Buffer.from([0x82, body.length >> 8, body.length & 0xff]);
  return Buffer.concat([Buffer.from([tag]), length, body]);
}

const hex = (text: string) => Buffer.from(text, 'hex');
const sequence = (...content: Buffer[]) => der(0x30, ...content);
const identifier = (text: string) => der(0x06, hex(text));
const octets = (content: Buffer) => der(0x04, content);
const bits = (content: Buffer) => der(0x03, Buffer.from([0]), content);
const utcTime = (text: string) => der(0x17, Buffer.from(text));
const yes = () => der(0x01, Buffer.from([0xff]));

const COMMON_NAME = '550403';
const ECDSA_WITH_SHA256 = '2a8648ce3d040302';
const BASIC_CONSTRAINTS = '551d13';
const SUBJECT_ALTERNATIVE_NAME = '551d11';
const LOOPBACK = Buffer.from([127, 0, 0, 1]);

/**
 * A throw-away certificate for 127.0.0.1 that signs itself. Server and client both show it and both trust
 * nothing else, which is all that mutual TLS on loopback needs.
 */
export function createCertificate(): Certificate {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const algorithm = sequence(identifier(ECDSA_WITH_SHA256));
  const name = sequence(der(0x31, sequence(identifier(COMMON_NAME), der(0x0c, Buffer.from('oracle bank')))));
  const extensions = sequence(
    sequence(identifier(BASIC_CONSTRAINTS), yes(), octets(sequence(yes()))),
    sequence(identifier(SUBJECT_ALTERNATIVE_NAME), octets(sequence(der(0x87, LOOPBACK)))),
  );
  const body = sequence(
    der(0xa0, der(0x02, Buffer.from([2]))),
    der(0x02, Buffer.from([0x01]), randomBytes(8)),
    algorithm,
    name,
    sequence(utcTime('200101000000Z'), utcTime('490101000000Z')),
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    der(0xa3, extensions),
  );
  const certificate = sequence(body, algorithm, bits(sign('sha256', body, privateKey)));
  return {
    certificate: `-----BEGIN CERTIFICATE-----\n${certificate.toString('base64').replace(/(.{64})/g, '$1\n')}\n-----END CERTIFICATE-----\n`,
    privateKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  };
}

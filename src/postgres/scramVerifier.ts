import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

const ITERATIONS = 4096;
const KEY_LENGTH = 32;

/**
 * What PostgreSQL stores of a password, made here, so that the password itself is not in a statement that a server may
 * log. Source: RFC 5802 and 7677; the format is that of pg_authid.rolpassword. The password must be ASCII, because
 * others would have to be normalized.
 */
export function scramVerifier(password: string, salt: Buffer = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, ITERATIONS, KEY_LENGTH, 'sha256');
  const keyOf = (text: string) => createHmac('sha256', salted).update(text).digest();
  const storedKey = createHash('sha256').update(keyOf('Client Key')).digest();
  const [saltText, storedText, serverText] = [salt, storedKey, keyOf('Server Key')].map((bytes) =>
    bytes.toString('base64'),
  );
  return `SCRAM-SHA-256$${ITERATIONS}:${saltText}$${storedText}:${serverText}`;
}

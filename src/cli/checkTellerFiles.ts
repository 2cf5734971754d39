import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { ConfigError, type TellerConfig } from '../config.ts';

/**
 * Reads Teller's certificate and key as a connection to Teller would.
 * @throws ConfigError if a file cannot be read or the key does not belong to the certificate.
 */
export function checkTellerFiles({ certificatePath, privateKeyPath, authorityPath }: TellerConfig): void {
  if (!certificatePath || !privateKeyPath) return;
  const cert = readPem('TELLER_CERT_PATH', certificatePath);
  const key = readPem('TELLER_KEY_PATH', privateKeyPath);
  if (authorityPath) readPem('TELLER_CA_PATH', authorityPath);
  try {
    createSecureContext({ cert, key });
  } catch {
    throw new ConfigError(
      "TELLER_CERT_PATH and TELLER_KEY_PATH are not a certificate and its key. Download both again from Teller's dashboard.",
    );
  }
}

function readPem(setting: string, path: string): Buffer {
  try {
    return readFileSync(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    throw new ConfigError(
      code === 'ENOENT'
        ? `${setting}: there is no file ${path}. Correct the path.`
        : `${setting}: ${path} cannot be read (${code}). Correct the path, or the file's owner and mode.`,
    );
  }
}

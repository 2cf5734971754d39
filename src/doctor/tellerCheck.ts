import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import type { Clock } from '../clock.ts';
import type { TellerConfig } from '../config.ts';
import type { ProviderError } from '../providers/provider.ts';
import { type Check, type Finding, notConfigured, ok, problem, warning } from './finding.ts';
import type { AccessResult } from './providerAccess.ts';

const MS_PER_DAY = 86_400_000;
const EXPIRY_WARNING_DAYS = 30;
const NEW_CERTIFICATE = "Download a new certificate and its key from Teller's dashboard.";

/** Checks the certificate and that Teller accepts it. `checkAccess` calls Teller once, even if several checks use it. */
export function tellerCheck(
  readConfig: () => TellerConfig | null,
  checkAccess: () => Promise<AccessResult | null>,
  clock: Clock,
): Check {
  return {
    name: 'Teller',
    async run() {
      const config = readConfig();
      if (!config) return notConfigured('TELLER_APPLICATION_ID is not set.');
      const files = await judgeFiles(config, clock.now());
      if (files?.verdict === 'problem') return files;
      const error = (await checkAccess())?.error;
      if (error) return describeError(config, error);
      return files ?? ok(`${new URL(config.baseUrl).host} accepts the certificate.`);
    },
  };
}

/** Returns null if the certificate and its key are valid, or if none are set, as in Teller's sandbox. */
async function judgeFiles(
  { certificatePath, privateKeyPath }: TellerConfig,
  now: Date,
): Promise<Finding | null> {
  if (!certificatePath && !privateKeyPath) return null;
  if (!certificatePath || !privateKeyPath) {
    const [set, unset] = certificatePath
      ? ['TELLER_CERT_PATH', 'TELLER_KEY_PATH']
      : ['TELLER_KEY_PATH', 'TELLER_CERT_PATH'];
    return problem(`${set} is set but ${unset} is not.`, `Set ${unset} to the file from the same download.`);
  }
  const certificate = await readPem('TELLER_CERT_PATH', certificatePath, (pem) => new X509Certificate(pem));
  if ('verdict' in certificate) return certificate;
  const key = await readPem('TELLER_KEY_PATH', privateKeyPath, createPrivateKey);
  if ('verdict' in key) return key;
  if (!certificate.content.checkPrivateKey(key.content)) {
    return problem('The private key does not match the certificate.', NEW_CERTIFICATE);
  }
  const expiresAt = new Date(certificate.content.validTo);
  const day = expiresAt.toISOString().slice(0, 10);
  if (expiresAt <= now) return problem(`The certificate expired on ${day}.`, NEW_CERTIFICATE);
  if (new Date(certificate.content.validFrom) > now) {
    return problem('The certificate is not valid yet.', 'Set the clock of this machine.');
  }
  if (expiresAt.getTime() - now.getTime() < EXPIRY_WARNING_DAYS * MS_PER_DAY) {
    return warning(`The certificate expires on ${day}.`, NEW_CERTIFICATE);
  }
  return null;
}

async function readPem<Content>(
  variable: string,
  path: string,
  parse: (pem: Buffer) => Content,
): Promise<{ content: Content } | Finding> {
  let pem: Buffer;
  try {
    pem = await readFile(path);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unreadable';
    return problem(
      `${variable}: the file cannot be read (${code}).`,
      'Correct the path, or the owner and permissions of the file.',
    );
  }
  try {
    return { content: parse(pem) };
  } catch {
    return problem(`${variable}: the file is not a PEM file of the right kind.`, NEW_CERTIFICATE);
  }
}

function describeError({ baseUrl }: TellerConfig, { code, failure }: ProviderError): Finding {
  const { host } = new URL(baseUrl);
  if (failure === 'temporary' || failure === 'rate_limited') {
    return problem(
      `${host} is unavailable (${code}).`,
      "Check that this machine can reach the internet, and see Teller's status page.",
    );
  }
  return problem(
    `${host} rejects the certificate (${code}).`,
    'Set TELLER_CERT_PATH and TELLER_KEY_PATH to the certificate and key of this application.',
  );
}

import { isIP } from 'node:net';
import { type Check, type Finding, notConfigured, ok, problem, warning } from './finding.ts';

const HEALTH_PATH = '/health';
/** Providers do not wait longer for a webhook's response either. */
const RESPONSE_TIMEOUT_MS = 5_000;

/** Checks that PUBLIC_URL leads to Breadbox, so that providers can deliver webhooks. */
export function webhookUrlCheck(readUrl: () => string | null, version: string): Check {
  return {
    name: 'webhook URL',
    async run(signal) {
      const url = readUrl();
      if (!url) {
        return notConfigured('PUBLIC_URL is not set, so new transactions arrive only with scheduled syncs.');
      }
      const shape = judgePublicUrl(new URL(url));
      if (shape?.verdict === 'problem') return shape;
      const health = await requestHealth(`${url}${HEALTH_PATH}`, version, signal);
      return health.verdict === 'ok' && shape ? shape : health;
    },
  };
}

/** Returns what is wrong with the URL itself, without a request; null if nothing is. */
export function judgePublicUrl(url: URL): Finding | null {
  if (!['http:', 'https:'].includes(url.protocol)) {
    return problem('PUBLIC_URL does not start with https://.', 'Write it as https://breadbox.example.org.');
  }
  if (url.username || url.password) {
    return problem(
      'PUBLIC_URL contains a user name or a password.',
      'Remove them. Providers do not send them.',
    );
  }
  if (url.search || url.hash) {
    return problem('PUBLIC_URL contains a query or a fragment.', 'Write it as https://breadbox.example.org.');
  }
  if (url.protocol === 'http:') {
    return warning(
      'PUBLIC_URL starts with http://, but providers deliver webhooks to https only.',
      'Put a proxy with a certificate in front of Breadbox, and use https:// in PUBLIC_URL.',
    );
  }
  return isLocal(url.hostname)
    ? warning(
        'PUBLIC_URL names a host that only this machine or its network can reach.',
        'Use a public domain name.',
      )
    : null;
}

function isLocal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 4) return /^(127|10|0)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host);
  if (isIP(host) === 6) return /^(::1|f[cd]|fe80)/i.test(host);
  return host === 'localhost' || /\.(localhost|local|internal|lan)$/.test(host);
}

async function requestHealth(address: string, version: string, signal: AbortSignal): Promise<Finding> {
  let response: Response;
  let body: unknown;
  try {
    const signalOrTimeout = AbortSignal.any([signal, AbortSignal.timeout(RESPONSE_TIMEOUT_MS)]);
    response = await fetch(address, { signal: signalOrTimeout, redirect: 'manual' });
    body = await response.json().catch(() => null);
  } catch (error) {
    return problem(
      `GET PUBLIC_URL${HEALTH_PATH} failed: ${codeOf(error)}.`,
      'Start `breadbox serve`, and check the proxy, the DNS name and the certificate.',
    );
  }
  const runningVersion = response.status === 200 ? versionIn(body) : null;
  if (runningVersion === null) {
    return problem(
      `GET PUBLIC_URL${HEALTH_PATH} returned status ${response.status}, and the response is not from Breadbox.`,
      'Configure the proxy to pass /health and /webhooks/ on to Breadbox unchanged.',
    );
  }
  return runningVersion === version
    ? ok('PUBLIC_URL leads to Breadbox.')
    : warning(
        `The server at PUBLIC_URL runs another version of Breadbox than ${version}.`,
        'Restart that server with this version.',
      );
}

/** Returns the version in Breadbox's health response; null for any other response. */
function versionIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('status' in body) || !('version' in body)) return null;
  return body.status === 'ok' && typeof body.version === 'string' ? body.version : null;
}

/** Returns the code of a fetch error, which is in its cause. The error's message may contain the address. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.name : 'unknown error';
}

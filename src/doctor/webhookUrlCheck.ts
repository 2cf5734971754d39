import { isIP } from 'node:net';
import { type Check, type Finding, notConfigured, ok, problem, warning } from './finding.ts';

/** The path that answers whoever asks, a provider included. */
const HEALTH = '/health';
/** Providers do not wait longer either. */
const ANSWER_TIMEOUT_MS = 5_000;

/** Whether providers would reach this server under PUBLIC_URL, and it is this product that answers there. */
export function webhookUrlCheck(readUrl: () => string | null, version: string): Check {
  return {
    name: 'webhook URL',
    async examine(signal) {
      const url = readUrl();
      if (!url) {
        return notConfigured('PUBLIC_URL is not set: new transactions arrive on schedule only.');
      }
      const shape = judgePublicUrl(new URL(url));
      if (shape?.verdict === 'problem') return shape;
      const answer = await ask(`${url}${HEALTH}`, version, signal);
      return answer.verdict === 'ok' && shape ? shape : answer;
    },
  };
}

/** What is wrong with it before anybody is asked; null when nothing is. */
export function judgePublicUrl(url: URL): Finding | null {
  if (!['http:', 'https:'].includes(url.protocol)) {
    return problem('PUBLIC_URL does not begin with https://.', 'Write it as https://breadbox.example.org.');
  }
  if (url.username || url.password) {
    return problem(
      'PUBLIC_URL has a user name or a password in it.',
      'Take them out: providers do not send them.',
    );
  }
  if (url.search || url.hash) {
    return problem('PUBLIC_URL has a query or a fragment.', 'Write it as https://breadbox.example.org.');
  }
  if (url.protocol === 'http:') {
    return warning(
      'PUBLIC_URL begins with http://, where providers deliver to https only.',
      'Put a proxy with a certificate in front, and write https://.',
    );
  }
  return isLocal(url.hostname)
    ? warning('PUBLIC_URL names an address that only this machine or network reaches.', 'Use a public name.')
    : null;
}

function isLocal(hostname: string): boolean {
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) === 4) return /^(127|10|0)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\./.test(host);
  if (isIP(host) === 6) return /^(::1|f[cd]|fe80)/i.test(host);
  return host === 'localhost' || /\.(localhost|local|internal|lan)$/.test(host);
}

async function ask(address: string, version: string, signal: AbortSignal): Promise<Finding> {
  let response: Response;
  let body: unknown;
  try {
    const patience = AbortSignal.any([signal, AbortSignal.timeout(ANSWER_TIMEOUT_MS)]);
    response = await fetch(address, { signal: patience, redirect: 'manual' });
    body = await response.json().catch(() => null);
  } catch (error) {
    return problem(
      `GET PUBLIC_URL${HEALTH} failed: ${codeOf(error)}.`,
      'Start `breadbox serve`, and see to it that the proxy, the DNS name and the certificate lead to it.',
    );
  }
  const theirs = response.status === 200 ? versionIn(body) : null;
  if (theirs === null) {
    return problem(
      `GET PUBLIC_URL${HEALTH} was answered with status ${response.status}, and not by Breadbox.`,
      'Let the proxy pass /health and /webhooks/ on to Breadbox unchanged.',
    );
  }
  return theirs === version
    ? ok('Breadbox answers under PUBLIC_URL.')
    : warning(
        `Another version of Breadbox answers under PUBLIC_URL, not ${version}.`,
        'Restart the server that runs there with this version.',
      );
}

/** The version that this product's health answer names; null for any other answer. */
function versionIn(body: unknown): string | null {
  if (typeof body !== 'object' || body === null || !('status' in body) || !('version' in body)) return null;
  return body.status === 'ok' && typeof body.version === 'string' ? body.version : null;
}

/** What fetch's error says lies in its cause; its own text may repeat the address. */
function codeOf(error: unknown): string {
  const cause = error instanceof Error ? error.cause : null;
  if (cause instanceof Error && 'code' in cause) return String(cause.code);
  return error instanceof Error ? error.name : 'unknown error';
}

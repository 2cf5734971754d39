import { isIP } from 'node:net';
import { type Config, readConfig } from '../config.ts';
import { type Check, type Finding, ok, warning } from './finding.ts';

/** Settings that other checks report on. */
const CHECKED_ELSEWHERE = /^(PLAID_|TELLER_|PUBLIC_URL$|JOBS_URL$)/;
/** A valid key, because the encryption key has its own check. */
const PLACEHOLDER_KEY = Buffer.alloc(32).toString('base64');

/** Checks that the settings are valid and that they limit who can try API keys how often. */
export function settingsCheck(env: NodeJS.ProcessEnv, version: string): Check {
  return {
    name: 'settings',
    async run() {
      const others = Object.fromEntries(
        Object.entries(env).filter(([name]) => !CHECKED_ELSEWHERE.test(name)),
      );
      const config = readConfig({ ...others, ENCRYPTION_KEY: PLACEHOLDER_KEY }, version);
      return judgeAccess(config, Boolean(env['PUBLIC_URL']?.trim()));
    },
  };
}

function judgeAccess(
  { trustedProxies, rateLimit, failuresPerMinute, host }: Config,
  isPublic: boolean,
): Finding {
  if (trustedProxies.some((entry) => /\/0+$/.test(entry))) {
    return warning(
      'TRUSTED_PROXIES trusts every address, so a client can claim any IP address.',
      "Set TRUSTED_PROXIES to the proxy's address only.",
    );
  }
  const isOpen = isPublic || !isLoopback(host);
  if (isOpen && failuresPerMinute === 0) {
    return warning(
      'FAILED_KEY_LIMIT_RPM is 0 (no limit) although others can reach the API and try keys.',
      'Remove FAILED_KEY_LIMIT_RPM.',
    );
  }
  if (isOpen && rateLimit.perMinute === 0) {
    return warning(
      'API_RATE_LIMIT_RPM is 0 (no limit) although others can reach the API.',
      'Remove API_RATE_LIMIT_RPM, or set it to a few hundred.',
    );
  }
  if (isPublic && isLoopback(host) && trustedProxies.length === 0) {
    return warning(
      'Clients behind the proxy of PUBLIC_URL all share one IP address and one limit on failed attempts.',
      "Set TRUSTED_PROXIES to the proxy's address, such as 127.0.0.1.",
    );
  }
  return ok('All settings are valid.');
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || (isIP(host) === 4 ? host.startsWith('127.') : host === '::1');

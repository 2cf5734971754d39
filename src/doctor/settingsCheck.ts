import { isIP } from 'node:net';
import { type Config, readConfig } from '../config.ts';
import { type Check, type Finding, ok, warning } from './finding.ts';

/** These have checks of their own, which say what is wrong with them. */
const CHECKED_ELSEWHERE = /^(PLAID_|TELLER_|PUBLIC_URL$|JOBS_URL$)/;
/** In place of the one that has a check of its own. */
const ANY_KEY = Buffer.alloc(32).toString('base64');

/** Whether the settings can be read, and who may knock how often. */
export function settingsCheck(env: NodeJS.ProcessEnv, version: string): Check {
  return {
    name: 'settings',
    async examine() {
      const others = Object.fromEntries(
        Object.entries(env).filter(([name]) => !CHECKED_ELSEWHERE.test(name)),
      );
      const config = readConfig({ ...others, ENCRYPTION_KEY: ANY_KEY }, version);
      return judgeAccess(config, Boolean(env['PUBLIC_URL']?.trim()));
    },
  };
}

function judgeAccess({ trustedProxies, rateLimit, host }: Config, isPublic: boolean): Finding {
  if (trustedProxies.some((entry) => /\/0+$/.test(entry))) {
    return warning(
      'TRUSTED_PROXIES trusts everybody, so that a caller may claim any address.',
      "Name the proxy's own address only.",
    );
  }
  const isOpen = isPublic || !isLoopback(host);
  if (isOpen && rateLimit.perMinute === 0) {
    return warning(
      'API_RATE_LIMIT_RPM is 0 where others can reach the API: keys may be guessed without end.',
      'Take API_RATE_LIMIT_RPM out, or set it to some hundreds.',
    );
  }
  if (isPublic && isLoopback(host) && trustedProxies.length === 0) {
    return warning(
      'Behind the proxy of PUBLIC_URL all callers share one address, and one limit of failed attempts.',
      "Set TRUSTED_PROXIES to the proxy's address, such as 127.0.0.1.",
    );
  }
  return ok('All are understood.');
}

const isLoopback = (host: string): boolean =>
  host === 'localhost' || (isIP(host) === 4 ? host.startsWith('127.') : host === '::1');

import { startTestApp, type TestApp } from '../../../support/testApp.ts';
import type { TestDatabase } from '../../../support/testDatabase.ts';
import type { Trial } from '../campaign.ts';

/** So many may fail from one address at once; README and contract call it the rate limit of failed attempts. */
const ALLOWED = 30;
const LIMITED = { API_RATE_LIMIT_RPM: '100000', API_RATE_LIMIT_BURST: '100000' };
const UNKNOWN_KEY = `bb_${'1'.repeat(43)}`;

/** Guesses from one address come to an end, and nobody gets another address by writing one. */
export async function failedAttempts(database: TestDatabase): Promise<Trial[]> {
  // It stands still, or on a busy machine guesses would come back while we count them.
  const now = new Date();
  const replacements = { clock: { now: () => now } };
  const proxies = { TRUSTED_PROXIES: '127.0.0.0/8, ::1' };
  const open = await startTestApp({ database, env: LIMITED, replacements });
  const proxied = await startTestApp({ database, env: { ...LIMITED, ...proxies }, replacements });
  try {
    return [await withoutProxy(open), ...(await behindProxy(proxied))];
  } finally {
    await open.close();
    await proxied.close();
  }
}

async function guess(app: TestApp, headers: Record<string, string>, key = UNKNOWN_KEY): Promise<string> {
  const { status, body, headers: answered } = await app.get('/api/v1/users', { key, headers });
  if (status < 400) return String(status);
  const retry = status === 429 && !(Number(answered.get('retry-after')) > 0) ? ' without Retry-After' : '';
  return `${status} ${body.error.code}${retry}`;
}

/** Exactly the allowed number of guesses is answered as wrong, whatever the client says of its address. */
async function withoutProxy(app: TestApp): Promise<Trial> {
  const answers: string[] = [];
  for (let at = 0; at < ALLOWED + 10; at++) {
    const address = `203.0.113.${at}`;
    answers.push(
      await guess(app, {
        'X-Forwarded-For': address,
        'X-Real-IP': address,
        Forwarded: `for=${address}`,
        'True-Client-IP': address,
      }),
    );
  }
  return {
    claim: `without a configured proxy the guesses after the ${ALLOWED}th are refused, whatever X-Forwarded-For says`,
    tried: answers.length,
    lost: findWrongCourse(answers),
  };
}

const findWrongCourse = (answers: string[]): string[] =>
  answers.flatMap((answer, at) => {
    const expected = at < ALLOWED ? '401 INVALID_API_KEY' : '429 RATE_LIMITED';
    return answer === expected ? [] : [`guess ${at + 1}: ${answer}`];
  });

async function behindProxy(app: TestApp): Promise<Trial[]> {
  const used = '203.0.113.1';
  const answers: string[] = [];
  for (let at = 0; at < ALLOWED + 10; at++) answers.push(await guess(app, { 'X-Forwarded-For': used }));
  /** Who asks, by X-Forwarded-For, and whether that is the address that has used up its guesses. */
  const askers: [string, string, boolean][] = [
    ['the address itself', used, true],
    ['with another written before it', `198.51.100.7, ${used}`, true],
    ['with many written before it', `${'198.51.100.7, '.repeat(100)}${used}`, true],
    ['with a word written before it', `localhost, ${used}`, true],
    ['through a second proxy', `${used}, 127.0.0.9`, true],
    ['another address', '203.0.113.2', false],
    ['another address with this one written before it', `${used}, 203.0.113.3`, false],
    ['an IPv6 address', '2001:db8::1', false],
    ['nobody', '', false],
  ];
  const told: string[] = [];
  for (const [who, forwarded, isUsedUp] of askers) {
    const answer = await guess(app, { 'X-Forwarded-For': forwarded });
    if (answer !== (isUsedUp ? '429 RATE_LIMITED' : '401 INVALID_API_KEY')) told.push(`${who}: ${answer}`);
  }
  const good = await guess(app, { 'X-Forwarded-For': '203.0.113.2' }, app.keys.full_access);
  return [
    {
      claim: `behind a configured proxy the guesses after the ${ALLOWED}th of an address are refused`,
      tried: answers.length,
      lost: findWrongCourse(answers),
    },
    {
      claim:
        'X-Forwarded-For is believed from the configured proxies up to the first that is none, and no further',
      tried: askers.length,
      lost: told,
    },
    {
      claim: 'one address that guesses locks out no other',
      tried: 1,
      lost: good === '200' ? [] : [`a good key was answered ${good}`],
    },
  ];
}

import { startTestApp, type TestApp } from '../../../support/testApp.ts';
import type { TestDatabase } from '../../../support/testDatabase.ts';
import type { Check } from '../campaign.ts';

/** How many attempts from one address may fail at once, as the contract documents. */
const ALLOWED = 30;
const LIMITED = { FAILED_KEY_LIMIT_RPM: String(ALLOWED) };
const UNKNOWN_KEY = `bb_${'1'.repeat(43)}`;

/** Checks the limit on failed attempts per address, and that a client cannot choose its address by a header. */
export async function failedAttempts(database: TestDatabase): Promise<Check[]> {
  // The clock is fixed: on a slow machine the limiter would otherwise allow more attempts as time passes.
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
  const { status, body, headers: answerHeaders } = await app.get('/api/v1/users', { key, headers });
  if (status < 400) return String(status);
  const retry =
    status === 429 && !(Number(answerHeaders.get('retry-after')) > 0) ? ' without Retry-After' : '';
  return `${status} ${body.error.code}${retry}`;
}

/** Exactly the allowed number of guesses gets 401, whatever address headers the client sends. */
async function withoutProxy(app: TestApp): Promise<Check> {
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
    claim: `without a configured proxy, guesses after the ${ALLOWED}th are refused whatever X-Forwarded-For contains`,
    attempts: answers.length,
    failures: findUnexpectedAnswers(answers),
  };
}

const findUnexpectedAnswers = (answers: string[]): string[] =>
  answers.flatMap((answer, at) => {
    const expected = at < ALLOWED ? '401 INVALID_API_KEY' : '429 RATE_LIMITED';
    return answer === expected ? [] : [`guess ${at + 1}: ${answer}`];
  });

async function behindProxy(app: TestApp): Promise<Check[]> {
  const used = '203.0.113.1';
  const answers: string[] = [];
  for (let at = 0; at < ALLOWED + 10; at++) answers.push(await guess(app, { 'X-Forwarded-For': used }));
  /** Each caller's X-Forwarded-For, and whether it identifies the address that has used up its guesses. */
  const callers: [string, string, boolean][] = [
    ['the address itself', used, true],
    ['with another written before it', `198.51.100.7, ${used}`, true],
    ['with many written before it', `${'198.51.100.7, '.repeat(100)}${used}`, true],
    ['with a word written before it', `localhost, ${used}`, true],
    ['through a second proxy', `${used}, 127.0.0.9`, true],
    ['another address', '203.0.113.2', false],
    ['another address with this one written before it', `${used}, 203.0.113.3`, false],
    ['an IPv6 address', '2001:db8::1', false],
    ['an empty header', '', false],
  ];
  const misidentified: string[] = [];
  for (const [caller, forwarded, isUsedUp] of callers) {
    const answer = await guess(app, { 'X-Forwarded-For': forwarded });
    if (answer !== (isUsedUp ? '429 RATE_LIMITED' : '401 INVALID_API_KEY'))
      misidentified.push(`${caller}: ${answer}`);
  }
  const good = await guess(app, { 'X-Forwarded-For': '203.0.113.2' }, app.keys.full_access);
  return [
    {
      claim: `behind a configured proxy, guesses after the ${ALLOWED}th from one address are refused`,
      attempts: answers.length,
      failures: findUnexpectedAnswers(answers),
    },
    {
      claim:
        'X-Forwarded-For is read from the right, through the configured proxies, up to the first other address',
      attempts: callers.length,
      failures: misidentified,
    },
    {
      claim: 'an address that guesses keys does not lock out other addresses',
      attempts: 1,
      failures: good === '200' ? [] : [`a good key was answered ${good}`],
    },
  ];
}

import { walkContract } from './walkContract.ts';

/**
 * `make contract URL=http://… KEY=bb_… [REQUESTS=5000] [SEED=1] [READ_ONLY=1]`: holds a running server to the
 * contract. It writes: give it a deployment whose data may be lost, or READ_ONLY=1.
 */
const { URL: url, KEY: key, REQUESTS = '5000', SEED = '1', READ_ONLY } = process.env;
if (!url || !key) {
  console.error('Say which server: make contract URL=http://127.0.0.1:8080 KEY=bb_…');
  process.exit(2);
}
const walk = await walkContract({
  url,
  key,
  requests: Number(REQUESTS),
  seed: Number(SEED),
  readOnly: READ_ONLY !== undefined,
});
for (const [status, count] of [...walk.statuses].sort(([a], [b]) => a - b))
  console.log(`${status}  ${count}`);
for (const { request, status, problem } of walk.violations.slice(0, 50))
  console.log(`VIOLATION ${status} ${request}: ${problem}`);
console.log(`${walk.requests} requests, ${walk.violations.length} violations, seed ${SEED}`);
process.exitCode = walk.violations.length > 0 ? 1 : 0;

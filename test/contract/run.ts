import { checkWritable } from './checkWritable.ts';
import { walkContract } from './walkContract.ts';

/**
 * `make contract URL=http://… KEY=bb_… [WRITE=1] [REQUESTS=5000] [SEED=1]` checks a running server against the
 * contract. It only reads. With WRITE=1 it also creates, changes and deletes, but only on a sample household.
 */
const { URL: url, KEY: key, WRITE, REQUESTS = '5000', SEED = '1' } = process.env;
const USAGE_EXIT_CODE = 2;

function stop(message: string, exitCode: number): never {
  console.error(message);
  process.exit(exitCode);
}

if (!url || !key) {
  stop('Give the server and a key: make contract URL=http://127.0.0.1:8080 KEY=bb_…', USAGE_EXIT_CODE);
}
if (WRITE && WRITE !== '1') stop('WRITE must be 1 or unset.', USAGE_EXIT_CODE);
const refusal = WRITE ? await checkWritable(url) : null;
if (refusal) stop(refusal, 1);

const walk = await walkContract({
  url,
  key,
  requests: Number(REQUESTS),
  seed: Number(SEED),
  readOnly: !WRITE,
});
for (const [status, count] of [...walk.statuses].sort(([a], [b]) => a - b))
  console.log(`${status}  ${count}`);
for (const { request, status, problem } of walk.violations.slice(0, 50))
  console.log(`VIOLATION ${status} ${request}: ${problem}`);
const mode = WRITE ? 'reading and writing' : 'reading only';
console.log(`${walk.requests} requests (${mode}), ${walk.violations.length} violations, seed ${SEED}`);
process.exitCode = walk.violations.length > 0 ? 1 : 0;

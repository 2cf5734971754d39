/**
 * What `make layouts` runs: 5,000 random bank exports (LAYOUTS_FILES), each imported into an account of its own with
 * nothing but the user and the account named, and compared with the truth that the generator knows. It prints
 * kinds of failures, examples of every silently wrong one, and a table of layouts. LAYOUTS_SEED repeats a run,
 * LAYOUTS_FILE shows a single file, LAYOUTS_EXAMPLES says how many files of each kind are shown.
 */
import { randomInt } from 'node:crypto';
import { SERVER_URL, startTestServer, TEMPLATE } from '../../support/testServer.ts';
import { describeJudgement } from './judge/describe.ts';
import { describeSummary, groupFailures, summarize, tabulate } from './judge/report.ts';
import { runLayouts, seedsOf } from './runLayouts.ts';

/** A layout with fewer files says little. */
const MIN_FILES = 10;
const only = process.env['LAYOUTS_FILE'];
const seed = Number(process.env['LAYOUTS_SEED'] ?? randomInt(10_000));
const files = Number(process.env['LAYOUTS_FILES'] ?? 5000);
const examples = Number(process.env['LAYOUTS_EXAMPLES'] ?? 1);

const server = await startTestServer();
process.env[SERVER_URL] = server.url;
process.env[TEMPLATE] = server.template;
try {
  const judgements = await runLayouts(only ? [Number(only)] : seedsOf(seed, files));
  if (only) {
    for (const judgement of judgements) console.log(describeJudgement(judgement, Number.POSITIVE_INFINITY));
  } else {
    for (const [kind, failures] of groupFailures(judgements)) {
      console.log(`${failures.length} × ${kind}`);
      const shown = kind.startsWith('WRONG') ? Math.max(examples, 3) : examples;
      for (const failure of failures.slice(0, shown)) console.log(`${describeJudgement(failure)}\n`);
    }
    console.log(`${tabulate(judgements, MIN_FILES)}\n`);
    console.log(`LAYOUTS_SEED=${seed}, ${describeSummary(summarize(judgements))}`);
  }
  const { verdicts } = summarize(judgements);
  process.exitCode = verdicts['silently wrong'] + verdicts['server error'] > 0 ? 1 : 0;
} finally {
  await server.stop();
}

/**
 * What `make oracle` runs: random histories at both fake banks, against the built product. ORACLE_SEED
 * chooses them, ORACLE_HISTORIES says how many for each provider, ORACLE_PROVIDER takes only one,
 * ORACLE_HISTORY repeats a single one, and ORACLE_MAX_FAILURES says after how many no further one begins.
 */
import { SERVER_URL, startTestServer, TEMPLATE } from '../../support/testServer.ts';
import { type CampaignResult, runCampaign } from './histories/campaign.ts';
import type { History } from './histories/history.ts';
import type { Outcome } from './histories/runHistory.ts';
import { startSetup } from './setup.ts';

/** The histories of two neighbouring seeds are different ones. */
const SEEDS_APART = 100_000;
const seed = Number(process.env['ORACLE_SEED'] ?? Math.floor(Math.random() * 10_000));
/** A single history, by the seed that its report names. */
const only = process.env['ORACLE_HISTORY'];
const histories = only ? 1 : Number(process.env['ORACLE_HISTORIES'] ?? 500);
const firstSeed = only ? Number(only) : seed * SEEDS_APART;
const atOnce = Number(process.env['ORACLE_AT_ONCE'] ?? 8);
const maxFailures = Number(process.env['ORACLE_MAX_FAILURES'] ?? 20);
const maxReports = Number(process.env['ORACLE_REPORTS'] ?? 5);
const providers = (['plaid', 'teller'] as const).filter(
  (provider) => (process.env['ORACLE_PROVIDER'] ?? provider) === provider,
);

/** Each failure is printed as soon as it happens; ORACLE_VERBOSE=1 tells all that had happened before. */
const onFailure = (history: History, { story, violations }: Outcome) => {
  const before = process.env['ORACLE_VERBOSE'] === '1' ? story : [];
  console.log([`${history.provider}, seed ${history.seed}:`, ...before, ...violations].join('\n  '));
};

const PROGRESS_MS = 5000;
let printedAt = Date.now();
const printProgress = (
  provider: string,
  { passed: held, failed: broken, syncs, seconds }: CampaignResult,
) => {
  if (Date.now() - printedAt < PROGRESS_MS) return;
  printedAt = Date.now();
  console.log(
    `${provider}: ${held + broken} of ${histories} histories, ${syncs} syncs, ${broken} failed, ${Math.round(seconds)} s`,
  );
};

const server = await startTestServer();
process.env[SERVER_URL] = server.url;
process.env[TEMPLATE] = server.template;
let [passed, failed] = [0, 0];
try {
  console.log(`Seed ${seed}, ${histories} histories for each provider\n`);
  const results: [string, CampaignResult][] = [];
  const setup = await startSetup();
  try {
    for (const provider of providers) {
      const failures = results.reduce((sum, [, result]) => sum + result.failed, 0);
      if (failures >= maxFailures) break;
      results.push([
        provider,
        await runCampaign(setup, {
          provider,
          firstSeed,
          histories,
          atOnce,
          maxFailures,
          maxReports,
          onFailure,
          onProgress: (result) => printProgress(provider, result),
        }),
      ]);
    }
  } finally {
    await setup.stop();
  }
  for (const [, { reports }] of results) for (const report of reports) console.log(`${report}\n`);
  console.table(Object.fromEntries(results.map(([provider, result]) => [provider, summarize(result)])));
  for (const [provider, { kinds }] of results) {
    for (const [kind, times] of kinds) console.log(`${provider}: ${times} × ${kind}`);
  }
  passed = results.reduce((sum, [, result]) => sum + result.passed, 0);
  failed = results.reduce((sum, [, result]) => sum + result.failed, 0);
} finally {
  await server.stop();
}
console.log(`\n${passed} passed, ${failed} failed`);
process.exitCode = failed > 0 ? 1 : 0;

function summarize({
  passed: held,
  failed: broken,
  syncs,
  rows,
  certain,
  ambiguous,
  seconds,
}: CampaignResult) {
  return {
    histories: held + broken,
    syncs,
    'rows compared': rows,
    'of certain origin': certain,
    ambiguous,
    seconds: Math.round(seconds),
    passed: held,
    failed: broken,
  };
}

import { expect } from 'chai';
import { runCampaign } from './histories/campaign.ts';
import { type Setup, startSetup } from './setup.ts';

/** `make oracle` runs hundreds of histories; here a few show that it still works. */
const HISTORIES = 8;
const LIMIT_MS = 120_000;

describe('oracle: random histories', function () {
  this.timeout(LIMIT_MS);
  let setup: Setup | undefined;

  before(async () => {
    setup = await startSetup();
  });
  after(() => setup?.stop());

  for (const provider of ['plaid', 'teller'] as const) {
    it(`${provider}: the ledger is the bank's after each sync, and edits stay on their rows`, async () => {
      const seed = Number(process.env['ORACLE_SEED'] ?? Date.now() % 10_000);
      console.log(`      seed ${seed}, ${HISTORIES} histories`);
      if (!setup) throw new Error('The product has not started.');
      const { reports, failed } = await runCampaign(setup, {
        provider,
        firstSeed: seed * 100_000,
        histories: HISTORIES,
        atOnce: 4,
        maxFailures: 1,
        maxReports: 1,
      });
      expect(failed, reports.join('\n')).to.equal(0);
    });
  }
});

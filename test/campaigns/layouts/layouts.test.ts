import { expect } from 'chai';
import { describeJudgement } from './judge/describe.ts';
import { describeSummary, summarize } from './judge/report.ts';
import { runLayouts, seedsOf } from './runLayouts.ts';

/** `make layouts` imports thousands; these show that nothing has become worse. */
const FILES = 150;
const LIMIT_MS = 300_000;
/** Of all files, and of those that show everything. */
const MIN_RIGHT = 0.85;

describe('layouts', () => {
  it.skip('importCsv: random bank exports are right at the first try, or refused with a question (not yet: the importer is being rebuilt)', async () => {
    const seed = Number(process.env['LAYOUTS_SEED'] ?? Date.now() % 10_000);
    const judgements = await runLayouts(seedsOf(seed, FILES));
    const summary = summarize(judgements);
    console.log(`      LAYOUTS_SEED=${seed}, ${describeSummary(summary).replaceAll('\n', '\n      ')}`);
    const broken = judgements.filter(({ verdict }) => ['silently wrong', 'server error'].includes(verdict));
    expect(broken.map((judgement) => describeJudgement(judgement)).join('\n\n')).to.equal('');
    expect(summary.verdicts.right / summary.files, 'right of all').to.be.at.least(MIN_RIGHT);
    expect(summary.decidableRight / summary.decidable, 'right of the decidable').to.be.at.least(MIN_RIGHT);
  }).timeout(LIMIT_MS);
});

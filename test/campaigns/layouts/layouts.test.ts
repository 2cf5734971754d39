import { expect } from 'chai';
import { describeJudgement } from './judge/describe.ts';
import { describeSummary, summarize } from './judge/report.ts';
import { runLayouts, seedsOf } from './runLayouts.ts';

/** `make layouts` imports thousands; these show that nothing has become worse. */
const FILES = 20;
const LIMIT_MS = 60_000;
const FIXED_SEED = 1;
/** Of the files that show everything, so many are right with nothing said. */
const MIN_RIGHT = 0.85;

describe('layouts', function () {
  this.timeout(LIMIT_MS);

  const run = async (seed: number) => {
    const judgements = await runLayouts(seedsOf(seed, FILES));
    const broken = judgements.filter(({ verdict }) => ['silently wrong', 'server error'].includes(verdict));
    const summary = summarize(judgements);
    expect(
      broken.map((judgement) => describeJudgement(judgement)).join('\n\n'),
      describeSummary(summary),
    ).to.equal('');
    return summary;
  };

  it('importCsv: bank exports are right at the first try, or refused with a question', async () => {
    const { decidable, decidableRight } = await run(FIXED_SEED);
    expect(decidableRight / decidable).to.be.at.least(MIN_RIGHT);
  });

  it('importCsv: other bank exports every time are never silently wrong', async () => {
    const seed = Number(process.env['LAYOUTS_SEED'] ?? Date.now() % 10_000);
    console.log(`      LAYOUTS_SEED=${seed} LAYOUTS_FILES=${FILES} make layouts repeats these`);
    await run(seed);
  });
});

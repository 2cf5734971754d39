import { expect } from 'chai';
import { blows } from './blows.ts';
import { runChaos } from './runChaos.ts';

describe('chaos', () => {
  it('a sync that is hit in the middle, once in each way, loses nothing and doubles nothing', async () => {
    const rounds: string[] = [];
    const lost: string[] = [];
    for await (const round of runChaos(1, blows.length)) {
      rounds.push(round.name);
      lost.push(...round.lost.map((how) => `${round.name}: ${how}`));
    }
    expect(lost).to.deep.equal([]);
    expect(rounds.sort()).to.deep.equal(blows.map(({ name }) => name).sort());
  }).timeout(300_000);
});

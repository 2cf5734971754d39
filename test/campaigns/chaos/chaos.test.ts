import { expect } from 'chai';
import { faults } from './faults.ts';
import { runChaos } from './runChaos.ts';

describe('chaos', () => {
  it('a sync interrupted by each fault recovers without losing or duplicating a transaction', async () => {
    const rounds: string[] = [];
    const failures: string[] = [];
    for await (const round of runChaos(1, faults.length)) {
      rounds.push(round.name);
      failures.push(...round.failures.map((failure) => `${round.name}: ${failure}`));
    }
    expect(failures).to.deep.equal([]);
    expect(rounds.sort()).to.deep.equal(faults.map(({ name }) => name).sort());
  }).timeout(300_000);
});

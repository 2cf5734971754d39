import { expect } from 'chai';

/**
 * Words. A *campaign* attacks the product in one way (input, access, load, faults, data); a *trial* is one
 * attack that must leave it unharmed; what a trial broke is *lost*, with a sentence that says how.
 */

export interface Trial {
  /** What was done and what had to hold, as a claim. */
  claim: string;
  /** How often: requests, rounds or rows. */
  tried: number;
  /** One sentence for each time that the claim did not hold. */
  lost: string[];
  /** Figures worth reading: latencies, memory. */
  figures?: string;
}

export interface Campaign {
  name: string;
  /** The short size takes well under a minute and runs within `make test`, the whole one within `make hard`. */
  run(size: 'short' | 'whole'): Promise<Trial[]>;
}

/** What breaks a trial itself loses that one; the others are played, and the table shows them all. */
export const notPlayed =
  (name: string) =>
  (error: unknown): Trial[] => [
    {
      claim: `${name} is played to its end`,
      tried: 1,
      lost: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    },
  ];

/** Where others use the machine as well a campaign takes several times as long; this only ends one that hangs. */
const HANGS_AFTER_MS = 300_000;

/** Makes a test of a campaign's short size: nothing may be lost, and something must have been tried. */
export function describeCampaign(campaign: Campaign): void {
  describe(`hard, ${campaign.name}`, () => {
    it(`${campaign.name}: everything tried is survived`, async () => {
      const trials = await campaign.run('short');
      expect(trials.filter(({ tried }) => tried === 0).map(({ claim }) => claim)).to.deep.equal([]);
      expect(trials.flatMap(({ claim, lost }) => lost.map((how) => `${claim}: ${how}`))).to.deep.equal([]);
      expect(trials).not.to.deep.equal([]);
    }).timeout(HANGS_AFTER_MS);
  });
}

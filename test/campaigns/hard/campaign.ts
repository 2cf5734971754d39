import { expect } from 'chai';

/**
 * A *campaign* tests the product's resistance to one kind of trouble: input, access, attacks, load, faults, data or
 * concurrency. It consists of *checks*. A check makes a claim, tries it a number of times, and reports a
 * sentence for each attempt at which the claim did not hold.
 */

export interface Check {
  /** What was done and what had to hold. */
  claim: string;
  /** How many requests, rounds or rows were tried. */
  attempts: number;
  /** One sentence for each attempt at which the claim did not hold. */
  failures: string[];
  /** Measured figures to print beside the claim, such as latencies or memory. */
  figures?: string;
}

export interface Campaign {
  name: string;
  /** The short size takes less than a minute and runs in `make test`; the full size runs in `make hard`. */
  run(size: 'short' | 'full'): Promise<Check[]>;
}

/** Turns an error thrown by a check itself into a failed check, so that the others still run. */
export const asFailedCheck =
  (name: string) =>
  (error: unknown): Check[] => [
    {
      claim: `${name} runs to its end`,
      attempts: 1,
      failures: [error instanceof Error ? (error.stack ?? error.message) : String(error)],
    },
  ];

/** Generous, because a busy machine takes several times as long; it only ends a campaign that hangs. */
const TIMEOUT_MS = 300_000;

/** Declares a test that runs the campaign at its short size. Every check must make an attempt and have no failure. */
export function describeCampaign(campaign: Campaign): void {
  describe(`hard campaign: ${campaign.name}`, () => {
    it('every check of the campaign passes at its short size', async () => {
      const checks = await campaign.run('short');
      expect(checks.filter(({ attempts }) => attempts === 0).map(({ claim }) => claim)).to.deep.equal([]);
      expect(
        checks.flatMap(({ claim, failures }) => failures.map((failure) => `${claim}: ${failure}`)),
      ).to.deep.equal([]);
      expect(checks).not.to.deep.equal([]);
    }).timeout(TIMEOUT_MS);
  });
}

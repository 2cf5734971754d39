import { Household } from './household.ts';
import { notYet } from './notYet.ts';
import type { Setup } from './setup.ts';

/** Everything that a case gets: a household of its own in the one product that all cases share. */
export type CaseBody = (home: Household) => Promise<void>;
export type DefineCase = (id: string, claim: string, body: CaseBody) => void;

const runsAll = process.env['ORACLE_ALL'] === '1';

/** Cases become tests named by the id they have in the issue; those in `notYet` are pending. */
export function caseDefiner(getSetup: () => Setup): DefineCase {
  return (id, claim, body) => {
    const reason = notYet[id];
    if (reason !== undefined && !runsAll) {
      it.skip(`${id}: ${claim} (not yet: ${reason})`);
      return;
    }
    it(`${id}: ${claim}`, async () => body(await Household.create(getSetup())));
  };
}

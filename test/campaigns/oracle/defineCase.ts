import { Household } from './household.ts';
import type { Setup } from './setup.ts';

/** Everything that a case gets: a household of its own in the one product that all cases share. */
export type CaseBody = (home: Household) => Promise<void>;
export type DefineCase = (id: string, claim: string, body: CaseBody) => void;

/** Cases become tests named by the id they have in the issue. */
export function caseDefiner(getSetup: () => Setup): DefineCase {
  return (id, claim, body) => {
    it(`${id}: ${claim}`, async () => body(await Household.create(getSetup())));
  };
}

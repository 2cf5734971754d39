import { expect } from 'chai';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';
import type { Household } from './household.ts';
import { moveIn, TODAY } from './household.ts';
import { callTool } from './mcpSession.ts';
import type { Call } from './question.ts';
import { spendingQuestions } from './spendingQuestions.ts';
import { stateQuestions } from './stateQuestions.ts';

const MAX_CALLS = 4;

const questions = [...spendingQuestions, ...stateQuestions];

describe('25 questions of a household', () => {
  let app: TestApp;
  let household: Household;
  before(async () => {
    app = await startTestApp({ replacements: { clock: { now: () => new Date(`${TODAY}T12:00:00Z`) } } });
    household = await moveIn(app);
  });
  after(() => app.close());

  it('are 25', () => expect(questions).to.have.length(25));

  for (const { asks, answer, expected } of questions) {
    it(asks, async () => {
      let calls = 0;
      const call: Call = async (tool, given) => {
        calls++;
        const result = await callTool(app, tool, given, { key: app.keys.read_only });
        expect(result.isError, result.text).to.equal(false);
        return result;
      };
      expect(await answer(call)).to.deep.equal(expected(household));
      expect(calls).to.be.within(1, MAX_CALLS);
    });
  }
});

import { expect } from 'chai';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const leaf = { field: 'name', op: 'contains', value: 'coffee' };
const groups = (leaves: number) => ({
  or: Array.from({ length: leaves / 100 }, () => ({ and: Array.from({ length: 100 }, () => leaf) })),
});
const patterns = (count: number, value: string) => ({
  or: Array.from({ length: count }, () => ({ field: 'name', op: 'matches', value })),
});
const actions = [{ type: 'add_tag', tag_slug: 'needs-review' }];

describe('the budget of conditions', () => {
  let app: TestApp;
  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());

  /** Sends the same conditions to every operation that takes some. */
  const sendTo = async (conditions: object) => [
    await app.post('/api/v1/rules/preview', { conditions }),
    await app.post('/api/v1/rules', { name: 'Coffee', conditions, actions }),
    await app.put('/api/v1/rules/unknown1', { name: 'Coffee', conditions, actions }),
  ];

  it('500 comparisons and 50 patterns of 500 characters are accepted', async () => {
    for (const conditions of [groups(500), patterns(50, 'x'.repeat(500))]) {
      const answers = await sendTo(conditions);
      expect(answers.map(({ status, body }) => [status, body.error?.code])).to.deep.equal([
        [200, undefined],
        [201, undefined],
        [404, 'NOT_FOUND'],
      ]);
    }
  });

  for (const [what, conditions, message] of [
    ['600 comparisons', groups(600), 'conditions has more than 500 comparisons or groups'],
    ['9,000 comparisons', groups(9_000), 'conditions has more than 64 KiB'],
    ['40,000 invalid ones', { or: Array.from({ length: 40_000 }, () => ({ a: 1 })) }, 'has more than 64 KiB'],
    ['51 patterns', patterns(51, 'x'), 'conditions has 51 patterns, and the maximum is 50'],
    ['a pattern of 501 characters', patterns(1, 'x'.repeat(501)), 'must NOT have more than 500 characters'],
    ['a pattern with many repetitions', patterns(1, '\\pL{1000}'.repeat(4)), 'is too complex'],
  ] as const) {
    it(`previewRule, createRule, replaceRule: ${what} are refused with 422 that says so`, async () => {
      for (const { status, body } of await sendTo(conditions)) {
        expect([status, body.error.code]).to.deep.equal([422, 'VALIDATION_ERROR']);
        expect(body.error.message).to.contain(message);
        expect(body.error.details[0].path).to.match(/^conditions/);
      }
    });
  }

  it('createRule: a list of 100,000 invalid actions is refused within a second', async () => {
    const startedAt = performance.now();
    const { status, body } = await app.post('/api/v1/rules', {
      name: 'Coffee',
      conditions: {},
      actions: Array.from({ length: 100_000 }, () => 1),
    });
    expect([status, body.error.code]).to.deep.equal([422, 'VALIDATION_ERROR']);
    expect(performance.now() - startedAt).to.be.below(5_000);
  });
});

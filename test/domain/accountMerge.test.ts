import { expect } from 'chai';
import { type Edits, type MergeRow, mergeEdits, planAccountMerge } from '../../src/domain/accountMerge.ts';

const untouched: Edits = {
  categorySlug: null,
  categoryEditedAt: null,
  tags: [],
  tagsAdded: [],
  tagsRemoved: [],
  tagsEditedAt: null,
  transferPairId: null,
  transferRuledOut: false,
};
const row = (id: string, differences: Partial<MergeRow> = {}): MergeRow => ({
  id,
  date: '2026-11-19',
  amount: '4.75',
  isoCurrencyCode: 'USD',
  name: 'Blue Heron Coffee',
  pending: false,
  isDeletedByUser: false,
  isFromFile: false,
  edits: untouched,
  ...differences,
});
const deleted = (id: string) => row(id, { isDeletedByUser: true });
const decided = (id: string, decision: Partial<Edits>) => row(id, { edits: { ...untouched, ...decision } });
const edited = (id: string, categorySlug: string, at = '2026-11-20T00:00:00.000Z') =>
  row(id, { edits: { ...untouched, categorySlug, categoryEditedAt: at } });

/** Which rows are paired, moved and dropped. */
function outcome(source: MergeRow[], target: MergeRow[], keepsPending = false) {
  const { moved, paired, dropped } = planAccountMerge(source, target, { keepsPending });
  return { moved, paired: paired.map((pair) => `${pair.source}=${pair.target}`).sort(), dropped };
}

const cases: [string, MergeRow[], MergeRow[], { moved?: string[]; paired?: string[]; dropped?: string[] }][] =
  [
    ['equal rows are paired', [row('s')], [row('t')], { paired: ['s=t'] }],
    [
      'a row of a file and one of a bank are paired under other names too, the most similar ones first',
      [
        row('s1', { isFromFile: true, name: 'LANDLORD' }),
        row('s2', { isFromFile: true, name: 'TEA HOUSE 7' }),
      ],
      [row('t1', { name: 'TEA HOUSE' }), row('t2', { name: 'SEPA 8871' })],
      { paired: ['s1=t2', 's2=t1'] },
    ],
    [
      'two rows of files, or of banks, under other names are not; nor is a deleted one',
      [row('s1', { isFromFile: true, name: 'LANDLORD' }), row('s2', { name: 'SEPA 8871' })],
      [
        row('t1', { isFromFile: true, name: 'RENT', isDeletedByUser: true }),
        row('t2', { name: 'XKQ', isDeletedByUser: true }),
      ],
      { moved: ['s1', 's2'] },
    ],
    [
      'spelling of amount and name does not matter',
      [row('s', { amount: '4.750', name: 'BLUE  HERON, coffee' })],
      [row('t')],
      { paired: ['s=t'] },
    ],
    ['another day moves', [row('s', { date: '2026-11-18' })], [row('t')], { moved: ['s'] }],
    ['another amount moves', [row('s', { amount: '4.76' })], [row('t')], { moved: ['s'] }],
    ['another currency moves', [row('s', { isoCurrencyCode: 'EUR' })], [row('t')], { moved: ['s'] }],
    [
      'two real equal purchases stay two',
      [row('s1'), row('s2')],
      [row('t1'), row('t2')],
      { paired: ['s1=t1', 's2=t2'] },
    ],
    [
      'what one login has once more moves',
      [row('s1'), row('s2')],
      [row('t')],
      { paired: ['s1=t'], moved: ['s2'] },
    ],
    ['a deletion does not hide the visible twin', [deleted('s')], [row('t')], { paired: ['s=t'] }],
    ['a visible row is not merged into a deleted twin', [row('s')], [deleted('t')], { moved: ['s'] }],
    ['two deleted rows are paired', [deleted('s')], [deleted('t')], { paired: ['s=t'] }],
    [
      'a visible row is paired before a deleted one',
      [deleted('s1'), row('s2')],
      [row('t')],
      { paired: ['s2=t'], moved: ['s1'] },
    ],
    [
      'a pending row that the other login will report is dropped',
      [row('s', { pending: true })],
      [],
      { dropped: ['s'] },
    ],
    [
      'an edited row goes onto the twin without edits',
      [row('s1'), edited('s2', 'travel')],
      [edited('t1', 'income'), row('t2')],
      { paired: ['s1=t1', 's2=t2'] },
    ],
    [
      'the side of a transfer goes onto the twin without one',
      [row('s1'), decided('s2', { transferPairId: 'pair s' })],
      [decided('t1', { transferPairId: 'pair t' }), row('t2')],
      { paired: ['s1=t1', 's2=t2'] },
    ],
    [
      'what the user ruled out as a transfer goes onto the twin without edits',
      [row('s1'), decided('s2', { transferRuledOut: true })],
      [edited('t1', 'income'), row('t2')],
      { paired: ['s1=t1', 's2=t2'] },
    ],
  ];

describe('account merge', () => {
  for (const [claim, source, target, expected] of cases) {
    it(claim, () => {
      const whole = { moved: [], paired: [], dropped: [], ...expected };
      expect(outcome(source, target)).to.deep.equal(whole);
      expect(outcome(source.toReversed(), target.toReversed())).to.deep.equal(whole);
    });
  }

  it('pending rows move if their login moves too', () => {
    expect(outcome([row('s', { pending: true })], [], true).moved).to.deep.equal(['s']);
  });

  it('the newer category wins, whichever account it is in', () => {
    const older = edited('a', 'travel', '2026-11-20T00:00:00.000Z').edits;
    const newer = edited('b', 'income', '2026-11-21T00:00:00.000Z').edits;
    for (const pair of [
      [older, newer],
      [newer, older],
    ] as const) {
      expect(mergeEdits(...pair)).to.include({
        categorySlug: 'income',
        categoryEditedAt: newer.categoryEditedAt,
      });
    }
    expect(mergeEdits(untouched, older).categorySlug).to.equal('travel');
    expect(mergeEdits(older, untouched).categorySlug).to.equal('travel');
  });

  it("the target's transfer is kept, else the source's, and a transfer before that there is none", () => {
    const pair = (transferPairId: string) => ({ transferPairId, transferRuledOut: false });
    const none = { transferPairId: null, transferRuledOut: true };
    const unknown = { transferPairId: null, transferRuledOut: false };
    for (const [target, source, expected] of [
      [pair('t'), pair('s'), pair('t')],
      [pair('t'), none, pair('t')],
      [none, pair('s'), pair('s')],
      [unknown, pair('s'), pair('s')],
      [unknown, none, none],
      [none, unknown, none],
      [unknown, unknown, unknown],
    ]) {
      expect(mergeEdits({ ...untouched, ...target }, { ...untouched, ...source })).to.include(expected);
    }
  });

  it('tags of both rows are kept; if one was added and removed, the newer edit wins', () => {
    const added: Edits = {
      ...untouched,
      tags: ['shared', 'trip'],
      tagsAdded: ['shared', 'trip'],
      tagsEditedAt: '2026-11-20T00:00:00.000Z',
    };
    const removed: Edits = {
      ...untouched,
      tags: ['work'],
      tagsAdded: ['work'],
      tagsRemoved: ['shared'],
      tagsEditedAt: '2026-11-21T00:00:00.000Z',
    };
    for (const pair of [
      [added, removed],
      [removed, added],
    ] as const) {
      expect(mergeEdits(...pair)).to.deep.include({
        tags: ['trip', 'work'],
        tagsAdded: ['trip', 'work'],
        tagsRemoved: ['shared'],
        tagsEditedAt: '2026-11-21T00:00:00.000Z',
      });
    }
  });
});

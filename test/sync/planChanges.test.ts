import { expect } from 'chai';
import { type Change, keyOf, type LedgerRow } from '../../src/sync/changes.ts';
import { type PlanOptions, planChanges } from '../../src/sync/planChanges.ts';
import { purchase } from '../support/scriptedProvider.ts';

type Purchase = ReturnType<typeof purchase>;

/** A stored row whose id is `row <external id>`, unchanged since the provider reported it. */
function stored(externalId: string, differences: Partial<LedgerRow> = {}): LedgerRow {
  const { accountExternalId: _, raw, ...fields } = purchase(externalId);
  return {
    ...fields,
    raw,
    id: `row ${externalId}`,
    accountId: 'checking',
    categorySlug: null,
    stagedAt: null,
    deletedByUser: false,
    removedByProvider: false,
    ...differences,
  };
}

const upsert = (externalId: string, differences: Partial<Purchase> = {}, accountId = 'checking'): Change => ({
  kind: 'upsert',
  accountId,
  transaction: purchase(externalId, differences),
  categorySlug: null,
  stagedAt: null,
});
const remove = (externalId: string): Change => ({ kind: 'remove', externalId });

/** Plans the changes and summarizes the plan: the inserted rows, and the outcome of each changed row. */
function plan(existing: LedgerRow[], changes: Change[], options: Partial<PlanOptions> = {}) {
  const { inserts, updates, removals } = planChanges(existing, changes, {
    linksPending: true,
    idsSpanAccounts: true,
    matches: new Map(),
    isListing: false,
    unlisted: new Map(),
    ...options,
  });
  return {
    inserted: inserts.map(({ externalId, pendingExternalId, removedByProvider }) =>
      [externalId, pendingExternalId, removedByProvider ? 'removed' : null].filter((part) => part !== null),
    ),
    updated: updates.map(({ before, row }) => [before.id, row.externalId, row.pendingExternalId]),
    removed: removals.map(({ before, mergedInto }) => [before.id, mergedInto]),
  };
}

interface Case {
  title: string;
  existing?: LedgerRow[];
  changes: Change[];
  options?: Partial<PlanOptions>;
  inserted?: unknown[];
  updated?: unknown[];
  removed?: unknown[];
}

const pending = { pending: true };
const tookOver = { pendingExternalId: 'p' };

const cases: Case[] = [
  { title: 'an unknown transaction is inserted', changes: [upsert('a')], inserted: [['a']] },
  { title: 'an unchanged one is not written', existing: [stored('a')], changes: [upsert('a')] },
  {
    title: 'the same amount with other zeros is no change',
    existing: [stored('a', { amount: '4.750' })],
    changes: [upsert('a')],
  },
  {
    title: 'a changed one is updated in its row',
    existing: [stored('a')],
    changes: [upsert('a', { amount: '5.00' })],
    updated: [['row a', 'a', null]],
  },
  {
    title: 'a change and its reversal in one chunk write nothing',
    existing: [stored('a')],
    changes: [upsert('a', { amount: '5.00' }), upsert('a')],
  },
  {
    title: 'a removed transaction stays stored, marked as removed',
    existing: [stored('a')],
    changes: [remove('a')],
    removed: [['row a', null]],
  },
  { title: 'a removal of an unknown transaction does nothing', changes: [remove('a')] },
  {
    title: 'a second removal does nothing',
    existing: [stored('a', { removedByProvider: true })],
    changes: [remove('a')],
  },
  {
    title: 'a removed transaction that is reported again returns in its row',
    existing: [stored('a', { removedByProvider: true })],
    changes: [upsert('a')],
    updated: [['row a', 'a', null]],
  },
  { title: 'one that is added and removed in one chunk leaves nothing', changes: [upsert('a'), remove('a')] },
  {
    title: 'one that is removed and added in one chunk is unchanged',
    existing: [stored('a')],
    changes: [remove('a'), upsert('a')],
  },
  {
    title: 'a posted transaction takes over the row of its pending one',
    existing: [stored('p', pending)],
    changes: [upsert('q', tookOver)],
    updated: [['row p', 'q', 'p']],
  },
  {
    title: 'also if both arrive in one chunk',
    changes: [upsert('p', pending), upsert('q', tookOver)],
    inserted: [['q', 'p']],
  },
  {
    title: 'also if the pending one is removed first',
    existing: [stored('p', pending)],
    changes: [remove('p'), upsert('q', tookOver)],
    updated: [['row p', 'q', 'p']],
  },
  {
    title: 'a removal of the pending one afterwards does nothing',
    existing: [stored('q', tookOver)],
    changes: [remove('p')],
  },
  {
    title: 'a late delivery of the pending one does nothing',
    existing: [stored('q', tookOver)],
    changes: [upsert('p', pending)],
  },
  {
    title: 'a later change without the pending id keeps it',
    existing: [stored('q', tookOver)],
    changes: [upsert('q', { amount: '5.00' })],
    updated: [['row q', 'q', 'p']],
  },
  {
    title:
      'a posted transaction that is added and removed in one chunk is stored as removed, to remember its pending one',
    changes: [upsert('q', tookOver), remove('q')],
    inserted: [['q', 'p', 'removed']],
  },
  {
    title: 'if the pending id is reported late, the older row is kept and the other is merged into it',
    existing: [stored('p', pending), stored('q')],
    changes: [upsert('q', tookOver)],
    updated: [['row p', 'q', 'p']],
    removed: [['row q', 'row p']],
  },
  {
    title:
      'a posted transaction with a new id takes over the row of the removed one with the same pending id',
    existing: [stored('q', tookOver)],
    changes: [remove('q'), upsert('x', tookOver)],
    updated: [['row q', 'x', 'p']],
  },
  {
    title: 'also if the new id is reported first',
    existing: [stored('q', tookOver)],
    changes: [upsert('x', tookOver), remove('q')],
    updated: [['row q', 'x', 'p']],
  },
  {
    title: 'two posted transactions of one pending one are two rows while neither is removed',
    existing: [stored('q', tookOver)],
    changes: [upsert('x', tookOver)],
    inserted: [['x', 'p']],
  },
  {
    title: 'the user’s deletion does not keep the provider from updating the row',
    existing: [stored('a', { deletedByUser: true })],
    changes: [upsert('a', { amount: '5.00' })],
    updated: [['row a', 'a', null]],
  },
  {
    title: 'a transaction that moves to another account keeps its row, if ids span accounts',
    existing: [stored('a')],
    changes: [upsert('a', {}, 'savings')],
    updated: [['row a', 'a', null]],
  },
  {
    title: 'else it is another transaction',
    existing: [stored('a')],
    changes: [upsert('a', {}, 'savings')],
    options: { idsSpanAccounts: false },
    inserted: [['a']],
  },
  {
    title: 'a listed transaction under a new id is updated in the row that it was matched with',
    existing: [stored('a')],
    changes: [upsert('b')],
    options: { linksPending: false, isListing: true, matches: new Map([[keyOf('checking', 'b'), 'row a']]) },
    updated: [['row a', 'b', null]],
  },
  {
    title: 'a pending transaction that a listing names again returns if the posted one is not listed',
    existing: [stored('q', tookOver)],
    changes: [upsert('p', pending)],
    options: { isListing: true, unlisted: new Map([['row q', null]]) },
    updated: [['row q', 'p', 'p']],
  },
];

describe('planChanges', () => {
  for (const { title, existing = [], changes, options, inserted = [], updated = [], removed = [] } of cases) {
    it(title, () => {
      expect(plan(existing, changes, options)).to.deep.equal({ inserted, updated, removed });
    });
  }

  it('a merge keeps the deletion of either row', () => {
    const { updates } = planChanges(
      [stored('p', { ...pending, deletedByUser: false }), stored('q', { deletedByUser: true })],
      [upsert('q', tookOver)],
      {
        linksPending: true,
        idsSpanAccounts: true,
        matches: new Map(),
        isListing: false,
        unlisted: new Map(),
      },
    );
    expect(updates.map(({ row }) => row.deletedByUser)).to.deep.equal([true]);
  });
});

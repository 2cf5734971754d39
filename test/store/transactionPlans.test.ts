import { expect } from 'chai';
import type { TransactionFilters } from '../../src/store/transactionFilters.ts';
import { listTransactions } from '../../src/store/transactions.ts';
import { fillLedger } from '../support/manyTransactions.ts';
import type { TestDatabase } from '../support/testDatabase.ts';
import { createTestDatabase } from '../support/testDatabase.ts';

/** `make test-long` uses the real size. In `make test` the table is smaller, but large enough for the planner. */
const ROWS = process.env['BREADBOX_TEST_FACTOR'] ? 1_000_000 : 200_000;

interface Plan {
  'Node Type': string;
  'Relation Name'?: string;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Plan[];
}

/** Counts rows that were read and discarded, because a complete index scan is no better than a table scan. */
const wasted = (plan: Plan): number =>
  (plan['Rows Removed by Filter'] ?? 0) +
  (plan['Rows Removed by Index Recheck'] ?? 0) +
  (plan.Plans ?? []).reduce((sum, part) => sum + wasted(part), 0);

const scans = (plan: Plan): string[] => [
  ...(plan['Relation Name'] === 'transactions' ? [plan['Node Type']] : []),
  ...(plan.Plans ?? []).flatMap(scans),
];

describe('listTransactions: plans', function () {
  this.timeout(900_000);
  let database: TestDatabase;
  let rareAccountId: string;

  before(async () => {
    database = await createTestDatabase();
    ({ rareAccountId } = await fillLedger(database.db, ROWS));
  });
  after(() => database.drop());

  /** Returns PostgreSQL's plan for the statement that the list sends. */
  async function explain(filters: Partial<TransactionFilters>): Promise<Plan> {
    const { db } = database;
    const statements: { sql: string; bindings: unknown[] }[] = [];
    const note = (query: { sql: string; bindings: unknown[] }) => statements.push(query);
    db.on('query', note);
    await listTransactions(db, {
      filters: { search_mode: 'contains', ...filters },
      sortBy: 'date',
      sortOrder: 'desc',
      limit: 50,
      after: null,
      fields: null,
    });
    db.off('query', note);
    const list = statements.find(({ sql }) => sql.includes('order by date desc'));
    if (!list) throw new Error('The list sent no statement.');
    const explained = `explain (analyze, format json) ${list.sql.replaceAll(/\$\d+/g, '?')}`;
    // The statement's own values, which the query event passes on as they were bound.
    const { rows } = await db.raw(explained, list.bindings as string[]);
    return rows[0]['QUERY PLAN'][0].Plan;
  }

  const rare: [string, () => Partial<TransactionFilters>][] = [
    ['account_id', () => ({ account_id: rareAccountId })],
    ['category_slug', () => ({ category_slug: 'medical-eye-care' })],
    ['tags', () => ({ tags: ['needs-review'] })],
    ['any_tag', () => ({ any_tag: ['needs-review', 'urgent'] })],
    ['pending', () => ({ pending: true })],
    ['dates', () => ({ start_date: '2024-03-01', end_date: '2024-03-05' })],
    ['amounts', () => ({ min_amount: 159.9 })],
    ['search, contains', () => ({ search: 'zanzibar' })],
    ['search, words', () => ({ search: 'zanzibar spice', search_mode: 'words' })],
    ['search, fuzzy', () => ({ search: 'zanzibor', search_mode: 'fuzzy' })],
    ['search that finds nothing', () => ({ search: 'xylophone' })],
    ['search for two characters', () => ({ search: 'nz' })],
    ['search for two characters that finds nothing', () => ({ search: 'zq' })],
    ['account and category', () => ({ account_id: rareAccountId, category_slug: 'medical-eye-care' })],
    ['account and search', () => ({ account_id: rareAccountId, search: 'zanzibar' })],
    [
      'category, pending and amount',
      () => ({ category_slug: 'medical-eye-care', pending: true, min_amount: 10 }),
    ],
  ];
  for (const [what, filters] of rare) {
    it(`scans no table completely for ${what}`, async () => {
      const plan = await explain(filters());
      expect(scans(plan)).to.have.length.greaterThan(0);
      expect(scans(plan)).not.to.include('Seq Scan');
      expect(wasted(plan)).to.be.lessThan(ROWS / 50);
    });
  }
});

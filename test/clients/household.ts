import { fillLedger } from '../support/manyTransactions.ts';
import { startTestApp } from '../support/testApp.ts';
import type { ExpectedReading } from './judgeReading.ts';

const TRANSACTIONS = 6_000;
/** A 32-bit float cannot hold it. */
const LARGE_AMOUNT = '1234567.89';

export interface FilledServer {
  url: string;
  key: string;
  /** What a right client reads from it. */
  transactions: ExpectedReading['transactions'];
  rules: string[];
  close(): Promise<void>;
}

/** Starts a server that holds 6,000 transactions, one of them of 1234567.89, and rules with every kind of condition. */
export async function startFilledServer(): Promise<FilledServer> {
  const app = await startTestApp();
  const { db } = app.context;
  await fillLedger(db, TRANSACTIONS);
  const [first] = await db('transactions').orderBy('id').limit(1).pluck('id');
  await db('transactions').where({ id: first }).update({ amount: LARGE_AMOUNT });
  for (const rule of RULES) {
    const { status, body } = await app.post('/api/v1/rules', rule);
    if (status !== 201) throw new Error(`The rule ${rule.name} was refused: ${body.error.message}`);
  }
  const rows: { id: string; amount: string }[] = await db('transactions').select('id', 'amount');
  return {
    url: app.url,
    key: app.keys.read_only,
    transactions: new Map(rows.map(({ id, amount }) => [id, amount])),
    rules: RULES.map(({ name }) => name),
    close: () => app.close(),
  };
}

const actions = [
  { type: 'set_category', category_slug: 'travel' },
  { type: 'add_tag', tag_slug: 'needs-review' },
  { type: 'remove_tag', tag_slug: 'needs-review' },
];

const RULES = [
  { name: 'everything', conditions: { match: 'every_transaction' }, actions },
  {
    name: 'nested',
    conditions: {
      and: [
        { field: 'name', op: 'contains', value: 'coffee' },
        {
          or: [
            { field: 'amount', op: 'gte', value: 1234567.89 },
            { field: 'pending', op: 'eq', value: true },
          ],
        },
        { not: { field: 'tags', op: 'in', value: ['needs-review'] } },
      ],
    },
    actions,
  },
  { name: 'texts', conditions: { field: 'merchant_name', op: 'in', value: ['Bakery', 'Books'] }, actions },
  { name: 'tags', conditions: { field: 'tags', op: 'contains', value: 'needs-review' }, actions },
];

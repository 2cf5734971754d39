import type { LedgerRowInput } from '../support/ledgerRows.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { Random } from '../support/random.ts';
import type { TestApp } from '../support/testApp.ts';

/** A random household, as its members know it: amounts in cents, positive for money out. */
export interface ModelRow {
  account: AccountName;
  user: 'Alex' | 'Sam';
  currency: 'USD' | 'EUR';
  date: string;
  cents: number;
  merchant: string;
  category: string;
  pending: boolean;
  tags: string[];
  /** Between two accounts of the household. */
  isTransfer: boolean;
}

export type AccountName = 'Everyday' | 'Rainy day' | 'Visa' | 'Sam EUR';

export interface Household {
  rows: ModelRow[];
  /** What each account holds, or owes, today. */
  balances: Record<AccountName, number>;
}

export const TODAY = '2026-11-20';
const SEED = Number(process.env['MCP_SEED'] ?? 20);
const OWNERS: Record<AccountName, 'Alex' | 'Sam'> = {
  Everyday: 'Alex',
  'Rainy day': 'Alex',
  Visa: 'Sam',
  'Sam EUR': 'Sam',
};
const TYPES: Record<AccountName, string> = {
  Everyday: 'depository',
  'Rainy day': 'depository',
  Visa: 'credit',
  'Sam EUR': 'depository',
};
const SHOPS: [merchant: string, category: string, from: number, to: number][] = [
  ['Coffee Corner', 'food-and-drink-coffee', 250, 780],
  ['Green Market', 'food-and-drink-groceries', 1200, 14_000],
  ['Corner Grocer', 'food-and-drink-groceries', 300, 4000],
  ['Trattoria Roma', 'food-and-drink-restaurant', 2200, 9800],
  ['City Taxi', 'transportation-taxis-and-ride-shares', 700, 4200],
  ['Book Nook', 'general-merchandise-bookstores-and-newsstands', 900, 6100],
  ['Gadget Store', 'general-merchandise-electronics', 1900, 89_000],
  ['Kiosk 24', 'uncategorized', 150, 2600],
  ['Street Fair', 'uncategorized', 500, 3000],
];

const pad = (part: number): string => String(part).padStart(2, '0');

/** Returns rows of January to November 2026. */
function inventHousehold(): Household {
  const random = new Random(SEED);
  const rows: ModelRow[] = [];
  const add = (
    account: AccountName,
    row: Partial<ModelRow> & Pick<ModelRow, 'date' | 'cents' | 'merchant'>,
  ) =>
    rows.push({
      account,
      user: OWNERS[account],
      currency: account === 'Sam EUR' ? 'EUR' : 'USD',
      category: 'uncategorized',
      pending: false,
      tags: [],
      isTransfer: false,
      ...row,
    });
  for (let month = 1; month <= 11; month++) {
    const day = (number: number) => `2026-${pad(month)}-${pad(number)}`;
    const lastDay = month === 11 ? 19 : 28;
    add('Everyday', {
      date: day(1),
      cents: -random.between(310_000, 330_000),
      merchant: 'Acme Payroll',
      category: 'income-wages',
    });
    add('Everyday', {
      date: day(3),
      cents: 145_000,
      merchant: 'Hill Street Rent',
      category: 'rent-and-utilities-rent',
    });
    const price = month < 8 ? 1299 : 1549;
    add('Visa', {
      date: day(9),
      cents: price,
      merchant: 'Stream Flix',
      category: 'entertainment-tv-and-movies',
    });
    const saved = random.between(10_000, 60_000);
    add('Everyday', { date: day(5), cents: saved, merchant: 'To savings', isTransfer: true });
    add('Rainy day', { date: day(5), cents: -saved, merchant: 'From checking', isTransfer: true });
    for (let each = 0; each < 24; each++) {
      const [merchant, category, from, to] = random.pick(SHOPS);
      add(random.pick(['Everyday', 'Visa', 'Sam EUR'] as const), {
        date: day(random.between(1, lastDay)),
        cents: random.between(from, to),
        merchant,
        category,
        tags: month === 7 && random.happens(0.4) ? ['vacation'] : [],
      });
    }
    if (random.happens(0.5)) {
      add('Visa', {
        date: day(random.between(6, lastDay)),
        cents: -random.between(900, 9000),
        merchant: 'Gadget Store',
        category: 'general-merchandise-electronics',
      });
    }
  }
  for (let each = 0; each < 3; each++) {
    add('Visa', {
      date: TODAY,
      cents: random.between(300, 9000),
      merchant: 'Green Market',
      category: 'food-and-drink-groceries',
      pending: true,
    });
  }
  return {
    rows,
    balances: {
      Everyday: random.between(100_000, 900_000),
      'Rainy day': random.between(500_000, 2_000_000),
      Visa: random.between(10_000, 200_000),
      'Sam EUR': random.between(50_000, 300_000),
    },
  };
}

const decimal = (cents: number): string => (cents / 100).toFixed(2);

/** Puts the household into the app, and banks of Alex: one wants a new sign-in, one failed today, one was removed. */
export async function moveIn(app: TestApp): Promise<Household> {
  const household = inventHousehold();
  const users: Record<string, string> = {};
  for (const name of ['Alex', 'Sam']) {
    users[name] = (await app.post('/api/v1/users', { name })).body.id;
  }
  await app.post('/api/v1/tags', { slug: 'vacation', display_name: 'Vacation' });
  const ids: Record<string, string[]> = {};
  for (const [name, owner] of Object.entries(OWNERS) as [AccountName, string][]) {
    const { body } = await app.post('/api/v1/accounts', {
      name,
      type: TYPES[name],
      iso_currency_code: name === 'Sam EUR' ? 'EUR' : 'USD',
      user_id: users[owner],
    });
    const mine = household.rows.filter(({ account }) => account === name);
    ids[name] = await insertRows(app.database.db, body.id, mine.map(toLedgerRow));
    await app.put(`/api/v1/accounts/${body.id}/balances/${TODAY}`, {
      balance: Number(decimal(household.balances[name])),
    });
  }
  await pairTransfers(app, household, ids);
  const { connectionId } = await createAccounts(app.database.db, ['Dormant']);
  await app.database
    .db('connections')
    .where({ id: connectionId })
    .update({ status: 'pending_reauth', last_synced_at: new Date('2026-11-11T08:00:00Z') });
  for (const status of ['error', 'disconnected']) {
    const other = await createAccounts(app.database.db, [`Of a bank in ${status}`]);
    await app.database
      .db('connections')
      .where({ id: other.connectionId })
      .update({
        status,
        last_synced_at: new Date(`${TODAY}T08:00:00Z`),
        reauth_recommended: status === 'disconnected',
      });
  }
  return household;
}

const toLedgerRow = (row: ModelRow): LedgerRowInput => ({
  amount: decimal(row.cents),
  iso_currency_code: row.currency,
  date: row.date,
  name: row.merchant.toUpperCase(),
  merchant_name: row.merchant,
  pending: row.pending,
  tags: row.tags,
  provider_category_slug: row.category === 'uncategorized' ? null : row.category,
});

async function pairTransfers(
  app: TestApp,
  { rows }: Household,
  ids: Record<string, string[]>,
): Promise<void> {
  const idOf = (account: AccountName, row: ModelRow): string =>
    ids[account]?.[rows.filter((each) => each.account === account).indexOf(row)] ?? '';
  const outs = rows.filter((row) => row.isTransfer && row.cents > 0);
  for (const out of outs) {
    const into = rows.find((row) => row.isTransfer && row.date === out.date && row.cents === -out.cents);
    if (!into) throw new Error('Each transfer has two sides.');
    const body = { transaction_id: idOf('Rainy day', into) };
    const { status } = await app.post(`/api/v1/transactions/${idOf('Everyday', out)}/pair-transfer`, body);
    if (status !== 200) throw new Error(`pair-transfer answered ${status}.`);
  }
}

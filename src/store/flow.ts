import type { Database } from '../context.ts';
import type { Sql } from './transactionFilters.ts';

/** What the money of a transaction is to the household: income, spending, or a transfer between its own accounts. */
export type Flow = 'income' | 'spending' | 'transfer in' | 'transfer out';

/** Everything in these categories is income, corrections included. */
const INCOME = ['income', 'transfer-in'];
/** Money in is income here, and in every other category a refund. */
const INCOME_IF_MONEY_IN = ['uncategorized', 'loan-payments'];

/** Returns the SQL expression of a row's flow. */
export async function flowOf(db: Database): Promise<Sql> {
  return {
    text: `
      case
        when transfer_pair_id is not null then case when amount < 0 then 'transfer in' else 'transfer out' end
        when category_slug = any(?) or amount < 0 and category_slug = any(?) then 'income'
        else 'spending'
      end`,
    values: [await findFamilies(db, INCOME), await findFamilies(db, INCOME_IF_MONEY_IN)],
  };
}

/** These primary categories and their children. */
const findFamilies = (db: Database, primarySlugs: readonly string[]): Promise<string[]> =>
  db('categories').whereIn('slug', primarySlugs).orWhereIn('primary_slug', primarySlugs).pluck('slug');

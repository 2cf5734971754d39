import type { Database } from '../../src/context.ts';
import { createAccounts } from './ledgerRows.ts';

/**
 * Inserts a large ledger that is always the same for the same count: twenty accounts, three years, two thousand
 * merchants, some without a merchant name, and one rare account, category, tag and merchant with a few rows each.
 */
export async function fillLedger(
  db: Database,
  count: number,
  onProgress: (done: number) => void = () => {},
): Promise<{ accountIds: string[]; rareAccountId: string }> {
  const names = Array.from({ length: 20 }, (_, number) => `Account ${number}`);
  const { accountIds } = await createAccounts(db, [...names, 'Rare account']);
  const rareAccountId = accountIds.at(-1) ?? '';
  const slugs = await db('categories').orderBy('slug').pluck('slug');
  const chunkSize = 50_000;
  for (let from = 0; from < count; from += chunkSize) {
    await db.transaction(async (trx) => {
      await trx.raw('set local statement_timeout = 0');
      await trx.raw(INSERT, {
        from,
        to: Math.min(from + chunkSize, count) - 1,
        accounts: accountIds.slice(0, 20),
        rareAccountId,
        slugs: slugs.filter((slug: string) => slug !== 'medical-eye-care'),
      });
    });
    onProgress(Math.min(from + chunkSize, count));
  }
  await db.raw('vacuum analyze transactions');
  return { accountIds, rareAccountId };
}

/** Returns the SQL expression for the id of the row with this number. */
export const idOf = (number: string): string =>
  `('01900000-' || lpad(to_hex(${number} >> 16 & 65535), 4, '0') || '-7' || lpad(to_hex(${number} & 4095), 3, '0') || '-8'
    || lpad(to_hex(${number} >> 12 & 15), 3, '0') || '-' || lpad(to_hex(${number}::bigint), 12, '0'))::uuid`;
export const shortIdOf = (number: string): string => `lpad(to_hex(${number}), 8, '0')`;

/** hashint4 spreads the values without randomness, so that the same count gives the same ledger. */
const INSERT = `
  insert into transactions (
    id, short_id, account_id, external_id, amount, iso_currency_code, date, name, merchant_name, pending,
    provider_category_slug, tags, payment_channel, created_at, updated_at)
  select
    ${idOf('i')}, ${shortIdOf('i')},
    case when i % 200000 = 77 then :rareAccountId::uuid
      else (:accounts::uuid[])[1 + h % 20] end,
    'external-' || i,
    ((h % 20000) - 4000) / 100.0,
    case when h % 50 = 0 then 'EUR' when h % 333 = 0 then null else 'USD' end,
    date '2024-01-01' + (h / 7 % 1060),
    case when i % 200000 = 78 then 'ZANZIBAR SPICE TRADERS ' || i
      else (array['COFFEE', 'GROCERY', 'MARKET', 'ONLINE', 'STATION', 'BOOKS', 'PHARMACY', 'BAKERY'])[1 + h / 11 % 8]
        || ' STORE ' || (h / 11 % 2000) || ' #' || (h / 11 % 2000 * 7 % 997) end,
    case when h % 5 = 0 then null else 'Merchant ' || (h / 11 % 2000) end,
    h % 5000 = 1,
    case when i % 200000 = 79 then 'medical-eye-care' else (:slugs::text[])[1 + h / 3 % array_length(:slugs::text[], 1)] end,
    case when i % 200000 = 80 then array['needs-review'] else '{}' end,
    (array['in store', 'online', 'other'])[1 + h % 3],
    now(), now()
  from generate_series(:from::integer, :to::integer) as i,
    lateral (select abs(hashint4(i)) as h) as spread`;

import type { Database } from '../context.ts';
import { idColumn } from '../domain/ids.ts';
import type { Occurrence } from '../domain/recurring/findStreams.ts';
import { VISIBLE } from './transactionColumns.ts';

/** Where a household buys more often than this in the time, nothing regular can be told from it. */
const MAX_PER_LABEL = 400;

/**
 * Posted transactions since a day that may recur: no transfers between own accounts, and nothing of accounts that are
 * linked elsewhere too.
 */
export async function findOccurrences(
  db: Database,
  { since, accountId, userId }: { since: string; accountId: string | null; userId: string | null },
): Promise<Occurrence[]> {
  const { rows } = await db.raw(
    `with counted as (
       select a.id from accounts a
       left join connections c on c.id = a.connection_id
       left join users u on u.id = coalesce(a.user_id, c.user_id)
       where not a.is_dependent_linked
         and (:accountId::text is null or a.${idColumn(accountId ?? '')}::text = :accountId)
         and (:userId::text is null or u.${idColumn(userId ?? '')}::text = :userId)
     ), labels as (
       select account_id, coalesce(merchant_name, name) as label, iso_currency_code, unofficial_currency_code,
         array_agg(date::text order by date, id) as dates, array_agg(amount::text order by date, id) as amounts,
         (array_agg(category_slug order by date desc, id desc))[1] as category_slug
       from transactions
       where ${VISIBLE} and not pending and transfer_pair_id is null and amount <> 0 and date >= :since
         and account_id in (select id from counted)
       group by account_id, label, iso_currency_code, unofficial_currency_code
       -- Names that differ in numbers may be one merchant.
       having count(*) <= :max and (count(*) > 1 or coalesce(merchant_name, name) ~ '[0-9]'))
     select account_id as "accountId", label, iso_currency_code as "isoCurrencyCode",
       unofficial_currency_code as "unofficialCurrencyCode", category_slug as "categorySlug", dates, amounts
     from labels order by account_id, label`,
    {
      since,
      accountId: accountId?.length === 36 ? accountId.toLowerCase() : accountId,
      userId: userId?.length === 36 ? userId.toLowerCase() : userId,
      max: MAX_PER_LABEL,
    },
  );
  return rows.flatMap(({ dates, amounts, ...label }: LabelRow) =>
    dates.map((date, at) => ({ ...label, date, amount: amounts[at] ?? '0' })),
  );
}

interface LabelRow extends Omit<Occurrence, 'date' | 'amount'> {
  dates: string[];
  amounts: string[];
}

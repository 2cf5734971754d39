import type { Database } from '../context.ts';
import { toDecimal, toUnits } from '../domain/balances/exact.ts';
import { idColumn, newId, newShortId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import type { AccountType } from '../providers/provider.ts';
import { requireUser } from './users.ts';

/** Accounts that are kept by hand, and balances that are set by hand. */

export interface ManualAccount {
  name: string;
  type: AccountType;
  iso_currency_code: string;
  user_id: string;
  subtype: string | null;
  institution_name: string;
}

/** Returns its id. Throws ApiError VALIDATION_ERROR when there is no such user. */
export async function createManualAccount(trx: Database, account: ManualAccount, now: Date): Promise<string> {
  await requireUser(trx, account.user_id);
  const id = newId(now);
  await trx('accounts').insert({
    id,
    short_id: newShortId(),
    connection_id: null,
    external_id: id,
    ...account,
    created_at: now,
    updated_at: now,
  });
  return id;
}

/**
 * Sets the balance of a day, and that of the account if no later one is known.
 * @throws ApiError NOT_FOUND, or CONFLICT where a bank reports the balances.
 */
export async function setBalance(
  trx: Database,
  id: string,
  { day, balance }: { day: string; balance: string },
  now: Date,
): Promise<void> {
  const { rows } = await trx.raw(
    `select a.id, c.provider, a.merged_into from accounts a left join connections c on c.id = a.connection_id
     where a.${idColumn(id)} = ? for no key update of a`,
    [id],
  );
  const [account] = rows;
  if (!account) throw new ApiError('NOT_FOUND', `No account has the id ${id}.`);
  if (account.merged_into) {
    throw new ApiError('CONFLICT', `The account is merged into ${account.merged_into}. Use that account.`);
  }
  if (account.provider !== null && account.provider !== 'csv') {
    throw new ApiError(
      'CONFLICT',
      'A bank fills this account, or did until its connection was removed: its balances are those that it reported.',
    );
  }
  await trx.raw(
    `insert into balance_snapshots (account_id, day, balance, source, reported_at)
     values (:id, :day, :balance::numeric, 'user', :now)
     on conflict (account_id, day) do update set
       balance = excluded.balance, source = excluded.source, reported_at = excluded.reported_at`,
    { id: account.id, day, balance, now },
  );
  await trx.raw(
    `update accounts a set balance_current = s.balance, balance_updated_at = :now, updated_at = :now
     from balance_snapshots s
     where a.id = :id and s.account_id = a.id
       and s.day = (select max(day) from balance_snapshots where account_id = :id)`,
    { id: account.id, now },
  );
}

/** A number of JSON as an exact decimal of at most 18 places. */
export async function toExactDecimal(db: Database, value: number): Promise<string> {
  const { rows } = await db.raw('select round(?::numeric, 18)::text as value', [String(value)]);
  return toDecimal(toUnits(rows[0].value));
}

import type { Database } from '../context.ts';
import { idColumn, newId } from '../domain/ids.ts';
import { pairTransfers, type TransferRow } from '../domain/transfers/pairTransfers.ts';
import type { TransferAccount } from '../domain/transfers/transferEvidence.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { VISIBLE } from './transactionColumns.ts';

/**
 * Finds transfers between own accounts among what has changed. A *search* names an account and a time: its transactions
 * that changed then or later are compared with those of other accounts. Whoever changes transactions records a search
 * in the same database transaction, so that a crash loses none, and runs the searches after its commit.
 *
 * Only one process searches at a time: two that commit at once would each miss the other's side. It holds no row while
 * it waits for its turn, so no two wait for each other.
 */

/** Records that these accounts have transactions that changed at `changedAt` or later. */
export async function recordTransferSearch(
  trx: Database,
  accountIds: readonly string[],
  changedAt: Date | '-infinity',
): Promise<void> {
  if (accountIds.length === 0) return;
  await trx.raw('insert into transfer_searches select unnest(:accountIds::uuid[]), :changedAt', {
    accountIds: [...accountIds],
    changedAt,
  });
}

/** Records the same for the account of a transaction. */
export async function recordTransferSearchOf(
  trx: Database,
  transactionId: string,
  changedAt: Date,
): Promise<void> {
  const column = idColumn(transactionId);
  await trx.raw(
    `insert into transfer_searches select account_id, :changedAt from transactions where ${column} = :transactionId`,
    { transactionId, changedAt },
  );
}

/** So many amounts are searched at a time: a search that read the rows of all would need memory with the ledger's size. */
const AMOUNTS_AT_ONCE = 1_000;

/** Runs the recorded searches. Returns how many transactions got another `transfer_pair_id`. */
export async function runTransferSearches(db: Database, now: Date): Promise<number> {
  const { rows } = await db.raw('select exists (select from transfer_searches) as "isAny"');
  if (!rows[0].isAny) return 0;
  return inTransaction(db, async (trx) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('transfer_searches'))`);
    await trx.raw('set local statement_timeout = 0');
    const changed = await takeChangedAmounts(trx);
    const incomplete = await findIncompletePairs(trx);
    const amounts = [...new Set([...changed, ...incomplete.map(({ amount }) => amount)])];
    if (amounts.length === 0) return 0;
    const accounts = await findAccounts(trx);
    const ofUser = await findRowsOfUserPairs(trx);
    let count = await storePairs(trx, [...ofUser, ...incomplete], pairTransfers(ofUser, accounts), now);
    for (let from = 0; from < amounts.length; from += AMOUNTS_AT_ONCE) {
      const found = await findRows(trx, amounts.slice(from, from + AMOUNTS_AT_ONCE));
      count += await storePairs(trx, found, pairTransfers(found, accounts), now);
    }
    return count;
  });
}

interface PairedRow {
  id: string;
  pairId: string | null;
}

/** Accounts whose transactions other accounts show too. */
const COUNTS = 'account_id <> all(array(select id from accounts where is_dependent_linked))';

/**
 * Deletes the searches, and returns the amounts of what changed in their accounts, and of its other sides so far: those
 * in which money left one account and came into another, and those of pairs, which may have to part.
 */
async function takeChangedAmounts(trx: Database): Promise<string[]> {
  const { rows } = await trx.raw(
    `with taken as (delete from transfer_searches returning account_id, changed_at),
       searches as (select account_id, min(changed_at) as changed_at from taken group by account_id),
       changed as materialized (
         select abs(t.amount) as size, t.transfer_pair_id from searches s
         join transactions t on t.account_id = s.account_id and t.updated_at >= s.changed_at),
       sizes as materialized (
         select size from changed
         union
         select abs(amount) from transactions
         where transfer_pair_id in (select transfer_pair_id from changed where transfer_pair_id is not null)),
       signed as (select size, size as amount from sizes union select size, -size from sizes),
       sides as materialized (
         select distinct size, amount > 0 as is_out, account_id, transfer_pair_id is not null as is_paired
         from signed join transactions using (amount)
         where ${VISIBLE} and ${COUNTS})
     select size as amount from sides where is_paired
     union
     select o.size from sides o join sides i
       on i.size = o.size and o.is_out and not i.is_out and i.account_id <> o.account_id`,
  );
  return rows.map(({ amount }: { amount: string }) => amount);
}

/** The rows of pairs of which one side is hidden, gone, not counted, or on the account of the other since a merge. */
async function findIncompletePairs(trx: Database): Promise<(PairedRow & { amount: string })[]> {
  const { rows } = await trx.raw(
    `select id, transfer_pair_id as "pairId", abs(amount) as amount from transactions
     where transfer_pair_id in (
       select transfer_pair_id from transactions where transfer_pair_id is not null
       group by transfer_pair_id
       having count(*) filter (where ${VISIBLE} and ${COUNTS}) <> 2 or count(distinct account_id) <> 2)`,
  );
  return rows;
}

const SELECT = `
  select t.id, account_id as "accountId", date, amount,
    coalesce(t.iso_currency_code, t.unofficial_currency_code) as currency, t.name, merchant_name as "merchantName",
    provider_category_slug as "categorySlug", user_transfer_pair_id as "userPairId",
    transfer_ruled_out as "isRuledOut", transfer_pair_id as "pairId"
  from transactions t
  where ${VISIBLE} and ${COUNTS}`;

/** The visible rows of these amounts in either direction, without those that the user paired. */
async function findRows(trx: Database, amounts: readonly string[]): Promise<(TransferRow & PairedRow)[]> {
  const { rows } = await trx.raw(
    `${SELECT} and amount = any(:amounts::numeric[]) and user_transfer_pair_id is null`,
    { amounts: amounts.flatMap((amount) => [amount, `-${amount}`]) },
  );
  return rows;
}

async function findRowsOfUserPairs(trx: Database): Promise<(TransferRow & PairedRow)[]> {
  const { rows } = await trx.raw(`${SELECT} and user_transfer_pair_id is not null`);
  return rows;
}

async function findAccounts(trx: Database): Promise<TransferAccount[]> {
  const { rows } = await trx.raw(
    `select a.id, a.type, a.mask, array_remove(array[a.name, a.official_name, a.display_name], null) as names,
       a.institution_name as "institutionName", u.name as "ownerName"
     from accounts a
     left join connections c on c.id = a.connection_id
     left join users u on u.id = coalesce(a.user_id, c.user_id)
     where a.merged_into is null
     order by a.id`,
  );
  return rows;
}

async function storePairs(
  trx: Database,
  rows: readonly (PairedRow & Partial<TransferRow>)[],
  pairs: readonly { out: string; in: string }[],
  now: Date,
): Promise<number> {
  const rowOf = new Map(rows.map((row) => [row.id, row]));
  const wanted = new Map<string, string>();
  for (const pair of pairs) {
    const [out, into] = [rowOf.get(pair.out), rowOf.get(pair.in)];
    const isPaired = out?.pairId != null && out.pairId === into?.pairId;
    const pairId = isPaired ? out.pairId : (out?.userPairId ?? newId(now));
    if (pairId) wanted.set(pair.out, pairId).set(pair.in, pairId);
  }
  const changes = [...rowOf.values()]
    .map(({ id, pairId }) => ({ id, before: pairId, after: wanted.get(id) ?? null }))
    .filter(({ before, after }) => before !== after);
  if (changes.length === 0) return 0;
  await trx.raw(
    `with locked as (select id from transactions where id = any(:ids::uuid[]) order by id for no key update)
     update transactions t set transfer_pair_id = c.pair_id, updated_at = :now
     from unnest(:ids::uuid[], :pairIds::uuid[]) as c (id, pair_id), locked
     where t.id = c.id and locked.id = c.id`,
    { ids: changes.map(({ id }) => id), pairIds: changes.map(({ after }) => after), now },
  );
  return changes.length;
}

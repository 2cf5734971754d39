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

/** Runs the recorded searches. Returns how many transactions got another `transfer_pair_id`. */
export async function runTransferSearches(db: Database, now: Date): Promise<number> {
  const { rows } = await db.raw('select exists (select from transfer_searches) as "isAny"');
  if (!rows[0].isAny) return 0;
  return inTransaction(db, async (trx) => {
    await trx.raw(`select pg_advisory_xact_lock(hashtext('transfer_searches'))`);
    await trx.raw('set local statement_timeout = 0');
    const changed = await takeChangedAmounts(trx);
    const incomplete = await findIncompletePairs(trx);
    const amounts = new Set([...changed, ...incomplete.map(({ amount }) => amount)]);
    if (amounts.size === 0) return 0;
    const rows = await findRows(trx, [...amounts]);
    const pairs = pairTransfers(rows, await findAccounts(trx));
    return storePairs(trx, [...rows, ...incomplete], pairs, now);
  });
}

interface PairedRow {
  id: string;
  pairId: string | null;
}

/** Deletes the searches, and returns the amounts of what changed in their accounts, and of its other sides so far. */
async function takeChangedAmounts(trx: Database): Promise<string[]> {
  const { rows } = await trx.raw(
    `with taken as (delete from transfer_searches returning account_id, changed_at),
       searches as (select account_id, min(changed_at) as changed_at from taken group by account_id),
       changed as materialized (
         select t.amount, t.transfer_pair_id from searches s
         join transactions t on t.account_id = s.account_id and t.updated_at >= s.changed_at)
     select abs(amount) as amount from changed
     union
     select abs(amount) from transactions
     where transfer_pair_id in (select transfer_pair_id from changed where transfer_pair_id is not null)`,
  );
  return rows.map(({ amount }: { amount: string }) => amount);
}

/** Accounts whose transactions other accounts show too. */
const COUNTS = 'account_id <> all(array(select id from accounts where is_dependent_linked))';

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

/** The visible rows of these amounts in either direction, and everything that the user paired. */
async function findRows(trx: Database, amounts: readonly string[]): Promise<(TransferRow & PairedRow)[]> {
  const { rows } = await trx.raw(
    `select t.id, account_id as "accountId", date, amount,
       coalesce(t.iso_currency_code, t.unofficial_currency_code) as currency, t.name, merchant_name as "merchantName",
       provider_category_slug as "categorySlug", user_transfer_pair_id as "userPairId",
       transfer_ruled_out as "isRuledOut", transfer_pair_id as "pairId"
     from transactions t
     where ${VISIBLE} and (amount = any(:amounts::numeric[]) or user_transfer_pair_id is not null)
       and ${COUNTS}`,
    { amounts: amounts.flatMap((amount) => [amount, `-${amount}`]) },
  );
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

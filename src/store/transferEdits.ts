import type { Database } from '../context.ts';
import { idColumn, newId } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { VISIBLE } from './transactionColumns.ts';
import { getTransactionId } from './transactionEdits.ts';
import { recordTransferSearch, recordTransferSearchOf } from './transferPairs.ts';

/** The user's decisions about what is a transfer between own accounts. */

interface Side {
  id: string;
  accountId: string;
  isMoneyOut: boolean;
  currency: string | null;
  pairId: string | null;
}

/**
 * Pairs two transactions, in the caller's transaction.
 * @throws ApiError NOT_FOUND for the first, VALIDATION_ERROR for the second or if they cannot be two sides, CONFLICT if
 * one is paired with another transaction.
 */
export async function pairByUser(trx: Database, id: string, otherId: string, now: Date): Promise<void> {
  const firstId = await getTransactionId(trx, id);
  if (firstId === otherId.toLowerCase()) throw invalid('is the transaction itself', 'contradiction');
  const { rows } = await trx.raw(
    `select id, account_id as "accountId", amount > 0 as "isMoneyOut", transfer_pair_id as "pairId",
       coalesce(iso_currency_code, unofficial_currency_code) as currency
     from transactions where id = any(:ids::uuid[]) and ${VISIBLE} order by id for no key update`,
    { ids: [firstId, otherId] },
  );
  const sides: Side[] = rows;
  const one = sides.find((side) => side.id === firstId);
  const other = sides.find((side) => side.id !== firstId);
  if (!one) throw new ApiError('NOT_FOUND', `No transaction has the id ${id}.`);
  if (!other) throw invalid('is not the id of a transaction', 'not_found');
  if (one.accountId === other.accountId) throw invalid('is on the same account', 'contradiction');
  await refuseOtherAmounts(trx, one, other);
  if (one.pairId !== null && one.pairId === other.pairId) return keepPair(trx, one.pairId, now);
  const paired = sides.find((side) => side.pairId !== null);
  if (paired)
    throw new ApiError(
      'CONFLICT',
      `The transaction ${paired.id} is paired with another one. Unpair it first.`,
    );
  const pairId = newId(now);
  await releaseUserPairs(trx, [one.id, other.id], now);
  await trx.raw(
    `update transactions set transfer_pair_id = :pairId, user_transfer_pair_id = :pairId,
       transfer_ruled_out = false, updated_at = :now
     where id = any(:ids::uuid[])`,
    { pairId, ids: [one.id, other.id], now },
  );
  await recordTransferSearch(trx, [one.accountId, other.accountId], now);
}

/** Leaves the former other sides, whose pairs did not fit any more, to automatic pairing. */
async function releaseUserPairs(trx: Database, ids: readonly string[], now: Date): Promise<void> {
  const { rows } = await trx.raw(
    `update transactions set user_transfer_pair_id = null, updated_at = :now
     where user_transfer_pair_id in (select user_transfer_pair_id from transactions where id = any(:ids::uuid[]))
       and id <> all(:ids::uuid[])
     returning account_id`,
    { ids: [...ids], now },
  );
  await recordTransferSearch(
    trx,
    rows.map(({ account_id }: { account_id: string }) => account_id),
    now,
  );
}

/** In one currency, a difference would be money that is neither spent nor transferred. */
async function refuseOtherAmounts(trx: Database, one: Side, other: Side): Promise<void> {
  if (one.isMoneyOut === other.isMoneyOut) throw invalid('goes in the same direction', 'contradiction');
  if (one.currency !== other.currency) return;
  const { rows } = await trx.raw(
    'select sum(amount) <> 0 as differs from transactions where id = any(:ids::uuid[])',
    { ids: [one.id, other.id] },
  );
  if (rows[0].differs) throw invalid('has another amount', 'contradiction');
}

/** Makes a pair that was found automatically the user's. */
async function keepPair(trx: Database, pairId: string, now: Date): Promise<void> {
  await trx('transactions')
    .where('transfer_pair_id', pairId)
    .whereNull('user_transfer_pair_id')
    .update({ user_transfer_pair_id: pairId, updated_at: now });
}

/** Declares that a transaction and its other side are no transfer. Throws ApiError NOT_FOUND. */
export async function unpairByUser(trx: Database, id: string, now: Date): Promise<void> {
  const { rows } = await trx.raw(
    `select id from transactions
     where ${VISIBLE} and (${idColumn(id)} = :id
       or transfer_pair_id = (select transfer_pair_id from transactions where ${idColumn(id)} = :id and ${VISIBLE})
       or user_transfer_pair_id = (
         select user_transfer_pair_id from transactions where ${idColumn(id)} = :id and ${VISIBLE}))
     order by id for no key update`,
    { id },
  );
  if (rows.length === 0) throw new ApiError('NOT_FOUND', `No transaction has the id ${id}.`);
  await trx('transactions')
    .whereIn(
      'id',
      rows.map((row: { id: string }) => row.id),
    )
    .whereRaw('(transfer_pair_id is not null or user_transfer_pair_id is not null or not transfer_ruled_out)')
    .update({
      transfer_pair_id: null,
      user_transfer_pair_id: null,
      transfer_ruled_out: true,
      updated_at: now,
    });
  // A limited API key does not reach the other side, and what was uncertain beside this one may be certain now.
  await recordTransferSearchOf(trx, id, now);
}

const invalid = (message: string, code: 'contradiction' | 'not_found'): ApiError =>
  new ApiError('VALIDATION_ERROR', `The body is not valid: transaction_id ${message}.`, {
    details: [{ path: 'transaction_id', code, message }],
  });

import type { Database } from '../context.ts';
import { checkExpectation, toChangedSet } from '../domain/expectedChange.ts';
import { ApiError } from '../errors.ts';
import type { MassWrite, MassWriteOutcome } from './massWrite.ts';
import { completeOperation, insertOperation } from './operations.ts';
import { findChangedSet, recordedUpdate } from './recordedUpdate.ts';
import { VISIBLE } from './transactionColumns.ts';
import type { Sql, TransactionFilters } from './transactionFilters.ts';
import { toCondition } from './transactionFilters.ts';

/** A user's category for many transactions at once. */

/**
 * Sets the category of all of these transactions or of none, in the caller's database transaction.
 * @throws ApiError VALIDATION_ERROR naming each id that no transaction has, COUNT_MISMATCH
 */
export async function setCategories(
  trx: Database,
  ids: readonly string[],
  slug: string,
  write: MassWrite,
  now: Date,
): Promise<MassWriteOutcome> {
  const rows = await trx('transactions')
    .select('id')
    .whereIn('id', [...ids])
    .whereRaw(VISIBLE)
    .orderBy('id')
    .forUpdate();
  const known = new Set(rows.map((row) => row.id));
  const details = ids.flatMap((id, position) =>
    known.has(id.toLowerCase())
      ? []
      : [
          {
            path: `transaction_ids[${position}]`,
            code: 'not_found' as const,
            message: 'names no transaction',
          },
        ],
  );
  if (details.length > 0) {
    const message = 'The body is not valid: transaction_ids names what does not exist.';
    throw new ApiError('VALIDATION_ERROR', message, { details });
  }
  return setWhere(trx, { text: 'id = any(?::uuid[])', values: [[...known]] }, slug, write, now);
}

/**
 * Sets the category of every transaction that matches the filters, in the caller's database transaction.
 * @throws ApiError COUNT_MISMATCH
 */
export async function setCategoryWhere(
  trx: Database,
  filters: TransactionFilters,
  slug: string,
  write: MassWrite,
  now: Date,
): Promise<MassWriteOutcome> {
  const condition = await toCondition(trx, filters);
  if (condition) return setWhere(trx, condition, slug, write, now);
  const none = toChangedSet([]);
  checkExpectation(write.expectation, none);
  return { count: 0, operationId: null, dryRunToken: write.dryRun ? none.digest : null };
}

async function setWhere(
  trx: Database,
  { text, values }: Pick<Sql, 'text' | 'values'>,
  slug: string,
  { kind, apiKeyId, audit, expectation, dryRun }: MassWrite,
  now: Date,
): Promise<MassWriteOutcome> {
  const where = `${text} and user_category_slug is distinct from ?`;
  if (dryRun) {
    const found = await findChangedSet(trx, { text: where, values: [...values, slug] });
    checkExpectation(expectation, found);
    return { count: found.count, operationId: null, dryRunToken: found.digest };
  }
  const id = await insertOperation(trx, { kind, apiKeyId, audit, categorySlug: slug }, now);
  const changed = await recordedUpdate(
    trx,
    id,
    {
      keep: { slug: 'user_category_slug', editedAt: 'category_edited_at' },
      where,
      set: 'user_category_slug = ?, category_edited_at = ?, updated_at = ?',
    },
    [...values, slug, slug, now, now],
  );
  checkExpectation(expectation, changed);
  return {
    count: changed.count,
    operationId: await completeOperation(trx, id, changed.count),
    dryRunToken: null,
  };
}

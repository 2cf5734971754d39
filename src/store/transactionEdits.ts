import type { Database } from '../context.ts';
import { idColumn } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import type { TransactionFilters } from './transactionFilters.ts';
import { toCondition } from './transactionFilters.ts';

/** What a user says of transactions: it beats every rule and every provider, and outlives every sync. */

/**
 * Keeps a category that is about to be named from being deleted until the transaction is over.
 * @throws ApiError VALIDATION_ERROR when there is no such category.
 */
export async function holdCategory(trx: Database, slug: string): Promise<void> {
  const category = await trx('categories').select('slug').where({ slug }).forKeyShare().first();
  if (category) return;
  throw new ApiError('VALIDATION_ERROR', `The body is not valid: category_slug names no category.`, {
    details: [{ path: 'category_slug', message: 'names no category' }],
  });
}

/** Returns whether the category was another one before. Throws ApiError NOT_FOUND. */
export async function setCategory(db: Database, id: string, slug: string, now: Date): Promise<boolean> {
  const changed = await db('transactions')
    .where(idColumn(id), id)
    .whereNull('deleted_at')
    .whereRaw('user_category_slug is distinct from ?', [slug])
    .update({ user_category_slug: slug, updated_at: now });
  if (changed === 0) await getTransactionId(db, id);
  return changed > 0;
}

/** The UUID of a transaction that stands. Throws ApiError NOT_FOUND. */
export async function getTransactionId(db: Database, id: string): Promise<string> {
  const row = await db('transactions').select('id').where(idColumn(id), id).whereNull('deleted_at').first();
  return row?.id ?? notFound(id);
}

/** Forgets the user's word on the category and notes the rules'. A row that says just that is not written. */
export async function clearUserCategory(
  db: Database,
  id: string,
  ruleCategorySlug: string | null,
  now: Date,
): Promise<void> {
  await db('transactions')
    .where({ id })
    .whereRaw('(user_category_slug is not null or rule_category_slug is distinct from ?)', [ruleCategorySlug])
    .update({ user_category_slug: null, rule_category_slug: ruleCategorySlug, updated_at: now });
}

/**
 * Sets the category of all of these, or of none, in the caller's transaction.
 * @returns how many really changed.
 * @throws ApiError VALIDATION_ERROR naming each id that no transaction has.
 */
export async function setCategories(
  trx: Database,
  ids: readonly string[],
  slug: string,
  now: Date,
): Promise<number> {
  const rows = await trx('transactions')
    .select('id')
    .whereIn('id', [...ids])
    .whereNull('deleted_at')
    .orderBy('id')
    .forUpdate();
  const known = new Set(rows.map((row) => row.id));
  const details = ids.flatMap((id, position) =>
    known.has(id.toLowerCase())
      ? []
      : [{ path: `transaction_ids[${position}]`, message: 'names no transaction' }],
  );
  if (details.length > 0) {
    const message = 'The body is not valid: transaction_ids names what does not exist.';
    throw new ApiError('VALIDATION_ERROR', message, { details });
  }
  return trx('transactions')
    .whereIn('id', [...known])
    .whereRaw('user_category_slug is distinct from ?', [slug])
    .update({ user_category_slug: slug, updated_at: now });
}

/** Sets the category of all that the filters find, in one statement. Returns how many really changed. */
export async function setCategoryWhere(
  db: Database,
  filters: TransactionFilters,
  slug: string,
  now: Date,
): Promise<number> {
  const condition = await toCondition(db, filters);
  if (!condition) return 0;
  const { rowCount } = await db.raw(
    `update transactions set user_category_slug = ?, updated_at = ?
     where ${condition.text} and user_category_slug is distinct from ?`,
    [slug, now, ...condition.values, slug],
  );
  return rowCount;
}

/** Deletes for the user. Deleting what the user has deleted changes nothing. Throws ApiError NOT_FOUND. */
export async function deleteTransaction(db: Database, id: string, now: Date): Promise<void> {
  const deleted = await db('transactions')
    .where(idColumn(id), id)
    .whereNull('deleted_at')
    .update({ deleted_at: now, deleted_by: 'user', updated_at: now });
  if (deleted > 0) return;
  const tombstone = await db('transactions')
    .select('id')
    .where(idColumn(id), id)
    .where('deleted_by', 'user')
    .first();
  if (!tombstone) notFound(id);
}

/** Takes a user's deletion back. Restoring what stands changes nothing. Throws ApiError NOT_FOUND. */
export async function restoreTransaction(db: Database, id: string, now: Date): Promise<void> {
  const restored = await db('transactions')
    .where(idColumn(id), id)
    .where('deleted_by', 'user')
    .update({ deleted_at: null, deleted_by: null, updated_at: now });
  if (restored === 0) await getTransactionId(db, id);
}

/**
 * Adds a tag that is not there yet, in the caller's transaction.
 * @throws ApiError NOT_FOUND for the transaction and for the tag.
 */
export async function addTag(trx: Database, id: string, slug: string, now: Date): Promise<void> {
  // The tag's deletion waits for us and then takes it off this row too, or we find that there is no such tag.
  const tag = await trx('tags').select('slug').where({ slug }).forKeyShare().first();
  if (!tag) tagNotFound(slug);
  const changed = await trx('transactions')
    .where(idColumn(id), id)
    .whereNull('deleted_at')
    .whereRaw('not tags @> array[?]', [slug])
    .update({
      tags: trx.raw('array(select tag from unnest(tags || array[?::text]) as tag order by tag)', [slug]),
      updated_at: now,
    });
  if (changed === 0) await getTransactionId(trx, id);
}

/** Removes a tag if it is there. Throws ApiError NOT_FOUND for the transaction and for the tag. */
export async function removeTag(db: Database, id: string, slug: string, now: Date): Promise<void> {
  const tag = await db('tags').select('slug').where({ slug }).first();
  if (!tag) tagNotFound(slug);
  const changed = await db('transactions')
    .where(idColumn(id), id)
    .whereNull('deleted_at')
    .whereRaw('tags @> array[?]', [slug])
    .update({ tags: db.raw('array_remove(tags, ?)', [slug]), updated_at: now });
  if (changed === 0) await getTransactionId(db, id);
}

function tagNotFound(slug: string): never {
  throw new ApiError('NOT_FOUND', `No tag has the slug ${slug}.`);
}

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No transaction has the id ${id}.`);
}

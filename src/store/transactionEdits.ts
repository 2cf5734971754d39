import type { Database } from '../context.ts';
import { idColumn } from '../domain/ids.ts';
import { ApiError } from '../errors.ts';
import { VISIBLE } from './transactionColumns.ts';
import { recordTransferSearchOf } from './transferPairs.ts';

/** A user's edits of transactions. They take precedence over rules and providers, and no sync changes them. */

/**
 * Locks a category against deletion until the end of the database transaction.
 * @throws ApiError VALIDATION_ERROR when there is no such category.
 */
export async function requireCategory(trx: Database, slug: string): Promise<void> {
  const category = await trx('categories').select('slug').where({ slug }).forKeyShare().first();
  if (category) return;
  throw new ApiError('VALIDATION_ERROR', `The body is not valid: category_slug names no category.`, {
    details: [{ path: 'category_slug', code: 'not_found', message: 'names no category' }],
  });
}

/** Returns whether the category was another one before. Throws ApiError NOT_FOUND. */
export async function setCategory(db: Database, id: string, slug: string, now: Date): Promise<boolean> {
  const changed = await db('transactions')
    .where(idColumn(id), id)
    .whereRaw(VISIBLE)
    .whereRaw('user_category_slug is distinct from ?', [slug])
    .update({ user_category_slug: slug, category_edited_at: now, updated_at: now });
  if (changed === 0) await getTransactionId(db, id);
  return changed > 0;
}

/** The UUID of a transaction that is not deleted. Throws ApiError NOT_FOUND. */
export async function getTransactionId(db: Database, id: string): Promise<string> {
  const row = await db('transactions').select('id').where(idColumn(id), id).whereRaw(VISIBLE).first();
  return row?.id ?? notFound(id);
}

/** Removes the user's override of the category and stores the rules' category. An unchanged row is not written. */
export async function clearUserCategory(
  db: Database,
  id: string,
  ruleCategorySlug: string | null,
  now: Date,
): Promise<void> {
  await db('transactions')
    .where({ id })
    .whereRaw('(user_category_slug is not null or rule_category_slug is distinct from ?)', [ruleCategorySlug])
    .update({
      user_category_slug: null,
      category_edited_at: null,
      rule_category_slug: ruleCategorySlug,
      updated_at: now,
    });
}

/** Marks a transaction as deleted by the user. A second call changes nothing. Throws ApiError NOT_FOUND. */
export async function deleteTransaction(db: Database, id: string, now: Date): Promise<void> {
  const deleted = await db('transactions')
    .where(idColumn(id), id)
    .whereRaw(VISIBLE)
    .update({ deleted_by_user_at: now, updated_at: now });
  if (deleted > 0) return recordTransferSearchOf(db, id, now);
  const deletedBefore = await db('transactions')
    .select('id')
    .where(idColumn(id), id)
    .whereNotNull('deleted_by_user_at')
    .first();
  if (!deletedBefore) notFound(id);
}

/**
 * Undoes a user's deletion. Restoring a transaction that is not deleted changes nothing.
 * @throws ApiError NOT_FOUND, or CONFLICT when the bank has removed it since the user deleted it.
 */
export async function restoreTransaction(db: Database, id: string, now: Date): Promise<void> {
  const restored = await db('transactions')
    .where(idColumn(id), id)
    .whereNotNull('deleted_by_user_at')
    .whereNull('removed_by_provider_at')
    .update({ deleted_by_user_at: null, updated_at: now });
  if (restored > 0) return recordTransferSearchOf(db, id, now);
  const row = await db('transactions')
    .select('deleted_by_user_at', 'removed_by_provider_at')
    .where(idColumn(id), id)
    .first();
  if (!row || (row.removed_by_provider_at && !row.deleted_by_user_at)) notFound(id);
  if (row.removed_by_provider_at)
    throw new ApiError(
      'CONFLICT',
      'The bank no longer reports this transaction, so it cannot be restored. ' +
        'If the bank reports it again, restore it then.',
    );
}

/**
 * Adds a tag, in the caller's transaction, and records that the user did: no rule removes it from then on.
 * @throws ApiError NOT_FOUND for the transaction and for the tag.
 */
export async function addTag(trx: Database, id: string, slug: string, now: Date): Promise<void> {
  await lockTag(trx, slug);
  const { rowCount } = await trx.raw(
    `update transactions set
       tags = array(select distinct tag from unnest(tags || array[:slug::text]) as tag order by tag),
       tags_added_by_user = array(
         select distinct tag from unnest(tags_added_by_user || array[:slug::text]) as tag order by tag),
       tags_removed_by_user = array_remove(tags_removed_by_user, :slug),
       tags_edited_at = :now,
       updated_at = case when tags @> array[:slug::text] then updated_at else :now end
     where :idColumn: = :id and ${VISIBLE}
       and not (tags @> array[:slug::text] and tags_added_by_user @> array[:slug::text])`,
    { idColumn: idColumn(id), id, slug, now },
  );
  if (rowCount === 0) await getTransactionId(trx, id);
}

/**
 * Removes a tag, in the caller's transaction, and records that the user did, whether or not it was there: no rule
 * adds it from then on.
 * @throws ApiError NOT_FOUND for the transaction and for the tag.
 */
export async function removeTag(trx: Database, id: string, slug: string, now: Date): Promise<void> {
  await lockTag(trx, slug);
  const { rowCount } = await trx.raw(
    `update transactions set
       tags = array_remove(tags, :slug),
       tags_added_by_user = array_remove(tags_added_by_user, :slug),
       tags_removed_by_user = array(
         select distinct tag from unnest(tags_removed_by_user || array[:slug::text]) as tag order by tag),
       tags_edited_at = :now,
       updated_at = case when tags @> array[:slug::text] then :now else updated_at end
     where :idColumn: = :id and ${VISIBLE}
       and (tags @> array[:slug::text] or not tags_removed_by_user @> array[:slug::text])`,
    { idColumn: idColumn(id), id, slug, now },
  );
  if (rowCount === 0) await getTransactionId(trx, id);
}

/** Locks a tag: its deletion waits for the end of the database transaction and then removes it from this row too. */
async function lockTag(trx: Database, slug: string): Promise<void> {
  const tag = await trx('tags').select('slug').where({ slug }).forKeyShare().first();
  if (!tag) throw new ApiError('NOT_FOUND', `No tag has the slug ${slug}.`);
}

function notFound(id: string): never {
  throw new ApiError('NOT_FOUND', `No transaction has the id ${id}.`);
}

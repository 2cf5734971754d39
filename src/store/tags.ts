import type { Database } from '../context.ts';
import { newId, newShortId } from '../domain/ids.ts';
import { namesTag } from '../domain/rules/categoryNames.ts';
import { ApiError } from '../errors.ts';
import { allowLongStatements } from '../postgres/statementTimeout.ts';
import { findNamingRules } from './rules.ts';
import { updateInIdOrder } from './updateInIdOrder.ts';
import { columnsOf } from './viewColumns.ts';

export interface Tag {
  id: string;
  short_id: string;
  slug: string;
  display_name: string;
  description: string;
  color: string | null;
  created_at: Date;
  updated_at: Date;
}

const COLUMNS = columnsOf<Tag>()([
  'id',
  'short_id',
  'slug',
  'display_name',
  'description',
  'color',
  'created_at',
  'updated_at',
]);

/** Tags by slug. `after` is the last slug of the previous page. */
export async function listTags(db: Database, page: { limit: number; after: string | null }): Promise<Tag[]> {
  const query = db<Tag>('tags')
    .select(...COLUMNS)
    .orderByRaw('slug collate "C"')
    .limit(page.limit);
  return page.after === null ? query : query.whereRaw('slug collate "C" > ?', [page.after]);
}

/** @throws ApiError CONFLICT when the slug is taken. */
export async function createTag(
  db: Database,
  input: Pick<Tag, 'slug' | 'display_name' | 'description' | 'color'>,
  now: Date,
): Promise<Tag> {
  const { slug, display_name, description, color } = input;
  const [tag] = await db<Tag>('tags')
    .insert({
      id: newId(now),
      short_id: newShortId(),
      slug,
      display_name,
      description,
      color,
      created_at: now,
      updated_at: now,
    })
    .onConflict('slug')
    .ignore()
    .returning([...COLUMNS]);
  if (tag) return tag;
  throw new ApiError('CONFLICT', `Another tag has the slug ${slug}.`, {
    details: [{ path: 'slug', code: 'taken', message: 'belongs to another tag' }],
  });
}

/** In the caller's transaction, if `check` accepts the tag as it is. Throws ApiError NOT_FOUND. */
export async function updateTag(
  trx: Database,
  slug: string,
  changes: Partial<Pick<Tag, 'display_name' | 'description' | 'color'>>,
  now: Date,
  check: (current: Tag) => void,
): Promise<Tag> {
  check(await lockTag(trx, slug));
  const [tag] = await trx<Tag>('tags')
    .where({ slug })
    .update({ ...changes, updated_at: now })
    .returning([...COLUMNS]);
  return tag ?? notFound(slug);
}

/**
 * Deletes a tag and removes it from all transactions, in the caller's transaction, if `check` accepts it as it is.
 * @throws ApiError NOT_FOUND, or CONFLICT while rules name it.
 */
export async function deleteTag(
  trx: Database,
  slug: string,
  now: Date,
  check: (current: Tag) => void,
): Promise<void> {
  await allowLongStatements(trx);
  // Writing or applying a rule with this tag locks this row too, so it waits for the deletion or is waited for.
  check(await lockTag(trx, slug));
  const naming = await findNamingRules(trx, (rule) => namesTag(rule, slug));
  if (naming.length > 0)
    throw new ApiError('CONFLICT', `Rules name the tag ${slug}: ${naming.join(', ')}.`, {
      details: naming.map((name) => ({
        path: 'slug',
        code: 'in_use',
        message: `is named by the rule "${name}"`,
      })),
    });
  await trx.raw(
    updateInIdOrder({
      set: `
        tags = array_remove(tags, :slug),
        tags_added_by_user = array_remove(tags_added_by_user, :slug),
        tags_removed_by_user = array_remove(tags_removed_by_user, :slug),
        updated_at = case when tags @> array[:slug]::text[] then :now else updated_at end`,
      where: 'tags @> array[:slug]::text[] or tags_removed_by_user @> array[:slug]::text[]',
    }),
    { slug, now },
  );
  await trx('tags').where({ slug }).delete();
}

async function lockTag(trx: Database, slug: string): Promise<Tag> {
  const tag = await trx<Tag>('tags')
    .select(...COLUMNS)
    .where({ slug })
    .forUpdate()
    .first();
  return tag ?? notFound(slug);
}

function notFound(slug: string): never {
  throw new ApiError('NOT_FOUND', `No tag has the slug ${slug}.`);
}

import type { Database } from '../context.ts';
import type { Action, Facts } from '../domain/rules/rule.ts';
import { inTransaction } from '../postgres/inTransaction.ts';
import { lockCategories } from './categories.ts';
import { lockReferenced } from './rules.ts';
import { VISIBLE } from './transactionColumns.ts';

/** The fields of transactions that rules test, and the fields that rules change. */

/** The fields of an account that rules test. */
export type AccountFacts = Pick<Facts, 'accountId' | 'accountName' | 'provider' | 'userId' | 'userName'>;

/** Facts by account id, of all accounts or of one connection. The name is the display name if there is one. */
export async function findAccountFacts(
  db: Database,
  connectionId?: string,
): Promise<Map<string, AccountFacts>> {
  const { rows } = await db.raw(
    `select a.id as "accountId", coalesce(a.display_name, a.name) as "accountName", c.provider,
       u.id as "userId", u.name as "userName"
     from accounts a
     left join connections c on c.id = a.connection_id
     left join users u on u.id = coalesce(a.user_id, c.user_id)
     where :connectionId::uuid is null or a.connection_id = :connectionId`,
    { connectionId: connectionId ?? null },
  );
  return new Map(rows.map((account: AccountFacts) => [account.accountId, account]));
}

/** The fields of a stored transaction that rules test, without those of its account. */
export type TransactionFacts = Omit<Facts, keyof AccountFacts> & {
  id: string;
  accountId: string;
  /** PostgreSQL's xmin of the row, which differs after every write. */
  version: string;
};

const SELECT = `
  select id, account_id as "accountId", name, merchant_name as "merchantName", amount, pending, tags,
    tags_added_by_user as "tagsAddedByUser", tags_removed_by_user as "tagsRemovedByUser",
    user_category_slug as "userCategorySlug", rule_category_slug as "ruleCategorySlug",
    provider_category_slug as "providerCategorySlug", xmin::text as version
  from transactions`;

/** The next chunk of transactions that are not deleted, ordered by id. */
export async function readTransactionFacts(
  db: Database,
  afterId: string | null,
  limit: number,
): Promise<TransactionFacts[]> {
  const { rows } = await db.raw(
    `${SELECT} where ${VISIBLE} and (:afterId::uuid is null or id > :afterId) order by id limit :limit`,
    { afterId, limit },
  );
  return rows;
}

export async function findTransactionFacts(
  db: Database,
  ids: readonly string[],
): Promise<TransactionFacts[]> {
  const { rows } = await db.raw(`${SELECT} where ${VISIBLE} and id = any(?) order by id`, [[...ids]]);
  return rows;
}

/** Locks transactions, deleted ones included, against writes until the end of the database transaction. */
export async function lockTransactionFacts(
  trx: Database,
  ids: readonly string[],
): Promise<TransactionFacts[]> {
  const { rows } = await trx.raw(`${SELECT} where id = any(?) order by id for no key update`, [[...ids]]);
  return rows;
}

/** The next chunk of transactions that are not deleted, newest first. */
export async function readNewestFacts(
  db: Database,
  after: { date: string; id: string } | null,
  limit: number,
): Promise<(TransactionFacts & { date: string })[]> {
  const { rows } = await db.raw(
    `${SELECT.replace('select id,', 'select id, date,')}
     where ${VISIBLE}
       and (:afterId::uuid is null or (date, id) < (:afterDate::date, :afterId))
     order by date desc, id desc limit :limit`,
    { afterDate: after?.date ?? null, afterId: after?.id ?? null, limit },
  );
  return rows;
}

/** What rules change in a transaction. `shows` is false if the user's override hides the change. */
export interface RuleChange {
  id: string;
  version: string;
  ruleCategorySlug: string | null;
  tags: readonly string[];
  shows: boolean;
  /** What the transaction had before. */
  before: { ruleCategorySlug: string | null; tags: readonly string[] };
}

/**
 * Writes changes to the rows that have not changed since they were read and are not locked. It never waits for a row,
 * so it cannot deadlock with a sync; the caller reads the other rows again. `actions` are those of the applied rules.
 * @param record is called in the same database transaction with the changes that were written.
 * @returns the ids of the written rows; null, with nothing written, if a category or tag of the actions is gone.
 */
export async function writeRuleChanges(
  db: Database,
  changes: readonly RuleChange[],
  actions: readonly Action[],
  now: Date,
  record: (trx: Database, written: RuleChange[]) => Promise<void> = async () => undefined,
): Promise<Set<string> | null> {
  if (changes.length === 0) return new Set();
  return inTransaction(db, async (trx) => {
    await lockCategories(trx);
    if ((await lockReferenced(trx, actions)).length > 0) return null;
    const { rows } = await trx.raw(
      `with free as materialized (
       select c.* from unnest(
           :ids::uuid[], :versions::text[], :slugs::text[], :tags::text[], :shows::boolean[])
         as c(id, version, slug, tags, shows)
       join transactions t on t.id = c.id
       where t.xmin = c.version::xid
       for no key update of t skip locked)
     update transactions t set
       rule_category_slug = f.slug,
       category_primary_slug = coalesce(c.primary_slug, c.slug),
       tags = f.tags::text[],
       updated_at = case when f.shows then greatest(t.updated_at, :now) else t.updated_at end
     from free f, categories c
     where t.id = f.id
       and c.slug = coalesce(t.user_category_slug, f.slug, t.provider_category_slug, 'uncategorized')
     returning t.id`,
      {
        ids: changes.map(({ id }) => id),
        versions: changes.map(({ version }) => version),
        slugs: changes.map(({ ruleCategorySlug }) => ruleCategorySlug),
        tags: changes.map(({ tags }) => toArrayLiteral(tags)),
        shows: changes.map(({ shows }) => shows),
        now,
      },
    );
    const written = new Set<string>(rows.map((row: { id: string }) => row.id));
    await record(
      trx,
      changes.filter(({ id }) => written.has(id)),
    );
    return written;
  });
}

/** Slugs have no character that an array literal must quote. */
export const toArrayLiteral = (slugs: readonly string[]): string => `{${slugs.join(',')}}`;

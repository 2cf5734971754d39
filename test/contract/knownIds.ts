import type { Knex } from 'knex';

/** Ids, short ids and slugs that exist on the server, by the collection's name in the paths. */
export type KnownIds = Record<string, readonly string[]>;

/** Field names that do not start with the name of the collection they refer to. */
const IRREGULAR_NAMES: Record<string, string> = {
  into: 'categories',
  primary: 'categories',
  category: 'categories',
};

/** Returns the known ids for a parameter or field: accounts for `account_id`, categories for `category_slugs`. */
export function idsFor(name: string, known: KnownIds): readonly string[] {
  const [, noun] = /^(?:.*_)?([a-z]+)_(?:id|slug)s?$/.exec(name) ?? [];
  if (!noun) return [];
  return known[IRREGULAR_NAMES[noun] ?? `${noun}s`] ?? [];
}

/** Returns a copy of an example with every id and slug replaced by a known one; `pick` chooses which. */
export function withKnownIds(value: unknown, known: KnownIds, pick: number, name = ''): unknown {
  if (Array.isArray(value)) return value.map((entry, at) => withKnownIds(entry, known, pick + at, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, withKnownIds(entry, known, pick, key)]),
    );
  }
  const ids = idsFor(name, known);
  return typeof value === 'string' && ids.length > 0 ? ids[pick % ids.length] : value;
}

const MAX_ROWS = 300;

/** Reads the ids, short ids and slugs in a database, except those of its API keys. */
export async function findKnown(db: Knex): Promise<KnownIds> {
  const ids = async (table: string, ...columns: string[]): Promise<string[]> => {
    const rows: Record<string, string>[] = await db(table).select(columns).limit(MAX_ROWS);
    return rows.flatMap((row) => columns.map((column) => row[column] ?? ''));
  };
  return {
    users: await ids('users', 'id', 'short_id'),
    connections: await ids('connections', 'id', 'short_id'),
    accounts: await ids('accounts', 'id', 'short_id'),
    transactions: await ids('transactions', 'id', 'short_id'),
    categories: await ids('categories', 'slug', 'short_id'),
    tags: await ids('tags', 'slug'),
    rules: await ids('rules', 'id', 'short_id'),
    reports: await ids('reports', 'id', 'short_id'),
    'sync-logs': await ids('sync_logs', 'id', 'short_id'),
    'webhook-events': await ids('webhook_events', 'id', 'short_id'),
  };
}

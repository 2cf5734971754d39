import type { Knex } from 'knex';

/** What there is on the server, by the name of its collection in the paths: ids, short ids, slugs. */
export type KnownIds = Record<string, readonly string[]>;

/** Nouns of fields that name one of another collection. */
const OTHERWISE: Record<string, string> = {
  into: 'categories',
  primary: 'categories',
  category: 'categories',
};

/** What the value of a parameter or field could name: `account_id` an account, `category_slugs` categories. */
export function idsFor(name: string, known: KnownIds): readonly string[] {
  const [, noun] = /^(?:.*_)?([a-z]+)_(?:id|slug)s?$/.exec(name) ?? [];
  if (!noun) return [];
  return known[OTHERWISE[noun] ?? `${noun}s`] ?? [];
}

/** A copy of an example that names what there is wherever it names something; `pick` chooses. */
export function naming(value: unknown, known: KnownIds, pick: number, name = ''): unknown {
  if (Array.isArray(value)) return value.map((entry, at) => naming(entry, known, pick + at, name));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [key, naming(entry, known, pick, key)]),
    );
  }
  const ids = idsFor(name, known);
  return typeof value === 'string' && ids.length > 0 ? ids[pick % ids.length] : value;
}

const MOST_ROWS = 300;

/** Ids, short ids and slugs of what there is in a database, but of its API keys. */
export async function findKnown(db: Knex): Promise<KnownIds> {
  const ids = async (table: string, ...columns: string[]): Promise<string[]> => {
    const rows: Record<string, string>[] = await db(table).select(columns).limit(MOST_ROWS);
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

import { expect } from 'chai';
import type { TestApp } from './testApp.ts';
import type { TestDatabase } from './testDatabase.ts';

/** In every name of the outside. */
export const MARK = 'OUTSIDE';
/** Amounts of the outside are above this, in either direction; the sample has none. */
export const MARKED_AMOUNT = 77_000_000;

/** Something that a limited key must not see. */
export interface Outside {
  table: string;
  id: string;
  shortId: string | null;
}

/**
 * Chooses two accounts of a populated household, one of which shares its connection with others, and marks every name
 * and amount of what does not belong to them.
 */
export async function markOutside(app: TestApp): Promise<{ inside: string[]; outside: Outside[] }> {
  const { body: user } = await app.post('/api/v1/users', { name: 'Somebody else' });
  const csv = 'Date,Description,Amount\n2026-11-03,RENT,-900\n2026-11-13,SALARY,3000\n';
  const path = `/api/v1/csv/import?user_id=${user.id}&account_name=Bank&currency=EUR&positive_is=credit`;
  expect((await app.post(path, csv, { contentType: 'text/csv' })).status).to.equal(201);
  const inside = await chooseAccounts(app.database);
  await mark(app.database, inside);
  return { inside, outside: await listOutside(app.database, inside) };
}

async function chooseAccounts({ db }: TestDatabase): Promise<string[]> {
  const { rows } = await db.raw(`
      select (array_agg(a.id order by a.id))[1] as id, count(*) > 1 as shared, c.provider from accounts a
      join connections c on c.id = a.connection_id
      where a.merged_into is null and c.status = 'active' and c.provider <> 'csv'
      group by c.id order by c.id`);
  const shared = rows.find((row: { shared: boolean }) => row.shared);
  const { rows: files } = await db.raw(`
      select a.id from accounts a join connections c on c.id = a.connection_id
      where c.provider = 'csv' and a.merged_into is null`);
  return [shared.id, files[0].id];
}

async function mark({ db }: TestDatabase, inside: readonly string[]): Promise<void> {
  await db.raw(
    `with numbered as (select id, row_number() over (order by id) as n from transactions
         where account_id <> all (:inside))
       -- Other amounts are no transfers any more.
       update transactions t set transfer_pair_id = null, name = '${MARK} ' || n, merchant_name = '${MARK} shop ' || n % 50,
         amount = case when n % 2 = 0 then ${MARKED_AMOUNT} + n else - ${MARKED_AMOUNT} - n end
       from numbered where numbered.id = t.id`,
    { inside: [...inside] },
  );
  await db.raw(
    `update accounts set name = '${MARK} account', display_name = '${MARK}', official_name = '${MARK}',
         institution_name = '${MARK} bank', balance_current = ${MARKED_AMOUNT}, mask = 'OUTS',
         balance_available = ${MARKED_AMOUNT}, possible_duplicate_of = null
       where id <> all (:inside)`,
    { inside: [...inside] },
  );
  await db.raw(
    `update connections c set institution_name = '${MARK} bank', institution_id = '${MARK}'
       where not exists (select from accounts a where a.connection_id = c.id and a.id = any (:inside))`,
    { inside: [...inside] },
  );
  await db.raw(
    `update users u set name = '${MARK} user', email = '${MARK}@example.org' where not exists (
         select from accounts a join connections c on c.id = a.connection_id
         where u.id in (a.user_id, c.user_id) and a.id = any (:inside))`,
    { inside: [...inside] },
  );
  await db.raw(`update users set email = '${MARK}-' || short_id || '@example.org' where email is null`);
  // What the account inside may be a duplicate of is outside.
  await db.raw(
    `update accounts set possible_duplicate_of =
         (select id from accounts where id <> all (:inside) and merged_into is null order by id limit 1)
       where id = :first`,
    { inside: [...inside], first: inside[0] },
  );
}

/** Everything that the key must not see, by the rule of the contract and not by the server's views. */
async function listOutside({ db }: TestDatabase, inside: readonly string[]): Promise<Outside[]> {
  const { rows } = await db.raw(
    `select 'accounts' as "table", id, short_id as "shortId" from accounts where id <> all (:inside)
       union all select * from (
         select distinct on (account_id) 'transactions', id, short_id from transactions
         where account_id <> all (:inside) and deleted_by_user_at is null and removed_by_provider_at is null
         order by account_id, id) as one_of_each
       union all select 'connections', id, short_id from connections c where not exists (
         select from accounts a where a.connection_id = c.id and a.id = any (:inside))
       union all select 'users', id, short_id from users where name = '${MARK} user'
       union all select 'sync_logs', id, short_id from sync_logs l where exists (
         select from accounts a where a.connection_id = l.connection_id and a.id <> all (:inside))
       union all select 'imports', id, short_id from imports where exists (
         select from jsonb_array_elements(accounts) as held where held ->> 'account_id' <> all (:inside::text[]))
       union all select 'quarantined_transactions', id, short_id from quarantined_transactions
         where account_id is null or account_id <> all (:inside)
       union all select 'reports', id, short_id from reports
       union all select 'webhook_events', id, short_id from webhook_events`,
    { inside: [...inside] },
  );
  const kinds = new Set(rows.map(({ table }: Outside) => table));
  expect([...kinds].sort()).to.deep.equal([
    'accounts',
    'connections',
    'imports',
    'quarantined_transactions',
    'reports',
    'sync_logs',
    'transactions',
    'users',
    'webhook_events',
  ]);
  return rows;
}

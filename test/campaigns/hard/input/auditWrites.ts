import type { Knex } from 'knex';

/** A refused webhook is counted by design. */
const NOT_AUDITED = ['refused_webhooks', 'audit_events'];

export interface Audit {
  /** Returns the writes committed since the last call, a phrase for each kind. */
  take(): Promise<string[]>;
}

/**
 * Adds triggers that record every insert, update and delete in every table. Unlike a comparison of the content
 * before and after, they also see a write that is undone later. The update of a key's last use is ignored.
 */
export async function auditWrites(db: Knex): Promise<Audit> {
  await db.raw(`
    create schema audit;
    create unlogged table audit.writes (entry text not null);
    create function audit.note() returns trigger language plpgsql as $$
    begin
      if tg_table_name <> 'api_keys' or tg_op <> 'UPDATE'
        or to_jsonb(new) - 'last_used_at' <> to_jsonb(old) - 'last_used_at'
      then
        insert into audit.writes values (tg_op || ' of ' || tg_table_name);
      end if;
      return null;
    end $$`);
  const { rows } = await db.raw<{ rows: { name: string }[] }>(
    `select relname as name from pg_class
     where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and relname <> all (?)`,
    [NOT_AUDITED],
  );
  for (const { name } of rows) {
    await db.raw(
      'create trigger audit after insert or update or delete on ?? for each row execute function audit.note()',
      [name],
    );
  }
  return {
    async take() {
      const { rows: writes } = await db.raw<{ rows: { entry: string; count: number }[] }>(
        `with noted as (delete from audit.writes returning entry)
         select entry, count(*)::int as count from noted group by entry order by entry`,
      );
      return writes.map(({ entry, count }) => `${count} × ${entry}`);
    },
  };
}

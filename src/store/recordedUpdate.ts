import type { Database } from '../context.ts';
import type { ChangedSet } from '../domain/expectedChange.ts';

/** Transactions in one row of operation_chunks. */
const CHUNK_SIZE = 2000;

const DIGEST = `translate(
  rtrim(replace(encode(sha256(convert_to(coalesce(string_agg(id::text, ',' order by id), ''), 'UTF8')), 'base64'),
    chr(10), ''), '='), '+/', '-_')`;

/** The transactions that meet a condition. */
export async function findChangedSet(
  db: Database,
  where: { text: string; values: readonly (string | string[])[] },
): Promise<ChangedSet> {
  const { rows } = await db.raw(
    `select count(*)::integer as count, ${DIGEST} as digest from transactions where ${where.text}`,
    [...where.values],
  );
  return rows[0];
}

/**
 * Updates every transaction that meets a condition and keeps what the transactions were before as chunks of an
 * operation. It locks them first, ordered by id, as every writer of several transactions does.
 * @param update `keep` names the fields of the chunks, each as an SQL expression over the row before the change.
 * @param values of the placeholders of `keep`, then of `where`, then of `set`.
 */
export async function recordedUpdate(
  trx: Database,
  operationId: string,
  update: { set: string; where: string; keep: Readonly<Record<string, string>> },
  values: readonly (string | string[] | Date)[],
): Promise<ChangedSet> {
  const fields = Object.entries(update.keep);
  const kept = fields.map(([name, expression]) => `${expression} as kept_${name}`).join(', ');
  const names = fields.map(([name]) => `kept_${name}`).join(', ');
  const lists = fields.map(([name]) => `'${name}', jsonb_agg(kept_${name} order by id)`).join(', ');
  const { rows } = await trx.raw(
    `with locked as materialized (
       select id as locked_id, ${kept} from transactions where ${update.where} order by id for update),
     changed as (
       update transactions set ${update.set} from locked where id = locked_id returning id, ${names}),
     numbered as (
       select *, (row_number() over (order by id) - 1) / ${CHUNK_SIZE} as position from changed),
     recorded as (
       insert into operation_chunks (operation_id, position, transaction_ids, before)
       select ?, position, array_agg(id order by id), jsonb_build_object(${lists})
       from numbered group by position)
     select count(*)::integer as count, ${DIGEST} as digest from changed`,
    [...values, operationId],
  );
  return rows[0];
}

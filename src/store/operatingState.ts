import type { Database } from '../context.ts';
import { runReserved } from '../postgres/namedStatement.ts';

/** What the database tells an operator. Every part has an index or a bound, whatever the ledger holds. */
export interface OperatingState {
  connections: { short_id: string; provider: string; status: string; age_seconds: number }[];
  openSyncs: number;
  quarantined: number;
  waitingWebhookEvents: number;
}

const MAX_COUNTED = 10_000;

/** Reads without a connection of the pool, because the metrics matter most while that is in full use. */
export async function readOperatingState(db: Database, now: Date): Promise<OperatingState> {
  const [state] = await runReserved<OperatingState>(db, {
    name: 'read_operating_state',
    text: `select
        coalesce((
          select json_agg(json_build_object(
            'short_id', short_id, 'provider', provider, 'status', status,
            'age_seconds', greatest(0, extract(epoch from $1::timestamptz - coalesce(last_synced_at, created_at)))))
          from connections where provider <> 'csv' and status <> 'disconnected'), '[]') as connections,
        (select count(*)::integer from sync_logs where status = 'in_progress') as "openSyncs",
        (select count(*)::integer from (select from quarantined_transactions limit ${MAX_COUNTED}) as q)
          as quarantined,
        (select count(*)::integer from webhook_events where status = 'received') as "waitingWebhookEvents"`,
    values: [now],
  });
  if (!state) throw new Error('A select without a table returns one row.');
  return state;
}

import type { Database } from '../context.ts';

/** The last of several staged changes of one transaction. */
export interface RepeatedChange {
  position: string;
  /** The pending transaction that it replaces, from any of the changes. */
  pendingExternalId: string | null;
}

/**
 * The transactions with several staged changes, by the provider's ids. One that replaced a pending transaction and is
 * then removed is left out, because both changes must be applied.
 */
export async function findRepeatedChanges(
  db: Database,
  syncLogId: string,
): Promise<Map<string, RepeatedChange>> {
  const { rows } = await db.raw(
    `select payload ->> 'externalId' as "externalId", max(position) as position,
       (array_agg(payload ->> 'pendingExternalId' order by position desc)
         filter (where payload ->> 'pendingExternalId' is not null))[1] as "pendingExternalId"
     from staged_changes where sync_log_id = :syncLogId and kind <> 'invalid'
     group by 1
     having count(*) > 1
       and ((array_agg(kind order by position desc))[1] <> 'remove'
         or bool_and(payload ->> 'pendingExternalId' is null))`,
    { syncLogId },
  );
  return new Map(
    rows.map(({ externalId, ...change }: RepeatedChange & { externalId: string }) => [externalId, change]),
  );
}

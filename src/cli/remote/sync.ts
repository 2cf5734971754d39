import type { Output } from '../../../generated/client/index.ts';
import { CommandFailure } from '../exitCodes.ts';
import { findConnection } from './resolveNames.ts';
import type { CommonOptions, Session } from './session.ts';
import { toLine } from './text.ts';
import { syncColumns, waitForSyncs } from './waitForSyncs.ts';
import { withSession } from './withSession.ts';

export interface SyncOptions extends CommonOptions {
  wait?: boolean;
  full?: boolean;
}

type Skipped = Output<'triggerSync'>['skipped'][number];

/**
 * `breadbox sync`: starts the sync of every bank, or of one, and with --wait waits for the end.
 * @throws CommandFailure if a sync failed, or a bank waits for somebody to sign in.
 */
export async function syncCommand(
  bank: string | undefined,
  { wait = false, full = false, ...options }: SyncOptions,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  await withSession(options, env, async (session) => {
    const { client } = session;
    const connection = bank === undefined ? null : await findConnection(session, bank);
    const started = await client.syncs.trigger({
      ...(connection && { connection_id: connection.id }),
      ...(full && { full }),
    });
    const bankOf = await readBankNames(session);
    const logs = wait ? await waitForSyncs(session, started.sync_log_ids) : [];
    session.print(wait ? { ...started, sync_logs: logs } : started, () => {
      if (wait && logs.length > 0) session.table(logs, syncColumns(bankOf), '');
      else session.line(started.message);
      for (const each of started.skipped) {
        const reason = describeSkipped(each);
        if (reason) session.note(`${bankOf(each.connection_id)}: ${reason}`);
      }
    });
    const needsSomebody = started.skipped.some(({ reason }) => reason === 'pending_reauth');
    if (needsSomebody || logs.some(({ status }) => status === 'error')) throw new CommandFailure('');
  });
}

async function readBankNames({ client }: Session): Promise<(connectionId: string) => string> {
  const { data } = await client.connections.list({ limit: 500 });
  const names = new Map(data.map(({ id, institution_name }) => [id, toLine(institution_name)]));
  return (id) => names.get(id) ?? id;
}

/** Null for what nobody expects to sync. */
function describeSkipped({ reason, connection_id: id }: Skipped): string | null {
  switch (reason) {
    case 'pending_reauth':
      return `somebody has to sign in again. Run \`breadbox link --again ${id}\`.`;
    case 'error':
      return `its last sync failed, and it is repeated on schedule. \`breadbox sync ${id}\` tries it now.`;
    case 'sync_in_progress':
      return 'a sync is running already.';
    case 'disconnected':
    case 'sync_not_supported':
      return null;
    default:
      return `not synced (${toLine(reason)}).`;
  }
}

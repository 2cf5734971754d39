import { setTimeout as sleep } from 'node:timers/promises';
import type { Output } from '../../../generated/client/index.ts';
import { createProgressBar } from '../progressBar.ts';
import { untilInterrupted } from './interrupt.ts';
import type { Session } from './session.ts';
import type { Column } from './table.ts';
import { count } from './text.ts';

export type SyncLog = Output<'getSyncLog'>;

/** One request a second, however many banks there are, is far below the rate limit. */
const POLL_MS = 1000;

/** Waits until all syncs have ended, with a bar in a terminal, and returns their logs. */
export function waitForSyncs({ client }: Session, ids: readonly string[]): Promise<SyncLog[]> {
  const message = 'Stopped waiting. The sync goes on; `breadbox status` shows how it ended.';
  return untilInterrupted(message, async (signal) => {
    const bar = process.stderr.isTTY ? createProgressBar('Sync') : null;
    const logs: SyncLog[] = [];
    try {
      for (const id of ids) {
        let log = await client.call('getSyncLog', { path: { id }, signal });
        while (log.status === 'in_progress') {
          const fetched = logs.reduce((sum, each) => sum + each.fetched_count, log.fetched_count);
          bar?.show(
            logs.length / ids.length,
            `${logs.length} of ${count(ids.length, 'bank')}, ${count(fetched, 'transaction')}`,
          );
          await sleep(POLL_MS, undefined, { signal });
          log = await client.call('getSyncLog', { path: { id }, signal });
        }
        logs.push(log);
      }
      bar?.show(1, `${count(ids.length, 'bank')} done`);
    } finally {
      bar?.end();
    }
    return logs;
  });
}

export const syncColumns = (bankOf: (connectionId: string) => string): Column<SyncLog>[] => [
  { title: 'Bank', value: (row) => bankOf(row.connection_id), canShrink: true },
  {
    title: 'Result',
    value: (row) => (row.status === 'success' ? 'synced' : 'failed'),
    paint: (text, row, paint) => (row.status === 'success' ? paint.green(text) : paint.red(text)),
  },
  { title: 'Added', align: 'right', value: (row) => String(row.added_count) },
  { title: 'Changed', align: 'right', value: (row) => String(row.modified_count) },
  { title: 'Removed', align: 'right', value: (row) => String(row.removed_count) },
  { title: 'Why', value: (row) => row.error ?? '', canShrink: true },
];

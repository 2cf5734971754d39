import type { Database } from '../context.ts';
import { readStagedChanges } from '../store/stagedChanges.ts';
import { findRepeatedChanges } from '../store/stagedRepeats.ts';
import type { ProviderTransaction } from './changes.ts';
import type { Message } from './chunks.ts';
import { SyncFailure } from './syncFailure.ts';

/**
 * Reads the staged changes of a sync in their order, in chunks. Of several changes of one transaction only the last is
 * returned, with the pending id that any of them had.
 * @throws SyncFailure if some are missing: the table is unlogged, so a crash of PostgreSQL empties it.
 */
export async function* readStagedMessages(
  trx: Database,
  { syncLogId, staged: expected }: { syncLogId: string; staged: number },
  chunkSize: number,
): AsyncGenerator<Message[]> {
  // Within one chunk the planner itself handles repeated changes.
  const repeated = expected > chunkSize ? await findRepeatedChanges(trx, syncLogId) : new Map();
  let position = '-1';
  for (let read = 0; ; ) {
    const staged = await readStagedChanges(trx, syncLogId, position, chunkSize);
    const last = staged.at(-1);
    if (!last) {
      if (read === expected) return;
      throw new SyncFailure(
        'STAGED_CHANGES_LOST',
        `PostgreSQL lost ${expected - read} of the ${expected} changes that this sync had fetched, as it does when it ` +
          'crashes. The next sync fetches them again.',
      );
    }
    read += staged.length;
    position = last.position;
    yield staged.flatMap(({ position: stagedAt, kind, payload }): Message[] => {
      // stageChanges wrote the payload from these types.
      if (kind === 'invalid') return [];
      const { externalId } = payload as { externalId: string };
      const latest = repeated.get(externalId);
      if (latest && latest.position !== stagedAt) return [];
      if (kind === 'remove') return [{ kind, externalId }];
      const transaction = payload as ProviderTransaction;
      const pendingExternalId = transaction.pendingExternalId ?? latest?.pendingExternalId ?? null;
      return [{ kind, transaction: { ...transaction, pendingExternalId }, stagedAt }];
    });
  }
}

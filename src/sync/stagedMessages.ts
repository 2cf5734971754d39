import type { Database } from '../context.ts';
import { readStagedChanges } from '../store/stagedChanges.ts';
import { findRepeatedChanges } from '../store/stagedRepeats.ts';
import type { ProviderTransaction } from './changes.ts';
import type { Message } from './chunks.ts';
import { SyncFailure } from './syncFailure.ts';

/**
 * What a sync has staged, in its order and in chunks. Of several messages about one transaction the last one counts,
 * and the link to a pending one, whichever of them had it: a row never takes a value that the batch itself replaces.
 * @throws SyncFailure where not all is there: what is staged does not outlive a crash of PostgreSQL, and a crash
 * between two pages breaks nothing else of a sync.
 */
export async function* readStagedMessages(
  trx: Database,
  { syncLogId, staged: expected }: { syncLogId: string; staged: number },
  chunkSize: number,
): AsyncGenerator<Message[]> {
  // Within a chunk the planner sees all of them.
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
      // What is staged was written by stageChanges from the feed's own types.
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

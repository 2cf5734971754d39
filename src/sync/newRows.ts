import type { Database } from '../context.ts';
import {
  discardFinished,
  type FinishedStretch,
  finishTransactions,
  insertFinished,
} from '../store/finishedTransactions.ts';
import { insertTransactions, type NewTransaction } from '../store/ledger.ts';
import { noteFailureBeside, sessionBeside } from '../store/sessionBeside.ts';

/**
 * The new rows of a batch on their way into the ledger, stretch by stretch. From the second on, a stretch is finished
 * in the session beside while the one before is written. It can always be stored without that too, and is, should
 * anything be wrong there.
 */
export class NewRows {
  readonly #trx: Database;
  readonly #batch: { batchId: string; syncLogId: string | null; now: Date };
  #stretches = 0;
  #isBesideUsable = true;
  /** Settled once nothing goes on beside. */
  #idle: Promise<unknown> = Promise.resolve();

  constructor(trx: Database, batch: { batchId: string; syncLogId: string | null; now: Date }) {
    this.#trx = trx;
    this.#batch = batch;
  }

  /** Begins with the next stretch. What is returned stores its rows, once everything before them is written. */
  begin(rows: readonly NewTransaction[]): () => Promise<void> {
    const { batchId, syncLogId, now } = this.#batch;
    const storeAlone = () => insertTransactions(this.#trx, rows, syncLogId, now);
    const stretch = this.#stretches++;
    if (stretch === 0 || rows.length === 0 || !this.#isBesideUsable) return storeAlone;
    const part = { batchId, stretch };
    const finishing = finishTransactions(this.#trx, rows, part, syncLogId, now).then(
      () => true,
      (error) => {
        if (this.#isBesideUsable) noteFailureBeside(this.#trx, error);
        this.#isBesideUsable = false;
        return false;
      },
    );
    this.#idle = Promise.all([this.#idle, finishing]);
    return async () => ((await finishing) ? this.#store(part, rows.length) : storeAlone());
  }

  /** Waits until nothing goes on beside any more, and leaves nothing there. */
  async close(): Promise<void> {
    await this.#idle;
    if (this.#stretches < 2) return;
    // What stays there after all is of no effect, and is pruned.
    await discardFinished(sessionBeside(this.#trx), this.#batch.batchId).catch(() => undefined);
  }

  async #store(part: FinishedStretch, expected: number): Promise<void> {
    const stored = await insertFinished(this.#trx, part);
    if (stored !== expected) throw new Error(`Of ${expected} finished transactions ${stored} were there.`);
  }
}

import type { Database } from '../context.ts';
import type { FeedTransaction } from '../providers/provider.ts';
import { type HeldRows, type ImportChange, insertChanges, insertChunk } from '../store/imports.ts';
import type { ImportedAccount } from './importResult.ts';
import type { LockedAccounts } from './lockAccounts.ts';
import { keyOfFileRow, type OverlapPlan } from './planOverlap.ts';
import type { FileRow, SkippedRow } from './reading/openedFile.ts';

/** What the ledger decided about a chunk, as far as an import records it. */
interface DecidedChunk {
  inserts: readonly { accountId: string; externalId: string }[];
  updates: readonly { before: ImportChange['before'] & { id: string }; row: ImportChange['after'] }[];
}

interface Chunk {
  /** By the column: an object for each row would outlive the collection of what is new. */
  rows: Omit<HeldRows, 'added'>;
  inserted: Set<string>;
}

const emptyChunk = (): Chunk => ({
  rows: { accountIds: [], externalIds: [], lines: [] },
  inserted: new Set(),
});

function append(rows: Chunk['rows'], others: Chunk['rows']): void {
  rows.accountIds.push(...others.accountIds);
  rows.externalIds.push(...others.externalIds);
  rows.lines.push(...others.lines);
}

/** When a chunk is asked for, the one before it is being planned and the one before that may be being written. */
const CHUNKS_IN_WORK = 3;
/** So many written chunks are recorded in one statement, which costs as much as a chunk's rows do. */
const CHUNKS_RECORDED_AT_ONCE = 8;

/** The rows of a file on their way into the ledger, and the record of what became of them. */
export class ImportedRows {
  count = 0;
  readonly #trx: Database;
  readonly #importId: string;
  readonly #locked: LockedAccounts;
  readonly #overlap: OverlapPlan;
  readonly #moved: ReadonlySet<string>;
  readonly #changes = new Map<string, ImportChange>();
  readonly #counts = new Map<string, number>();
  /** Changes of rows that were moved before, which look to the ledger as if the import had made them. */
  readonly #changedMoves = new Map<string, number>();
  /** The chunks that are not recorded yet, and how many are. */
  readonly #chunks: Chunk[] = [];
  #recorded = 0;
  #decided = 0;

  constructor(trx: Database, importId: string, locked: LockedAccounts, overlap: OverlapPlan) {
    this.#trx = trx;
    this.#importId = importId;
    this.#locked = locked;
    this.#overlap = overlap;
    this.#moved = new Set(overlap.moved.map(({ id }) => id));
  }

  /** Passes the rows on, and records those of the chunks that are written, so that few are in memory. */
  async *toChunks(chunks: AsyncIterable<FileRow[]>): AsyncGenerator<FeedTransaction[], void> {
    for await (const rows of chunks) {
      if (this.#chunks.length >= CHUNKS_IN_WORK + CHUNKS_RECORDED_AT_ONCE) {
        await this.#record(CHUNKS_RECORDED_AT_ONCE);
      }
      const chunk = emptyChunk();
      const transactions = rows.flatMap((row) => this.#take(row, chunk));
      // A chunk without a row for the ledger is recorded with the one before.
      const last = this.#chunks.at(-1);
      if (transactions.length > 0 || !last) this.#chunks.push(chunk);
      else append(last.rows, chunk.rows);
      if (transactions.length > 0) yield transactions;
    }
  }

  /** Takes note of what the ledger decided about the next chunk. */
  recordDecisions({ inserts, updates }: DecidedChunk): void {
    const chunk = this.#chunks[this.#decided - this.#recorded];
    this.#decided++;
    for (const { accountId, externalId } of inserts) {
      chunk?.inserted.add(keyOfFileRow(accountId, externalId));
    }
    for (const { before, row } of updates) this.#recordChange({ id: before.id, before, after: row });
  }

  /** Records what is left. */
  async finish(): Promise<void> {
    await this.#record(this.#chunks.length);
    await insertChanges(this.#trx, this.#importId, [...this.#changes.values()]);
  }

  toAccounts(
    counts: readonly { account_id: string; added_count: number; modified_count: number }[],
    skipped: readonly SkippedRow[],
  ): ImportedAccount[] {
    const { accounts, made } = this.#locked;
    const ids = [...new Set([...accounts.values()].map(({ id }) => id))];
    return ids.map((accountId) => {
      const own = counts.find((one) => one.account_id === accountId);
      const addedCount = own?.added_count ?? 0;
      const updatedCount = (own?.modified_count ?? 0) + (this.#changedMoves.get(accountId) ?? 0);
      return {
        accountId,
        isNew: made.has(accountId),
        addedCount,
        updatedCount,
        unchangedCount: (this.#counts.get(accountId) ?? 0) - addedCount - updatedCount,
        skipped: skipped.filter(({ key }) => accounts.get(key)?.id === accountId),
      };
    });
  }

  #take({ key, line, transaction }: FileRow, chunk: Chunk): FeedTransaction[] {
    const account = this.#locked.accounts.get(key);
    if (!account) return [];
    const own = keyOfFileRow(account.id, transaction.externalId);
    if (this.#overlap.skipped.has(own)) return [];
    this.count++;
    this.#counts.set(account.id, (this.#counts.get(account.id) ?? 0) + 1);
    const stored = this.#overlap.same.get(own);
    chunk.rows.accountIds.push(account.id);
    chunk.rows.externalIds.push(stored ?? transaction.externalId);
    chunk.rows.lines.push(line);
    if (stored !== undefined) return [];
    return [{ ...transaction, pendingExternalId: this.#overlap.booked.get(own) ?? null }];
  }

  /** Records the first chunks, which are written, as one. */
  async #record(count: number): Promise<void> {
    const rows: HeldRows = { accountIds: [], externalIds: [], lines: [], added: [] };
    for (const { rows: own, inserted } of this.#chunks.splice(0, count)) {
      append(rows, own);
      own.externalIds.forEach((id, row) => {
        rows.added.push(inserted.has(keyOfFileRow(own.accountIds[row] ?? '', id)));
      });
    }
    if (rows.lines.length > 0) await insertChunk(this.#trx, this.#importId, this.#recorded, rows);
    this.#recorded += count;
  }

  /** Of several changes of a row, the first one knows what it was before. */
  #recordChange(change: ImportChange): void {
    const earlier = this.#changes.get(change.id);
    if (!earlier && this.#moved.has(change.id)) {
      const { accountId } = change.after;
      this.#changedMoves.set(accountId, (this.#changedMoves.get(accountId) ?? 0) + 1);
    }
    this.#changes.set(change.id, earlier ? { ...change, before: earlier.before } : change);
  }
}

import type { AppContext, Database, Reach } from '../context.ts';
import { enterReach } from '../store/reach.ts';
import { fetchExportRows } from '../store/transactionExports.ts';
import type { TransactionFilters } from '../store/transactionFilters.ts';
import { csv } from './csv.ts';
import type { ExportFormat } from './exportFormat.ts';
import { type ExportLimits, type ExportSource, ExportStream } from './exportStream.ts';
import { beancount } from './ledger/beancount.ts';
import { hledger } from './ledger/hledger.ts';
import { ndjson } from './ndjson.ts';

const FORMATS = { csv, ndjson, hledger, beancount } satisfies Record<string, ExportFormat>;

const LIMITS: ExportLimits = { idleMs: 60_000, totalMs: 30 * 60_000 };
/** Small, so that other requests are answered between two chunks. */
const CHUNK_ROWS = 250;

export interface ExportRequest {
  key: { id: string; reach: Reach | null };
  format: keyof typeof FORMATS;
  filters: TransactionFilters;
}

export interface OpenedExport {
  contentType: string;
  /** Of the file's name. */
  extension: string;
  body: ExportStream;
}

/**
 * Opens a file of the transactions that match. It holds a connection for as long as its client reads, which is why
 * exports have pools of their own: no slow client takes a connection from other requests. A snapshot makes the file
 * that of one time.
 * @throws ApiError RATE_LIMITED if the key has too many exports running, INVALID_PARAMETER if the format cannot express
 * the transactions.
 */
export async function openExport(
  { exportSlots, exportPools, log }: Pick<AppContext, 'exportSlots' | 'exportPools' | 'log'>,
  request: ExportRequest,
  limits = LIMITS,
): Promise<OpenedExport> {
  const { key, format } = request;
  const release = await exportSlots.take(key.id);
  try {
    const source = await openSource(key.reach ? exportPools.limited : exportPools.whole, request);
    const body = new ExportStream(source, limits);
    body.once('close', release);
    body.once('error', (err) => log.warn({ err, format }, 'export cut off'));
    const { contentType, extension } = FORMATS[format];
    return { contentType, extension, body };
  } catch (error) {
    release();
    throw error;
  }
}

/** Reads until the first transaction, so that whatever is wrong with the request is still answered as an error. */
async function openSource(db: Database, { key, format, filters }: ExportRequest): Promise<ExportSource> {
  const trx = await db.transaction(undefined, { isolationLevel: 'repeatable read', readOnly: true });
  try {
    if (key.reach) await enterReach(trx, key.reach);
    // The declarations of a ledger need a look at every transaction.
    await trx.raw("set local statement_timeout = '2min'");
    const { head, render } = await FORMATS[format].begin(trx, filters);
    let text = head;
    let isEnded = false;
    return {
      async next() {
        while (!isEnded) {
          const rows = await fetchExportRows(trx, CHUNK_ROWS);
          isEnded = rows.length === 0;
          for (const row of rows) text += render(row);
          if (text === '') continue;
          const chunk = text;
          text = '';
          return chunk;
        }
        return null;
      },
      async close() {
        isEnded = true;
        // The connection may be lost, and with it the transaction.
        if (!trx.isCompleted()) await trx.rollback().catch(() => undefined);
      },
    };
  } catch (error) {
    await trx.rollback().catch(() => undefined);
    throw error;
  }
}

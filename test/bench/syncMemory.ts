import { fork } from 'node:child_process';
import { once } from 'node:events';
import { rmSync } from 'node:fs';
import { createClient } from '../../generated/client/index.ts';
import type { Database } from '../../src/context.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { startEmbeddedPostgres } from '../../src/postgres/embedded/startEmbeddedPostgres.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { serveProduct } from '../support/servedProduct.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import { databaseUrl, onServer } from '../support/testServer.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { copyFinishedRows } from './copyFinishedRows.ts';
import { openMeasuredWire } from './measuredWire.ts';
import { peakMemoryMb } from './servers.ts';

/**
 * Measures first syncs of several sizes, each by a new built worker from a fake bank in a separate process: the
 * worker's peak memory, and the share of time spent waiting for the provider. Run directly, it prints a table:
 * node --import tsx test/bench/syncMemory.ts [transactions …]
 */

export interface SyncMemory {
  transactions: number;
  /** The worker's peak resident memory, in MiB. */
  peakMb: number;
  /** From the request to the commit. */
  seconds: number;
  /** The part of it that the worker spent waiting for the provider's answers. */
  providerSeconds: number;
  /** How long a COPY of the stored rows into the same table takes; null if not measured. */
  copySeconds: number | null;
  /** The longest time without a heartbeat of the sync. */
  longestSilenceSeconds: number;
}

const SIZES = [10_000, 100_000, 500_000];
const POLL_INTERVAL_MS = 250;
const SYNC_LIMIT_MS = 30 * 60_000;

interface HistoryOptions {
  /** An additional delay for each request to the bank. */
  delayMs?: number;
  isCopied?: boolean;
}

export async function measureSyncMemory(
  sizes: readonly number[] = SIZES,
  options: HistoryOptions = {},
): Promise<SyncMemory[]> {
  const folder = temporaryFolder();
  const postgres = await startEmbeddedPostgres({ dataDir: folder.path });
  const bank = fork(new URL('./bankProcess.ts', import.meta.url).pathname, [], {
    execArgv: ['--import', 'tsx'],
  });
  try {
    const [access] = (await once(bank, 'message')) as [BankAccess];
    const measured: SyncMemory[] = [];
    for (const transactions of sizes) {
      await onServer(postgres.url, `create database history_${transactions}`);
      const url = databaseUrl(postgres.url, `history_${transactions}`);
      measured.push(await measureHistory(transactions, url, access, options));
      await onServer(postgres.url, `drop database history_${transactions} with (force)`);
    }
    return measured;
  } finally {
    bank.disconnect();
    await postgres.stop();
    // The data directory may be outside the folder, and is large.
    rmSync(postgres.directory, { recursive: true, force: true });
    folder.remove();
  }
}

interface BankAccess {
  url: string;
  clientId: string;
  secret: string;
}

async function measureHistory(
  transactions: number,
  url: string,
  bank: BankAccess,
  { delayMs = 0, isCopied = false }: HistoryOptions,
): Promise<SyncMemory> {
  const db = createDatabase(url, { poolSize: 2, statementTimeoutMs: 0 });
  const wire = await openMeasuredWire(bank.url, delayMs);
  const env = {
    DATABASE_URL: url,
    PLAID_CLIENT_ID: bank.clientId,
    PLAID_SECRET: bank.secret,
    LOG_LEVEL: 'info',
  };
  try {
    await migrate(db);
    const { key } = await createApiKey(db, { name: 'bench', scope: 'full_access' }, new Date());
    const api = await serveProduct('api', { ...env, PLAID_BASE_URL: bank.url });
    const worker = await serveProduct('worker', { ...env, PLAID_BASE_URL: wire.url });
    try {
      const client = createClient({ baseUrl: api.url ?? '', apiKey: key });
      const user = await client.call('createUser', { body: { name: 'Alex' } });
      await client.call('createConnection', {
        body: {
          user_id: user.id,
          provider: 'plaid',
          credentials: { public_token: await createPublicToken(bank, `bulk_${transactions}`) },
        },
      });
      let longestSilenceMs = 0;
      const log = await waitUntil('the sync has ended', async () => db('sync_logs').first(), {
        until: ({ status, heartbeat_at: heartbeatAt }) => {
          if (status !== 'in_progress') return true;
          longestSilenceMs = Math.max(longestSilenceMs, Date.now() - heartbeatAt.getTime());
          return false;
        },
        withinMs: SYNC_LIMIT_MS,
        pauseMs: POLL_INTERVAL_MS,
      });
      if (log.status !== 'success' || log.added_count !== transactions) {
        throw new Error(`The sync of ${transactions} ended in ${log.status}: ${log.error}`);
      }
      return {
        transactions,
        peakMb: peakMemoryMb(worker.pid),
        seconds: (log.completed_at.getTime() - log.started_at.getTime()) / 1000,
        providerSeconds: wire.waitedSeconds(),
        copySeconds: isCopied ? await copyHistory(db) : null,
        longestSilenceSeconds: longestSilenceMs / 1000,
      };
    } finally {
      await Promise.all([api.terminate(), worker.terminate()]);
    }
  } finally {
    wire.close();
    await db.destroy();
  }
}

async function copyHistory(db: Database): Promise<number> {
  const { id: from } = await db('accounts').first('id');
  const { accountIds } = await createAccounts(db, ['copied']);
  return copyFinishedRows(db, from, accountIds[0] ?? '');
}

async function createPublicToken(bank: BankAccess, username: string): Promise<string> {
  const response = await fetch(`${bank.url}/control/createPublicToken`, {
    method: 'POST',
    body: JSON.stringify({ institutionId: 'ins_900001', username }),
  });
  const { publicToken } = (await response.json()) as { publicToken: string };
  return publicToken;
}

export function describeSyncMemory(rows: readonly SyncMemory[]): string {
  return [
    '| transactions of a first history | peak memory of the worker | seconds | waiting for the provider | longest silence of the heartbeat |',
    '|---|---|---|---|---|',
    ...rows.map(
      ({ transactions, peakMb, seconds, providerSeconds, longestSilenceSeconds }) =>
        `| ${transactions} | ${Math.round(peakMb)} MB | ${seconds.toFixed(1)} | ${Math.round((100 * providerSeconds) / seconds)} % | ${longestSilenceSeconds.toFixed(1)} s |`,
    ),
  ].join('\n');
}

if (process.argv[1] === new URL(import.meta.url).pathname) {
  const sizes = process.argv.slice(2).map(Number);
  console.log(describeSyncMemory(await measureSyncMemory(sizes.length > 0 ? sizes : SIZES)));
}

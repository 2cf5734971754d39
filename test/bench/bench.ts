import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, loadavg, totalmem } from 'node:os';
import { join } from 'node:path';
import { createProgressBar } from '../../src/cli/progressBar.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { startEmbeddedPostgres } from '../../src/postgres/embedded/startEmbeddedPostgres.ts';
import { createAccounts } from '../support/ledgerRows.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { Ledger } from './ledger.ts';
import { connect, createLedger, multiplyLedger } from './ledger.ts';
import type { Row } from './measure.ts';
import { databaseDriver, isQuick, limitRow } from './measure.ts';
import { compareSizes, measureReads } from './reads.ts';
import { measureApplyAll } from './rules.ts';
import { startProduct } from './servers.ts';
import { measureSyncMemory, type SyncMemory } from './syncMemory.ts';
import { measureWrites } from './writes.ts';

/**
 * `make bench` creates deterministic ledgers, compares the product with what the machine can do in the same run,
 * prints a table and writes results.md. It takes half an hour. BENCH=quick takes a few minutes, with a tenth of the
 * ledger and without the one of ten million transactions.
 */

const LEDGER_ROWS = isQuick ? 100_000 : 1_000_000;
const SMALL_ROWS = 10_000;
const LARGE_TIMES = 10;
/** In addition to the one connection of a ledger, so that GET /connections returns ten rows. */
const MORE_CONNECTIONS = 9;
/** The number of transactions in a page of Plaid. */
const PLAID_PAGE = 500;
/** A delay for each page, to show the effect of a network and a real bank. */
const BANK_PAGE_MS = 250;
const BYTES_PER_GIBIBYTE = 1024 ** 3;
const [loadBefore = 0] = loadavg();

const folder = temporaryFolder();
const postgres = await startEmbeddedPostgres({ dataDir: folder.path });
const server = createDatabase(postgres.url, { statementTimeoutMs: 0 });
const open: Ledger[] = [];

async function makeLedger(rows: number, make: (onProgress: (done: number) => void) => Promise<Ledger>) {
  const bar = createProgressBar(`Ledger of ${rows.toLocaleString('en')}`);
  const ledger = await make((done) => bar.show(done / rows, `${done} transactions`));
  bar.end();
  open.push(ledger);
  return ledger;
}

const newLedger = (rows: number) =>
  makeLedger(rows, (onProgress) => createLedger(server, postgres.url, rows, onProgress));

const tenTimes = (ledger: Ledger) =>
  makeLedger(LEDGER_ROWS * LARGE_TIMES, (onProgress) =>
    multiplyLedger(server, { ...ledger, rows: LEDGER_ROWS }, LARGE_TIMES, onProgress),
  );

const rows: Row[] = [];
function record(...measured: Row[]): void {
  rows.push(...measured);
  for (const { name, figure, isMet } of measured) console.log(`${isMet ? '✔' : '✖'} ${name}: ${figure}`);
}

try {
  const small = await newLedger(SMALL_ROWS);
  const ledger = await newLedger(LEDGER_ROWS);
  // PostgreSQL copies a database only if no one is connected to it.
  await ledger.db.destroy();
  const large = isQuick ? ledger : await tenTimes(ledger);
  record(...(await measureApplyAll(server, { ...ledger, rows: LEDGER_ROWS })));
  ledger.db = connect(new URL(ledger.url));
  for (let more = 0; more < MORE_CONNECTIONS; more++) await createAccounts(ledger.db, [`Account ${more}`]);

  const product = await startProduct(ledger.url);
  try {
    record(
      limitRow('start to ready on an existing database', product.startedInMs / 1000, 1.5, 's'),
      limitRow('idle memory of serve', product.memoryMb(), 130, 'MB'),
    );
    const databasePid = Number.parseInt(readFileSync(join(postgres.directory, 'postmaster.pid'), 'utf8'), 10);
    for await (const row of measureReads(product, ledger, LEDGER_ROWS, databasePid)) record(row);
    record(
      await compareSizes(
        large,
        small,
        `a page of ${isQuick ? '100,000' : '10 million'} rows against one of 10,000`,
      ),
    );
    record(...(await measureWrites(ledger)));
  } finally {
    await product.stop();
  }
  record(...(await syncMemoryRows()));
  const table = [
    '| what | measured | target | |',
    '|---|---|---|---|',
    ...rows.map(
      ({ name, figure, target, isMet }) =>
        `| ${name} | ${figure} | ${target} | ${isMet ? 'met' : 'missed'} |`,
    ),
  ].join('\n');
  console.log(`\n${table}\n`);
  // Only the full run replaces the stored results.
  if (!isQuick)
    writeFileSync(join(import.meta.dirname, 'results.md'), `${heading()}\n\n${table}\n\n${profile()}`);
} finally {
  for (const { db } of open) await db.destroy();
  await server.destroy();
  await postgres.stop();
  // The data directory may be outside the folder, and is large.
  rmSync(postgres.directory, { recursive: true, force: true });
  folder.remove();
}

async function syncMemoryRows(): Promise<Row[]> {
  const sizes = isQuick ? [10_000, 20_000] : [10_000, 100_000, 500_000];
  const measured = await measureSyncMemory(sizes);
  const peaks = measured.map(({ peakMb }) => Math.round(peakMb));
  const [, middle = 0, last = middle] = peaks;
  const [sandbox] = measured;
  const [paced] = await measureSyncMemory(sizes.slice(0, 1), { delayMs: BANK_PAGE_MS, isCopied: true });
  return [
    ...(sandbox && paced ? [pagingRow(sandbox, paced)] : []),
    {
      name: `the most memory of a worker in a first history of ${sizes.map((size) => size.toLocaleString('en')).join(', ')} transactions`,
      figure: `${peaks.join(', ')} MB (${measured.map(({ seconds }) => `${Math.round(seconds)} s`).join(', ')})`,
      // Above a process's base memory, the length of a history should make no difference.
      target: 'flat: the last no more than a tenth above the one before',
      isMet: last <= middle * 1.1,
    },
  ];
}

/**
 * The sandbox generates pages on the same cores as the product; a real provider is slower but uses its own. The
 * target applies to the sandbox's pace, and the figure also gives the share at a slower one.
 */
function pagingRow(sandbox: SyncMemory, paced: SyncMemory): Row {
  const pages = sandbox.transactions / PLAID_PAGE;
  const shareOf = ({ seconds, providerSeconds }: SyncMemory) =>
    `${Math.round((100 * providerSeconds) / seconds)} % of ${seconds.toFixed(1)} s`;
  const pageMs = ({ providerSeconds }: SyncMemory) => `${Math.round((1000 * providerSeconds) / pages)} ms`;
  return {
    name: `the provider's share of the time of a first history of ${sandbox.transactions.toLocaleString('en')} transactions`,
    figure:
      `${shareOf(sandbox)} where the sandbox makes a page in ${pageMs(sandbox)}; ` +
      `${shareOf(paced)} where it takes ${pageMs(paced)}. COPY of the finished rows, nothing fetched, takes ` +
      `${paced.copySeconds?.toFixed(1)} s`,
    target: '> 50 % from the sandbox',
    isMet: sandbox.providerSeconds > sandbox.seconds / 2,
  };
}

function heading(): string {
  const [cpu] = cpus();
  return `# What the bench measured

${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / BYTES_PER_GIBIBYTE)} GiB, Node ${process.version}, embedded PostgreSQL on the
same cores, ${LEDGER_ROWS.toLocaleString('en')} transactions where nothing else is said. Ours and the limit take turns, and the
median of the rounds' ratios counts. The limit of a page is what ${databaseDriver} gets of the same join, as a
prepared statement over as many connections. Requests are sent over plain sockets, one a connection at a
time, by a process on the same cores; Koa with a constant body is asked by the same one. The load average
before the run was ${loadBefore.toFixed(1)}${loadBefore > 1 ? ': other programs had their share of the cores, and every figure below suffers from it' : ''}.`;
}

/** A hand-written explanation of where the time goes, based on profiles. */
function profile(): string {
  return readFileSync(join(import.meta.dirname, 'profile.md'), 'utf8');
}

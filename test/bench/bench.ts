import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import { createProgressBar } from '../../src/cli/progressBar.ts';
import { startEmbeddedPostgres } from '../../src/embeddedPostgres/startEmbeddedPostgres.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { createDatabase } from '../../src/store/database.ts';
import { migrate } from '../../src/store/migrate.ts';
import { fillLedger } from '../support/manyTransactions.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { Row } from './measure.ts';
import { isQuick, limitRow, startProduct } from './measure.ts';
import { measureReads } from './reads.ts';
import { measureWrites } from './writes.ts';

/**
 * `make bench`: builds a deterministic ledger, measures the product against what the machine can do in the
 * same run, prints a table and writes results.md. BENCH=quick does so in about a minute.
 */

const LEDGER_ROWS = isQuick ? 100_000 : 1_000_000;
const MEBIBYTES_PER_GIBIBYTE = 1024 ** 3;

const folder = temporaryFolder();
const postgres = await startEmbeddedPostgres({ dataDir: folder.path });
const db = createDatabase(postgres.url, { poolSize: 4, statementTimeoutMs: 0 });
try {
  await migrate(db);
  const bar = createProgressBar('Ledger');
  await fillLedger(db, LEDGER_ROWS, (done) => bar.show(done / LEDGER_ROWS, `${done} transactions`));
  bar.end();
  const { key } = await createApiKey(db, { name: 'bench', scope: 'full_access' }, new Date());
  const { id: userId } = await db('users').first('id');

  const product = await startProduct(postgres.url);
  const rows: Row[] = [
    limitRow('start to ready on an existing database', product.startedInMs / 1000, 1.5, 's'),
    limitRow('idle memory of serve', product.memoryMb(), 130, 'MB'),
  ];
  try {
    rows.push(...(await measureReads(product, key, postgres.url, LEDGER_ROWS)));
    rows.push(...(await measureWrites(db, product, key, userId)));
  } finally {
    await product.stop();
  }
  const table = [
    '| what | measured | target | |',
    '|---|---|---|---|',
    ...rows.map(
      ({ name, figure, target, isMet }) =>
        `| ${name} | ${figure} | ${target} | ${isMet ? 'met' : 'missed'} |`,
    ),
  ].join('\n');
  console.log(`\n${table}\n`);
  writeFileSync(join(import.meta.dirname, 'results.md'), `${heading()}\n\n${table}\n`);
} finally {
  await db.destroy();
  await postgres.stop();
  folder.remove();
}

function heading(): string {
  const [cpu] = cpus();
  return [
    '# What the bench measured',
    '',
    `${cpus().length} × ${cpu?.model.trim()}, ${Math.round(totalmem() / MEBIBYTES_PER_GIBIBYTE)} GiB, Node ${process.version}, ` +
      `${LEDGER_ROWS} transactions, ${isQuick ? 'the quick run' : 'the full run'}. ` +
      'The limit of a read is the same rows asked of PostgreSQL by a driver of our own with a prepared statement over as ' +
      'many connections; ours and the limit take turns, and the median of the ratios counts.',
  ].join('\n');
}

import type { Knex } from 'knex';
import { systemClock } from '../clock.ts';
import { readDatabaseConfig, readEncryptionKeys } from '../config.ts';
import { createChecks, type Patient } from '../doctor/createChecks.ts';
import { examineCheck } from '../doctor/examineCheck.ts';
import { counted, type Finding, notConfigured, problem, type Verdict } from '../doctor/finding.ts';
import { createDatabase } from '../postgres/database.ts';
import { mayHaveCluster } from '../postgres/embedded/cluster.ts';
import { EmbeddedPostgresError } from '../postgres/embedded/errors.ts';
import { startEmbeddedPostgres } from '../postgres/embedded/startEmbeddedPostgres.ts';
import { findStoreFolder } from './dataFolder.ts';
import { findEncryptionKey } from './keyFiles.ts';
import { ProblemsFound } from './problemsFound.ts';
import { readVersion } from './startServing.ts';
import { UsageError } from './usage.ts';

type OpenedDatabase = Patient['database'] & { close(): Promise<void> };

/**
 * `breadbox doctor`: looks at everything that has to be right, and prints what is wrong and what to do. Changes
 * nothing.
 * @throws ProblemsFound when at least one check found a problem.
 */
export async function doctor(options: string[], env: NodeJS.ProcessEnv): Promise<void> {
  if (options.length > 0) throw new UsageError('Usage: breadbox doctor');
  const { dataDir, databaseUrl } = readDatabaseConfig(env);
  const store = findStoreFolder(env);
  const database = await openDatabase(databaseUrl, store);
  try {
    const checks = createChecks({
      env,
      version: await readVersion(),
      clock: systemClock,
      dataDir: store,
      database,
      readKeys: async () =>
        readEncryptionKeys({
          ENCRYPTION_KEY: (await findEncryptionKey(env, { store, dataDir })) ?? undefined,
        }),
    });
    const nameWidth = Math.max(...checks.map(({ name }) => name.length));
    let problems = 0;
    // One after another: loading a bank's SDK would use up the time that a database has to answer.
    for (const check of checks) {
      const finding = await examineCheck(check);
      console.log(formatFinding(check.name.padEnd(nameWidth), finding));
      if (finding.verdict === 'problem') problems += 1;
    }
    if (problems > 0) throw new ProblemsFound(`${counted(problems, 'problem')} found.`);
  } finally {
    await database.close();
  }
}

const POOL_SIZE = 4;
const STATEMENT_TIMEOUT_MS = 8_000;

/** DATABASE_URL's, or the embedded one, started for as long as this takes; one that does not exist is not made. */
async function openDatabase(databaseUrl: string | null, dataDir: string): Promise<OpenedDatabase> {
  const open = (url: string): Knex =>
    createDatabase(url, {
      poolSize: POOL_SIZE,
      applicationName: 'breadbox doctor',
      statementTimeoutMs: STATEMENT_TIMEOUT_MS,
    });
  if (databaseUrl) {
    const db = open(databaseUrl);
    return { db, url: databaseUrl, isEmbedded: false, close: () => db.destroy() };
  }
  if (!mayHaveCluster(dataDir)) {
    const missing = notConfigured('There is none yet: the first start makes it in the data folder.');
    return { missing, close: async () => undefined };
  }
  try {
    const embedded = await startEmbeddedPostgres({ dataDir });
    const db = open(embedded.url);
    return {
      db,
      url: embedded.url,
      isEmbedded: true,
      async close() {
        await db.destroy();
        await embedded.stop();
      },
    };
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) throw error;
    const missing = problem(error.message, 'Mend that, or name a server of your own in DATABASE_URL.');
    return { missing, close: async () => undefined };
  }
}

const MARKS: Record<Verdict, string> = {
  ok: 'ok',
  warning: 'warning',
  problem: 'PROBLEM',
  'not configured': 'not configured',
};

/** A line, and below it what to do. */
function formatFinding(name: string, { verdict, says, advice }: Finding): string {
  const markWidth = Math.max(...Object.values(MARKS).map((mark) => mark.length));
  const head = `${name}  ${MARKS[verdict].padEnd(markWidth)}  `;
  return advice ? `${head}${says}\n${' '.repeat(head.length)}→ ${advice}` : head + says;
}

import type { Knex } from 'knex';
import { toDiagnostics } from '../api/diagnostics/toDiagnostics.ts';
import { systemClock } from '../clock.ts';
import { readDatabaseConfig, readEncryptionKeys } from '../config.ts';
import { createChecks, type DoctorInput } from '../doctor/createChecks.ts';
import { counted, type Finding, notConfigured, problem, type Verdict } from '../doctor/finding.ts';
import { runCheck } from '../doctor/runCheck.ts';
import { createDatabase } from '../postgres/database.ts';
import { mayHaveCluster } from '../postgres/embedded/cluster.ts';
import { EmbeddedPostgresError } from '../postgres/embedded/errors.ts';
import { startEmbeddedPostgres } from '../postgres/embedded/startEmbeddedPostgres.ts';
import { findStoreFolder } from './dataFolder.ts';
import { findEncryptionKey } from './keyFiles.ts';
import { printJson } from './printJson.ts';
import { ProblemsFound } from './problemsFound.ts';
import { readVersion } from './readVersion.ts';

type OpenedDatabase = DoctorInput['database'] & { close(): Promise<void> };

/**
 * `breadbox doctor [--json]`: runs all checks and prints what is wrong and what to do about it. It changes nothing.
 * @throws ProblemsFound if at least one check found a problem.
 */
export async function doctor({ json = false }: { json?: boolean }, env: NodeJS.ProcessEnv): Promise<void> {
  const { databaseUrl } = readDatabaseConfig(env);
  const store = findStoreFolder(env);
  const database = await openDatabase(databaseUrl, store);
  try {
    const checks = createChecks({
      env,
      version: await readVersion(),
      clock: systemClock,
      dataDir: store,
      database,
      readKeys: async () => {
        const found = await findEncryptionKey(env, store);
        if (found === null && !databaseUrl && !mayHaveCluster(store)) return [];
        return readEncryptionKeys({ ENCRYPTION_KEY: found ?? undefined });
      },
    });
    const nameWidth = Math.max(...checks.map(({ name }) => name.length));
    const findings: ({ name: string } & Finding)[] = [];
    // One after another, because loading a provider's SDK would use up the time of the database check.
    for (const check of checks) {
      const finding = await runCheck(check);
      findings.push({ name: check.name, ...finding });
      if (!json) console.log(formatFinding(check.name.padEnd(nameWidth), finding));
    }
    if (json) printJson({ ...toDiagnostics(findings), checked_at: systemClock.now().toISOString() });
    const problems = findings.filter(({ verdict }) => verdict === 'problem').length;
    if (problems > 0) throw new ProblemsFound(`${counted(problems, 'problem')} found.`);
  } finally {
    await database.close();
  }
}

const POOL_SIZE = 4;
const STATEMENT_TIMEOUT_MS = 8_000;

/** Opens the database of DATABASE_URL, or starts the embedded one for the checks. It never creates a database. */
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
    const missing = notConfigured('There is no database yet. The first start creates it in the data folder.');
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
    const missing = problem(error.message, 'Fix this, or name your own database server in DATABASE_URL.');
    return { missing, close: async () => undefined };
  }
}

const MARKS: Record<Verdict, string> = {
  ok: 'ok',
  warning: 'warning',
  problem: 'PROBLEM',
  'not configured': 'not configured',
};

/** Returns the line of a finding, and its advice on the next line. */
function formatFinding(name: string, { verdict, summary, advice }: Finding): string {
  const markWidth = Math.max(...Object.values(MARKS).map((mark) => mark.length));
  const head = `${name}  ${MARKS[verdict].padEnd(markWidth)}  `;
  return advice ? `${head}${summary}\n${' '.repeat(head.length)}→ ${advice}` : head + summary;
}

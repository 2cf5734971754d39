import { existsSync, lstatSync } from 'node:fs';
import { mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { ConfigError } from '../config.ts';
import type { Household } from '../context.ts';
import { createDatabase } from '../postgres/database.ts';
import { findCluster, mayHaveCluster } from '../postgres/embedded/cluster.ts';
import { isRunning } from '../postgres/embedded/server.ts';
import { startEmbeddedPostgres } from '../postgres/embedded/startEmbeddedPostgres.ts';
import { findHousehold } from '../store/household.ts';
import { folderOf } from './dataFolder.ts';
import { withFolderLock } from './folderLock.ts';
import { recognizeHousehold } from './settleHousehold.ts';

/** The database's own entries come last: while one of them is in the data folder, the move is not finished. */
const ENTRIES = [
  'encryption-key',
  'api-key',
  'sandbox.json',
  'sandbox-teller',
  'postgres-location',
  'postgres',
];
/** Another process that starts at the same moment looks at the database too, and is done with it by then. */
const IN_USE_TIMEOUT_MS = 10_000;
const RETRY_MS = 200;

/**
 * Moves a database that the first version kept directly in the data folder, with its keys, into the folder of
 * the household that it is. Killed at any point, the next start finishes the move. Returns a sentence about it,
 * null where there was nothing to move.
 * @throws ConfigError where a server runs on it, where it is not clear what it is, or its new place is taken.
 */
export async function moveFirstEdition(
  env: NodeJS.ProcessEnv,
  dataDir: string,
  inUseTimeoutMs = IN_USE_TIMEOUT_MS,
): Promise<string | null> {
  if (!mayHaveCluster(dataDir)) return null;
  return withFolderLock(dataDir, async () => {
    const deadline = Date.now() + inUseTimeoutMs;
    // Another process may have moved it while this one waited for the lock.
    while (mayHaveCluster(dataDir)) {
      const household = await inspect(env, dataDir);
      if (!isRunning(await findCluster(dataDir))) return moveTo(dataDir, household);
      if (Date.now() > deadline) {
        throw new ConfigError(
          `A server is still running on the database in ${dataDir}, which has to move to ${folderOf(dataDir, household)}. Stop that server, then start again.`,
        );
      }
      await sleep(RETRY_MS);
    }
    return null;
  });
}

/** Looks at the logins in the database, and leaves it as it was. */
async function inspect(env: NodeJS.ProcessEnv, dataDir: string): Promise<Household> {
  const embedded = await startEmbeddedPostgres({ dataDir });
  const db = createDatabase(embedded.url, { poolSize: 1 });
  try {
    const found =
      (await findHousehold(db)) ??
      (await recognizeHousehold(db, { env, place: `The database in ${dataDir}` }));
    // A first start that was stopped before it linked anything leaves the sandbox's file, and no login.
    return found ?? (existsSync(join(dataDir, 'sandbox.json')) ? 'sample' : 'own');
  } finally {
    await db.destroy();
    await embedded.stop();
  }
}

async function moveTo(dataDir: string, household: Household): Promise<string> {
  const folder = folderOf(dataDir, household);
  const present = ENTRIES.filter((name) => {
    const found = lstatSync(join(dataDir, name), { throwIfNoEntry: false });
    // The data folder's link to a key stays where it is.
    return found !== undefined && !found.isSymbolicLink();
  });
  const taken = mayHaveCluster(folder) ? 'postgres' : present.find((name) => existsSync(join(folder, name)));
  if (taken) {
    throw new ConfigError(
      `${dataDir} holds a database of the first version, and ${folder} holds a "${taken}" already. Move one of the two out of ${dataDir}, then start again. Nothing was changed.`,
    );
  }
  // The server's user passes through it to its database.
  await mkdir(folder, { recursive: true, mode: 0o711 });
  for (const name of present) await rename(join(dataDir, name), join(folder, name));
  return `The database in ${dataDir} moved to ${folder}: it holds ${household === 'sample' ? 'the sample household' : 'your own household'}.`;
}

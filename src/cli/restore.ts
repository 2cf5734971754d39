import { access, constants } from 'node:fs/promises';
import { basename } from 'node:path';
import type { Knex } from 'knex';
import { BackupError, describeFileFailure } from '../backup/errors.ts';
import { restoreBackup } from '../backup/restoreBackup.ts';
import { systemClock } from '../clock.ts';
import { readDatabaseConfig, readEncryptionKeys } from '../config.ts';
import type { Household } from '../context.ts';
import { COMMAND, createAudit } from '../store/auditEvents.ts';
import { findHousehold } from '../store/household.ts';
import type { Vault } from '../vault.ts';
import { createVault } from '../vault.ts';
import { describeRows, showProgress, summarize } from './backup.ts';
import { type DecryptOptions, readSecret } from './backupSecrets.ts';
import { findStoreFolder, folderOf, readWantedHousehold } from './dataFolder.ts';
import { findEncryptionKey } from './keyFiles.ts';
import { printJson } from './printJson.ts';
import { resolveHousehold } from './resolveHousehold.ts';
import { withDatabase } from './withDatabase.ts';

/** `breadbox restore FILE [--json]`: restores a backup into an empty database, completely or not at all. */
export async function restoreCommand(
  file: string,
  { json = false, ...options }: { json?: boolean } & DecryptOptions,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  // Before the database, which may have to be started, and whose state says nothing about a mistyped path.
  await requireFile(file);
  const secret = await readSecret(options, env);
  const vault = await readVault(env);
  const header = await withDatabase(env, async (db) => {
    const expected = await findExpectedHousehold(db, env);
    return showProgress('Restore', (onProgress) =>
      restoreBackup(db, file, {
        vault,
        secret,
        onProgress,
        async verify(trx) {
          await refuseOtherHousehold(trx, env, file, expected);
          await createAudit(systemClock, COMMAND)(trx, { action: 'backup_restored', detail: basename(file) });
        },
      }),
    );
  });
  if (json) return printJson({ file, ...summarize(header) });
  console.log(`Restored ${describeRows(header)}, as they were at ${header.created_at}.`);
}

async function requireFile(file: string): Promise<void> {
  try {
    await access(file, constants.R_OK);
  } catch (error) {
    throw describeFileFailure(error, file);
  }
}

/** Returns the household that the database's record, the settings or its folder name, or null if none does. */
async function findExpectedHousehold(db: Knex, env: NodeJS.ProcessEnv): Promise<Household | null> {
  const recorded = (await findHousehold(db)) ?? readWantedHousehold(env);
  const { databaseUrl, dataDir } = readDatabaseConfig(env);
  if (recorded || databaseUrl) return recorded;
  const folder = findStoreFolder(env);
  return (['own', 'sample'] as const).find((each) => folderOf(dataDir, each) === folder) ?? null;
}

/** Never restores sample data into the user's own household, nor real data into the sample. */
async function refuseOtherHousehold(
  trx: Knex.Transaction,
  env: NodeJS.ProcessEnv,
  file: string,
  expected: Household | null,
): Promise<void> {
  const household = await resolveHousehold(trx, {
    env: { BREADBOX_HOUSEHOLD: env['BREADBOX_HOUSEHOLD'] },
    place: `The backup ${file}`,
    fresh: expected ?? 'own',
    now: systemClock.now(),
  });
  if (expected === null || expected === household) return;
  const [holds, target] =
    household === 'sample' ? ['the sample household', 'your own'] : ['real data', 'the sample'];
  throw new BackupError(
    `${file} holds ${holds}, and this database is for ${target}. Restore it with BREADBOX_HOUSEHOLD=${household}, or into another database. Nothing was stored.`,
  );
}

/** Returns null if no key is configured: a household that only imports files needs none. */
async function readVault(env: NodeJS.ProcessEnv): Promise<Vault | null> {
  const configured = await findEncryptionKey(env, findStoreFolder(env));
  if (!configured) return null;
  const [first, ...others] = readEncryptionKeys({ ENCRYPTION_KEY: configured });
  return first ? createVault([first, ...others]) : null;
}

import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Knex } from 'knex';
import { readEncryptionKeys } from '../../src/config.ts';
import { newId, newShortId } from '../../src/domain/ids.ts';
import { createDatabase } from '../../src/postgres/database.ts';
import { startEmbeddedPostgres } from '../../src/postgres/embedded/startEmbeddedPostgres.ts';
import { migrate } from '../../src/postgres/migrate.ts';
import { itemIdOf } from '../../src/sandbox/plaid/identity.ts';
import { createVault } from '../../src/vault.ts';
import { SETTINGS } from '../postgres/embedded/temporaryCluster.ts';

export const SAMPLE_ITEM = itemIdOf({ identity: ['ins_900001', 'alex', '', 0] });
export const REAL_ITEM = 'Dzb9x1MYGrUq6vLP4wjkfNm2RtQe7oCKsXaHJ';

/** Creates a data folder as the first version left it: a database and keys, but no record of whose data it is. */
export async function makeFirstEditionFolder(
  dataDir: string,
  externalIds: readonly string[],
): Promise<{ encryptionKey: string }> {
  const encryptionKey = randomBytes(32).toString('base64');
  const embedded = await startEmbeddedPostgres({ dataDir, settings: SETTINGS });
  const db = createDatabase(embedded.url, { poolSize: 2 });
  try {
    await migrate(db);
    await db.raw('drop table household');
    await db('knex_migrations').whereLike('name', '20261128_60%').delete();
    await insertLogins(db, encryptionKey, externalIds);
  } finally {
    await db.destroy();
    await embedded.stop();
  }
  writeFileSync(join(dataDir, 'encryption-key'), `${encryptionKey}\n`, { mode: 0o600 });
  return { encryptionKey };
}

/** Logins at Plaid with these item ids, all of one person. */
export async function insertLogins(
  db: Knex,
  encryptionKey: string,
  externalIds: readonly string[],
): Promise<void> {
  const [key] = readEncryptionKeys({ ENCRYPTION_KEY: encryptionKey });
  if (!key) throw new Error('There is no encryption key.');
  const vault = createVault([key]);
  const now = new Date();
  const times = { created_at: now, updated_at: now };
  const userId = newId();
  await db('users').insert({ id: userId, short_id: newShortId(), name: 'Kim', ...times });
  for (const external_id of externalIds) {
    const id = newId();
    await db('connections').insert({
      id,
      short_id: newShortId(),
      user_id: userId,
      provider: 'plaid',
      external_id,
      institution_name: 'A bank',
      status: 'active',
      credentials: vault.seal('access-token', id),
      ...times,
    });
  }
}

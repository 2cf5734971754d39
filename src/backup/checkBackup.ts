import { listMigrations } from '../postgres/migrate.ts';
import type { Vault } from '../vault.ts';
import { VaultError } from '../vault.ts';
import { BackupError } from './errors.ts';
import type { BackupHeader } from './format.ts';
import { readBackup } from './readBackup.ts';

/** Of a thousand connections with the same trouble one sentence is enough; of several keys, one each. */
type Complaints = Set<string>;

/**
 * Reads a whole backup and stores nothing: it must be complete and undamaged, its schema one that this release
 * can go on from, and each access token in it must open with a configured encryption key.
 * @throws BackupError
 */
export async function checkBackup(file: string, vault: Vault | null): Promise<BackupHeader> {
  const known = await listMigrations();
  const complaints: Complaints = new Set();
  const header = await readBackup(file, {
    async header({ migrations }) {
      const later = migrations.find((name) => !known.includes(name));
      if (later) {
        throw new BackupError(
          `${file} was made by a later Breadbox: this one does not know the migration ${later}. Update Breadbox, then restore.`,
        );
      }
    },
    async rows({ name, columns }, rows) {
      if (name === 'connections') for (const row of rows) tryCredentials(columns, row, vault, complaints);
    },
  });
  if (complaints.size > 0) {
    throw new BackupError(
      [
        `The access tokens of the banks in ${file} cannot be opened with ENCRYPTION_KEY.`,
        ...complaints,
        'Set ENCRYPTION_KEY to the key that was in use when the backup was made (several, separated by commas). Nothing was stored.',
      ].join(' '),
    );
  }
  return header;
}

function tryCredentials(columns: string[], row: string, vault: Vault | null, complaints: Complaints) {
  // The writer makes rows so, and the caller throws this away unless the file's digest proves it to be ours.
  const values = JSON.parse(row) as (string | null)[];
  const connectionId = values[columns.indexOf('id')] ?? '';
  const credentials = values[columns.indexOf('credentials')];
  if (!credentials) return;
  if (!vault) {
    complaints.add('It is not set.');
    return;
  }
  try {
    vault.open(Buffer.from(credentials.replace(/^\\x/, ''), 'hex'), connectionId);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    complaints.add(error.message);
  }
}

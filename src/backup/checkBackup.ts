import { findLaterMigration } from '../postgres/migrate.ts';
import type { Vault } from '../vault.ts';
import { VaultError } from '../vault.ts';
import type { BackupSecret } from './encryption.ts';
import { BackupError } from './errors.ts';
import type { BackupHeader } from './format.ts';
import { type BackupVisitor, readBackup } from './readBackup.ts';

/**
 * Reads a whole backup without storing anything. It must be complete and undamaged, this release must know its
 * schema, and each of its access tokens must open with a configured encryption key.
 * @throws BackupError, DevelopmentSchemaError
 */
export async function checkBackup(
  file: string,
  vault: Vault | null,
  secret: BackupSecret | null,
): Promise<BackupHeader> {
  // A set, because a thousand connections may have the same problem.
  const problems = new Set<string>();
  const visitor: BackupVisitor = {
    async header({ migrations }) {
      const later = await findLaterMigration(migrations, file);
      if (later) {
        throw new BackupError(
          `${file} was made by a newer version of Breadbox (it has the migration ${later}). Update Breadbox, then restore.`,
        );
      }
    },
    async rows({ name, columns }, rows) {
      if (name === 'connections') for (const row of rows) tryCredentials(columns, row, vault, problems);
    },
  };
  const header = await readBackup(file, visitor, secret);
  if (problems.size > 0) {
    throw new BackupError(
      [
        `The access tokens of the banks in ${file} cannot be opened with ENCRYPTION_KEY.`,
        ...problems,
        'Set ENCRYPTION_KEY to the key that was in use when the backup was made; separate several keys by commas. Nothing was stored.',
      ].join(' '),
    );
  }
  return header;
}

function tryCredentials(columns: string[], row: string, vault: Vault | null, problems: Set<string>) {
  // The writer guarantees this type, and the caller discards the result if the file's digest does not match.
  const values = JSON.parse(row) as (string | null)[];
  const connectionId = values[columns.indexOf('id')] ?? '';
  const credentials = values[columns.indexOf('credentials')];
  if (!credentials) return;
  if (!vault) {
    problems.add('ENCRYPTION_KEY is not set.');
    return;
  }
  try {
    vault.open(Buffer.from(credentials.replace(/^\\x/, ''), 'hex'), connectionId);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    problems.add(error.message);
  }
}

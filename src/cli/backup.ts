import { stat } from 'node:fs/promises';
import type { BackupHeader } from '../backup/format.ts';
import { writeBackup } from '../backup/writeBackup.ts';
import { systemClock } from '../clock.ts';
import { type EncryptOptions, readRecipients } from './backupSecrets.ts';
import { printJson } from './printJson.ts';
import { createProgressBar } from './progressBar.ts';
import { withDatabase } from './withDatabase.ts';

const BYTES_PER_KILOBYTE = 1024;

/** `breadbox backup FILE [--encrypt-to RECIPIENT…] [--passphrase] [--json]`: writes the whole household to one file. A server may keep running. */
export async function backupCommand(
  file: string,
  { json = false, ...options }: { json?: boolean } & EncryptOptions,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  const encryptTo = await readRecipients(options, env);
  const header = await withDatabase(env, (db) =>
    showProgress('Backup', (onProgress) =>
      writeBackup(db, file, { now: systemClock.now(), encryptTo, onProgress }),
    ),
  );
  const { size } = await stat(file);
  if (json) return printJson({ file, bytes: size, ...summarize(header) });
  console.log(`${file} holds ${describeRows(header)}; ${Math.ceil(size / BYTES_PER_KILOBYTE)} KB.`);
  if (!encryptTo) {
    console.log(
      'Everything else in it can be read by whoever has the file; --encrypt-to and --passphrase encrypt it.',
    );
  }
  console.log("The banks' access tokens in it are sealed: keep ENCRYPTION_KEY too, in another place.");
}

/** What a program may want to know of a backup: its time, and the rows of each table. */
export const summarize = ({ created_at, tables }: BackupHeader): object => ({
  created_at,
  rows: Object.fromEntries(tables.map(({ name, rows }) => [name, rows])),
});

/** Returns the row counts of a backup that a user would recognize. */
export function describeRows({ tables }: BackupHeader): string {
  const rowsOf = (name: string) => tables.find((table) => table.name === name)?.rows ?? 0;
  return ['users', 'connections', 'accounts', 'transactions']
    .map((name) => `${rowsOf(name)} ${name}`)
    .join(', ');
}

/** Shows a progress bar in a terminal, and nothing in a script. */
export async function showProgress<T>(
  label: string,
  work: (onProgress: (done: number, all: number) => void) => Promise<T>,
): Promise<T> {
  if (!process.stderr.isTTY) return work(() => {});
  const bar = createProgressBar(label);
  try {
    return await work((done, all) => bar.show(done / all, `${done} of ${all} rows`));
  } finally {
    bar.end();
  }
}

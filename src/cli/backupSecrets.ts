import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import type { BackupRecipients, BackupSecret } from '../backup/encryption.ts';
import { describeFileFailure } from '../backup/errors.ts';
import { UsageError } from './usage.ts';

export interface EncryptOptions {
  encryptTo?: string[];
  passphrase?: boolean;
}

export interface DecryptOptions {
  identity?: string;
  passphrase?: boolean;
}

/** Returns for whom a backup is to be encrypted, or null. Throws UsageError. */
export async function readRecipients(
  { encryptTo = [], passphrase = false }: EncryptOptions,
  env: NodeJS.ProcessEnv,
): Promise<BackupRecipients | null> {
  if (encryptTo.length > 0 && passphrase)
    throw new UsageError('Give --encrypt-to or --passphrase, not both.');
  if (passphrase) return { passphrase: await readPassphrase(env) };
  return encryptTo.length > 0 ? { recipients: encryptTo } : null;
}

/** Returns what opens an encrypted backup, or null. Throws UsageError, BackupError. */
export async function readSecret(
  { identity, passphrase = false }: DecryptOptions,
  env: NodeJS.ProcessEnv,
): Promise<BackupSecret | null> {
  if (identity !== undefined && passphrase)
    throw new UsageError('Give --identity or --passphrase, not both.');
  if (passphrase) return { passphrase: await readPassphrase(env) };
  if (identity === undefined) return null;
  const text = await readFile(identity, 'utf8').catch((error: unknown) => {
    throw describeFileFailure(error, identity);
  });
  const identities = text.split('\n').flatMap((line) => (/^\s*(#|$)/.test(line) ? [] : line.trim()));
  return { identities };
}

/** From BACKUP_PASSPHRASE or the first line of standard input; a command line would show it to other users. */
async function readPassphrase(env: NodeJS.ProcessEnv): Promise<string> {
  const given = env['BACKUP_PASSPHRASE']?.trim() || (await askPassphrase());
  if (given.trim() === '') throw new UsageError('The passphrase is empty. Set BACKUP_PASSPHRASE or type it.');
  return given;
}

async function askPassphrase(): Promise<string> {
  const { isTTY } = process.stdin;
  if (isTTY) process.stderr.write('Passphrase: ');
  // What is typed is not shown.
  const output = new Writable({ write: (_chunk, _encoding, done) => done() });
  const lines = createInterface({ input: process.stdin, output, terminal: isTTY });
  try {
    for await (const line of lines) return line;
    return '';
  } finally {
    lines.close();
    if (isTTY) process.stderr.write('\n');
  }
}

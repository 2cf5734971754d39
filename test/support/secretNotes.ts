import { appendFileSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Config } from '../../src/config.ts';
import { MIN_SECRET_LENGTH } from './secretSearch.ts';

/**
 * Records the secrets that the processes of a test run use, and everything the product puts out. When the run has
 * ended, checkSecrets.ts searches the outputs for the secrets.
 */

/** Names the folder for the records; without it nothing is recorded. */
export const SECRET_NOTES = 'BREADBOX_TEST_SECRET_NOTES';
/** The prefixes of the files in it, followed by the process id. */
export const SECRETS_FILE = 'secrets-';
export const OUTPUTS_FILE = 'outputs-';

export type OutputKind = 'answer' | 'log line' | 'error' | 'program output' | 'database value';

const folder = process.env[SECRET_NOTES];
const known = new Set<string>();
let outputs: number | undefined;

export const notesSecrets = folder !== undefined;

/** Records a secret, which must not appear in any output of the run. */
export function noteSecret(what: string, text: string): void {
  if (known.has(text)) return;
  if (text.length < MIN_SECRET_LENGTH) {
    throw new Error(
      `${what} of this test is too short to be searched for. Give it at least ${MIN_SECRET_LENGTH} characters.`,
    );
  }
  known.add(text);
  if (folder) appendFileSync(join(folder, SECRETS_FILE + process.pid), `${JSON.stringify({ what, text })}\n`);
}

/**
 * Records an output of the product. `where` names it in a reported violation, such as 'createUser 201', and
 * `count` is the number of outputs in the text.
 */
export function noteOutput(kind: OutputKind, where: string, text: string | Uint8Array, count = 1): void {
  if (!folder || text.length === 0) return;
  outputs ??= openSync(join(folder, OUTPUTS_FILE + process.pid), 'a');
  const bytes = Buffer.from(text);
  writeSync(
    outputs,
    Buffer.concat([Buffer.from(`${JSON.stringify([bytes.length, kind, where, count])}\n`), bytes]),
  );
}

/** Records an error with all its properties, as a crash would print it. */
export function noteError(where: string, error: unknown): void {
  if (folder) noteOutput('error', where, inspect(error, { depth: 12, showHidden: true }));
}

/** Records the secrets among the settings. */
export function noteSettings(config: Config): void {
  for (const { key } of config.encryptionKeys) {
    noteSecret('ENCRYPTION_KEY', key.toString('base64'));
    noteSecret('ENCRYPTION_KEY', key.toString('hex'));
  }
  if (config.plaid) noteSecret('PLAID_SECRET', config.plaid.secret);
  for (const secret of config.teller?.webhookSecrets ?? []) noteSecret('TELLER_WEBHOOK_SECRET', secret);
  if (config.teller?.privateKeyPath) notePrivateKey(readFileSync(config.teller.privateKeyPath, 'utf8'));
  for (const url of [config.databaseUrl, config.jobsUrl]) {
    const password = url && URL.canParse(url) ? decodeURIComponent(new URL(url).password) : '';
    if (password) noteSecret('a password of a database', password);
  }
}

/** Records a private key line by line, so that it is found even with other line breaks. */
export function notePrivateKey(pem: string): void {
  const lines = pem
    .split('\n')
    .filter((line) => !line.startsWith('-----') && line.length >= MIN_SECRET_LENGTH);
  for (const line of lines) noteSecret('a private key', line);
}

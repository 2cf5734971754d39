import { appendFileSync, openSync, readFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { inspect } from 'node:util';
import type { Config } from '../../src/config.ts';
import { SHORTEST_SECRET } from './secretSearch.ts';

/**
 * What the workers of a run leave behind for the claim that no secret shows anywhere: the secrets they
 * used, and everything the product put out. checkSecrets.ts reads it when the run has ended.
 */

/** Names the folder of the notes; without it nothing is noted. */
export const SECRET_NOTES = 'BREADBOX_TEST_SECRET_NOTES';
/** How the files in it begin; what follows is the worker. */
export const SECRETS_FILE = 'secrets-';
export const OUTPUTS_FILE = 'outputs-';

export type OutputKind = 'answer' | 'log line' | 'error' | 'program output' | 'database value';

const folder = process.env[SECRET_NOTES];
const known = new Set<string>();
let outputs: number | undefined;

export const notesSecrets = folder !== undefined;

/** Says that a text is secret: found in any output of the run, it is a violation. */
export function noteSecret(what: string, text: string): void {
  if (known.has(text)) return;
  if (text.length < SHORTEST_SECRET) {
    throw new Error(
      `${what} of this test is too short to be looked for: give it ${SHORTEST_SECRET} characters.`,
    );
  }
  known.add(text);
  if (folder) appendFileSync(join(folder, SECRETS_FILE + process.pid), `${JSON.stringify({ what, text })}\n`);
}

/**
 * Keeps what the product put out. `where` is what a violation is reported as, such as 'createUser 201';
 * `count` is how many there are in the text.
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

/** Keeps an error as a crash would print it, with all it holds. */
export function noteError(where: string, error: unknown): void {
  if (folder) noteOutput('error', where, inspect(error, { depth: 12, showHidden: true }));
}

/** The secrets among an operator's settings. */
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

/** Line by line: then it is found whatever became of the line breaks. */
export function notePrivateKey(pem: string): void {
  const lines = pem.split('\n').filter((line) => !line.startsWith('-----') && line.length >= SHORTEST_SECRET);
  for (const line of lines) noteSecret('a private key', line);
}

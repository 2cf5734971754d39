import { open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { Decrypter, Encrypter } from 'age-encryption';
import { BackupError } from './errors.ts';

/** Encrypted backups are files in the format of age (age-encryption.org/v1), which its own programs read too. */

/** For whom a backup is encrypted: holders of age identities, or whoever knows a passphrase. */
export type BackupRecipients = { recipients: readonly string[] } | { passphrase: string };
/** What opens it: the lines of an identity file, or the passphrase. */
export type BackupSecret = { identities: readonly string[] } | { passphrase: string };

const HEADER = 'age-encryption.org/v1\n';

/**
 * Returns the step of a pipeline that encrypts.
 * @throws BackupError if a recipient is none.
 */
export function encryptFor(
  given: BackupRecipients,
): (source: AsyncIterable<Buffer>) => AsyncGenerator<Uint8Array> {
  const encrypter = new Encrypter();
  if ('passphrase' in given) encrypter.setPassphrase(given.passphrase);
  else for (const recipient of given.recipients) addRecipient(encrypter, recipient);
  return async function* (source) {
    yield* await encrypter.encrypt(toWeb(source));
  };
}

function addRecipient(encrypter: Encrypter, recipient: string): void {
  try {
    encrypter.addRecipient(recipient);
  } catch (error) {
    throw new BackupError(
      `"${recipient}" is not a recipient of age. It begins with age1; \`age-keygen -y FILE\` prints the one of an identity.`,
      { cause: error },
    );
  }
}

export async function isEncrypted(file: string): Promise<boolean> {
  const handle = await open(file, 'r');
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEADER.length), 0, HEADER.length, 0);
    return buffer.toString('latin1', 0, bytesRead) === HEADER;
  } finally {
    await handle.close();
  }
}

/**
 * Decrypts what it reads. Nothing is given out that was not authenticated.
 * @throws BackupError if the secret does not open it, or if it was changed or cut off.
 */
export async function* decrypt(
  source: AsyncIterable<Buffer>,
  file: string,
  secret: BackupSecret | null,
): AsyncGenerator<Uint8Array> {
  if (!secret) {
    throw new BackupError(`${file} is encrypted. Restore it with --identity FILE or --passphrase.`);
  }
  const decrypter = createDecrypter(secret);
  const opened = await decrypter.decrypt(toWeb(source)).catch((error: unknown) => {
    const what = 'passphrase' in secret ? 'this passphrase' : 'these identities';
    throw new BackupError(`${file} does not open with ${what}. Nothing was stored.`, { cause: error });
  });
  try {
    yield* opened;
  } catch (error) {
    throw new BackupError(
      `${file} is damaged or incomplete: its content has changed. Nothing was stored. Use another copy.`,
      { cause: error },
    );
  }
}

function createDecrypter(secret: BackupSecret): Decrypter {
  const decrypter = new Decrypter();
  if ('passphrase' in secret) {
    decrypter.addPassphrase(secret.passphrase);
    return decrypter;
  }
  try {
    for (const identity of secret.identities) decrypter.addIdentity(identity);
  } catch {
    // Without the cause, which may have the identity in it.
    throw new BackupError('The identity file has a line that is no identity of age (AGE-SECRET-KEY-1…).');
  }
  return decrypter;
}

const toWeb = (source: AsyncIterable<Buffer>) =>
  // Node's type of a web stream is not the global one, but its class is.
  Readable.toWeb(Readable.from(source)) as unknown as ReadableStream<Uint8Array>;

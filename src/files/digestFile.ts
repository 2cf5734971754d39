import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';

/** A millisecond or two: a file of 50 MiB in one piece would keep every other request waiting. */
const PIECE_BYTES = 1024 * 1024;

/** Returns the SHA-256 of a file, by which a later import of the same one is recognized. */
export async function digestFile(bytes: Buffer): Promise<string> {
  const hash = createHash('sha256');
  for (let start = 0; start < bytes.length; start += PIECE_BYTES) {
    hash.update(bytes.subarray(start, start + PIECE_BYTES));
    await setImmediate();
  }
  return hash.digest('hex');
}

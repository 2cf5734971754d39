import { createHash } from 'node:crypto';

/** The SHA-256 of a file, by which a later import of the same one is recognized. */
export const digestFile = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');

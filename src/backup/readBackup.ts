import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { type BackupSecret, decrypt, isEncrypted } from './encryption.ts';
import { BackupError, describeFileFailure } from './errors.ts';
import type { BackupHeader } from './format.ts';
import { parseHeader, parseSeal } from './format.ts';

export interface BackupVisitor {
  header?(header: BackupHeader): Promise<void>;
  /** Receives rows of one table as the JSON of the file. It may be called several times for a table. */
  rows(table: BackupHeader['tables'][number], rows: string[]): Promise<void>;
}

/** A header has a few thousand characters, so a file with a longer first line is not a backup. */
const MAX_HEADER_CHARACTERS = 1_000_000;
const MAX_ROW_CHARACTERS = 256_000_000;
const CHUNK_BYTES = 1_000_000;

/**
 * Streams a backup through the visitor. Whether the file is complete is known only when this returns, so the visitor's
 * changes must be reversible.
 * @throws BackupError if the file is not a backup, is truncated or is damaged.
 */
export async function readBackup(
  file: string,
  visitor: BackupVisitor,
  secret: BackupSecret | null = null,
): Promise<BackupHeader> {
  const source = await openBackup(file, secret);
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  source.on('error', (error) => unpacked.destroy(error));
  // The loop over the chunks throws this error. `pipeline` is not used because after an error of the loop it may
  // report the abort that follows instead.
  unpacked.on('error', () => source.destroy());
  try {
    return await readLines(linesOf(source.pipe(unpacked), file), file, visitor);
  } catch (error) {
    throw describeUnreadable(error, file);
  } finally {
    source.destroy();
    unpacked.destroy();
  }
}

async function openBackup(file: string, secret: BackupSecret | null): Promise<Readable> {
  try {
    const encrypted = await isEncrypted(file);
    const bytes = createReadStream(file);
    return encrypted ? Readable.from(decrypt(bytes, file, secret)) : bytes;
  } catch (error) {
    throw describeFileFailure(error, file);
  }
}

async function readLines(
  chunks: AsyncGenerator<string[]>,
  file: string,
  visitor: BackupVisitor,
): Promise<BackupHeader> {
  const digest = createHash('sha256');
  let header: BackupHeader | undefined;
  let sealed = false;
  let tableIndex = 0;
  let rowsLeft = 0;
  for await (const lines of chunks) {
    let position = 0;
    const take = (count: number) => {
      const taken = lines.slice(position, position + count);
      position += taken.length;
      return taken;
    };
    if (!header) {
      const [line = ''] = take(1);
      header = parseHeader(line, file);
      digest.update(`${line}\n`);
      await visitor.header?.(header);
      rowsLeft = header.tables[0]?.rows ?? 0;
    }
    while (position < lines.length) {
      while (rowsLeft === 0 && tableIndex < header.tables.length) {
        tableIndex += 1;
        rowsLeft = header.tables[tableIndex]?.rows ?? 0;
      }
      const table = header.tables[tableIndex];
      if (table) {
        const rows = take(rowsLeft);
        rowsLeft -= rows.length;
        digest.update(`${rows.join('\n')}\n`);
        await visitor.rows(table, rows);
      } else {
        const [line = ''] = take(1);
        if (sealed || parseSeal(line)?.sha256 !== digest.digest('hex')) throw damaged(file);
        sealed = true;
      }
    }
  }
  if (!header) throw new BackupError(`${file} is not a Breadbox backup.`);
  if (!sealed) throw truncated(file);
  return header;
}

/** Yields the lines that each chunk completes. A last line without a line break means that the file is truncated. */
async function* linesOf(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let rest = '';
  let isFirst = true;
  for await (const chunk of chunks) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    lines[0] = rest + lines[0];
    rest = lines.pop() ?? '';
    if (lines.length > 0) {
      yield lines;
      isFirst = false;
    }
    if (isFirst && rest.length > MAX_HEADER_CHARACTERS)
      throw new BackupError(`${file} is not a Breadbox backup.`);
    if (rest.length > MAX_ROW_CHARACTERS) throw damaged(file);
  }
  if (rest !== '') throw isFirst ? new BackupError(`${file} is not a Breadbox backup.`) : truncated(file);
}

const truncated = (file: string) =>
  new BackupError(`${file} is incomplete: its end was cut off. Nothing was stored. Use another copy.`);

const damaged = (file: string, cause?: unknown) =>
  new BackupError(`${file} is damaged: its content has changed. Nothing was stored. Use another copy.`, {
    cause,
  });

/** Translates the errors of zlib and of the UTF-8 decoder for a damaged file. */
function describeUnreadable(error: unknown, file: string): unknown {
  if (error instanceof BackupError || !(error instanceof Error)) return error;
  if ('code' in error) {
    if (error.code === 'Z_BUF_ERROR') return truncated(file);
    if (error.code === 'Z_DATA_ERROR' && error.message === 'incorrect header check') {
      return new BackupError(`${file} is not a Breadbox backup.`, { cause: error });
    }
    if (typeof error.code === 'string' && /^(Z_|ERR_ENCODING_)/.test(error.code)) return damaged(file, error);
  }
  return describeFileFailure(error, file);
}

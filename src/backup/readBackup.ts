import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { BackupError, describeFileFailure } from './errors.ts';
import type { BackupHeader } from './format.ts';
import { parseHeader, parseSeal } from './format.ts';

export interface BackupVisitor {
  header?(header: BackupHeader): Promise<void>;
  /** Rows of one table, as they stand in the file: a JSON array each. A table may come in several portions. */
  rows(table: BackupHeader['tables'][number], rows: string[]): Promise<void>;
}

/** Ours is a few thousand characters; what has no line break in this many is another kind of file. */
const LONGEST_HEADER = 1_000_000;
const LONGEST_ROW = 256_000_000;
const CHUNK_BYTES = 1_000_000;

/**
 * Reads a backup from end to end, little of it in memory at a time. Whether it is whole is known only when this
 * returns: whoever acts on its rows must be able to take that back.
 * @throws BackupError when the file is not a backup, was cut off or is damaged.
 */
export async function readBackup(file: string, visitor: BackupVisitor): Promise<BackupHeader> {
  const source = createReadStream(file);
  const unpacked = createGunzip({ chunkSize: CHUNK_BYTES });
  source.on('error', (error) => unpacked.destroy(error));
  // Whatever it is, the loop over its chunks throws it. Not `pipeline`: where that loop is left by an error of
  // ours, it may report the abortion which follows instead.
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

async function readLines(
  portions: AsyncGenerator<string[]>,
  file: string,
  visitor: BackupVisitor,
): Promise<BackupHeader> {
  const digest = createHash('sha256');
  let header: BackupHeader | undefined;
  let sealed = false;
  let tableIndex = 0;
  let rowsLeft = 0;
  for await (const lines of portions) {
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
  if (!sealed) throw cutOff(file);
  return header;
}

/** The lines that each chunk completes. A last line without its line break was cut off. */
async function* linesOf(chunks: AsyncIterable<Buffer>, file: string): AsyncGenerator<string[]> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  let begun = '';
  let isFirst = true;
  for await (const chunk of chunks) {
    const lines = decoder.decode(chunk, { stream: true }).split('\n');
    lines[0] = begun + lines[0];
    begun = lines.pop() ?? '';
    if (lines.length > 0) {
      yield lines;
      isFirst = false;
    }
    if (isFirst && begun.length > LONGEST_HEADER) throw new BackupError(`${file} is not a Breadbox backup.`);
    if (begun.length > LONGEST_ROW) throw damaged(file);
  }
  if (begun !== '') throw isFirst ? new BackupError(`${file} is not a Breadbox backup.`) : cutOff(file);
}

const cutOff = (file: string) =>
  new BackupError(`${file} ends too early: the backup was cut off. Nothing was stored.`);

const damaged = (file: string, cause?: unknown) =>
  new BackupError(`${file} is damaged: it is not what was written. Nothing was stored.`, { cause });

/** What zlib and the decoder say of a file that is not as it was written. */
function describeUnreadable(error: unknown, file: string): unknown {
  if (error instanceof BackupError || !(error instanceof Error)) return error;
  if ('code' in error) {
    if (error.code === 'Z_BUF_ERROR') return cutOff(file);
    if (error.code === 'Z_DATA_ERROR' && error.message === 'incorrect header check') {
      return new BackupError(`${file} is not a Breadbox backup.`, { cause: error });
    }
    if (typeof error.code === 'string' && /^(Z_|ERR_ENCODING_)/.test(error.code)) return damaged(file, error);
  }
  return describeFileFailure(error, file);
}

import { BackupError } from './errors.ts';

/**
 * A backup is a gzip file of JSON lines. The first line is the header. The rows follow, table by table in the order
 * and number of the header, each an array of its columns' texts or nulls. The last line is the seal, the digest of all
 * lines before it. A file without it is truncated.
 */
export interface BackupHeader {
  format: typeof FORMAT;
  version: typeof VERSION;
  created_at: string;
  /** The migrations that had run: the schema of the rows. */
  migrations: string[];
  tables: { name: string; columns: string[]; rows: number }[];
}

export interface BackupSeal {
  sha256: string;
}

export const FORMAT = 'breadbox-backup';
/** Increase it if the structure above changes. Different tables or columns do not change the format. */
export const VERSION = 1;

/**
 * Reads the first line of a file.
 * @throws BackupError if it is not the header of a backup of this version.
 */
export function parseHeader(line: string, file: string): BackupHeader {
  const header = parseObject(line);
  if (header?.['format'] !== FORMAT) throw new BackupError(`${file} is not a Breadbox backup.`);
  if (header['version'] !== VERSION) {
    throw new BackupError(
      `${file} is a backup of format ${header['version']}, but this version of Breadbox reads format ${VERSION}. Restore it with the version that made it.`,
    );
  }
  if (!isHeader(header))
    throw new BackupError(`${file} is damaged: its header cannot be read. Use another copy.`);
  return header;
}

export function parseSeal(line: string): BackupSeal | null {
  const seal = parseObject(line);
  return typeof seal?.['sha256'] === 'string' ? { sha256: seal['sha256'] } : null;
}

function parseObject(line: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(line);
    return isObject(value) ? value : null;
  } catch {
    return null;
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

const isTexts = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every((entry) => typeof entry === 'string');

function isHeader(value: object): value is BackupHeader {
  const header: Partial<Record<keyof BackupHeader, unknown>> = value;
  return (
    typeof header.created_at === 'string' &&
    isTexts(header.migrations) &&
    header.migrations.length > 0 &&
    Array.isArray(header.tables) &&
    header.tables.every(
      (table: unknown) =>
        isObject(table) &&
        typeof table['name'] === 'string' &&
        isTexts(table['columns']) &&
        Number.isSafeInteger(table['rows']) &&
        Number(table['rows']) >= 0,
    )
  );
}

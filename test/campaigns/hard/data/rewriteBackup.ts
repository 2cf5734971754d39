import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BackupHeader } from '../../../../src/backup/format.ts';

/** Returns a backup with a changed header or rows; with `sealed`, its checksum matches the change. */
export function rewriteBackup(
  bytes: Buffer,
  change: (header: BackupHeader, rows: string[]) => void,
  { sealed = true } = {},
): Buffer {
  const [first = '', ...rows] = gunzipSync(bytes).toString().trimEnd().split('\n');
  const header: BackupHeader = JSON.parse(first);
  const seal = rows.pop() ?? '';
  change(header, rows);
  const text = [JSON.stringify(header), ...rows].map((line) => `${line}\n`).join('');
  const sha256 = createHash('sha256').update(text).digest('hex');
  return gzipSync(`${text}${sealed ? JSON.stringify({ sha256 }) : seal}\n`);
}

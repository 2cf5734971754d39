import { createHash } from 'node:crypto';
import { gunzipSync, gzipSync } from 'node:zlib';
import type { BackupHeader } from '../../../../src/backup/format.ts';

/** A backup's header and rows with something changed, sealed as if it had been written so. */
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

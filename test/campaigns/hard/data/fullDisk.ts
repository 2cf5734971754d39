import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { BackupError } from '../../../../src/backup/errors.ts';
import { writeBackup } from '../../../../src/backup/writeBackup.ts';
import type { Check } from '../campaign.ts';
import { mountSmallDisk } from '../faults/smallDisk.ts';
import type { BackupSource } from './backupSource.ts';

const CLAIM = 'a backup onto a full disk reports it, leaves no partial file and keeps the previous backup';
const LEFT_BYTES = [0, 4_096, 40_960];

export async function fullDisk(source: BackupSource): Promise<Check> {
  const disk = await mountSmallDisk(1, source.folder);
  if (!disk)
    return { claim: CLAIM, attempts: 1, failures: [], figures: 'skipped: mounting a small disk needs root' };
  const file = `${disk.path}/nightly.backup`;
  const failures: string[] = [];
  try {
    writeFileSync(file, 'previous backup');
    for (const bytes of LEFT_BYTES) {
      disk.fill(bytes);
      const result = await writeBackup(source.household.app.database.db, file, { now: new Date() }).then(
        () => 'it was written',
        (error: unknown) => (error instanceof BackupError ? error.message : `it failed with ${error}`),
      );
      if (!/disk of .* is full/.test(result)) failures.push(`with ${bytes} bytes left: ${result}`);
      disk.free();
      const left = readdirSync(disk.path);
      if (left.join() !== 'nightly.backup') failures.push(`with ${bytes} bytes left: the disk has ${left}`);
      else if (readFileSync(file, 'utf8') !== 'previous backup')
        failures.push('the previous backup was overwritten');
    }
    return { claim: CLAIM, attempts: LEFT_BYTES.length, failures };
  } finally {
    await disk.remove();
  }
}

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { BackupError } from '../../../../src/backup/errors.ts';
import { writeBackup } from '../../../../src/backup/writeBackup.ts';
import type { Trial } from '../campaign.ts';
import { mountSmallDisk } from '../faults/smallDisk.ts';
import type { Home } from './home.ts';

const CLAIM = 'a backup for which the disk has no room says so, leaves no half file and keeps the one before';
const LEFT_BYTES = [0, 4_096, 40_960];

export async function fullDisk(home: Home): Promise<Trial> {
  const disk = await mountSmallDisk(1, home.folder);
  if (!disk) return { claim: CLAIM, tried: 1, lost: [], figures: 'skipped: no root, or no leave to mount' };
  const file = `${disk.path}/nightly.backup`;
  const lost: string[] = [];
  try {
    writeFileSync(file, 'the one before');
    for (const bytes of LEFT_BYTES) {
      disk.fill(bytes);
      const told = await writeBackup(home.household.app.database.db, file, { now: new Date() }).then(
        () => 'it was written',
        (error: unknown) => (error instanceof BackupError ? error.message : `it failed with ${error}`),
      );
      if (!/disk of .* is full/.test(told)) lost.push(`with ${bytes} bytes left: ${told}`);
      disk.free();
      const left = readdirSync(disk.path);
      if (left.join() !== 'nightly.backup') lost.push(`with ${bytes} bytes left: there is ${left}`);
      else if (readFileSync(file, 'utf8') !== 'the one before') lost.push('the one before is no more');
    }
    return { claim: CLAIM, tried: LEFT_BYTES.length, lost };
  } finally {
    await disk.remove();
  }
}

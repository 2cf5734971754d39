import type { Database } from '../context.ts';
import type { CsvAccount } from '../store/csvAccounts.ts';
import { findPendingRows } from '../store/importedRows.ts';
import type { Assumption } from './assumption.ts';

/** So many rows show a person what is left. */
const MAX_NAMED = 5;

/**
 * Names the pending rows of the file's days that the file neither has nor books. Many exports leave out what is pending,
 * so that the file does not prove that the bank has given them up: they stay, and a person is told.
 */
export async function reportPending(
  trx: Database,
  { account, found, from, to }: { account: CsvAccount; found: ReadonlySet<string>; from: string; to: string },
  { same, booked }: { same: ReadonlyMap<string, string>; booked: ReadonlyMap<string, string> },
): Promise<Assumption[]> {
  const named = new Set([...same.values(), ...booked.values()]);
  const left = (await findPendingRows(trx, account.id, { from, to })).filter(
    ({ externalId }) => !found.has(externalId) && !named.has(externalId),
  );
  if (left.length === 0) return [];
  const rows = left.slice(0, MAX_NAMED).map(({ date, amount, name }) => `${date} ${amount} "${name}"`);
  const more = left.length > MAX_NAMED ? ` and ${left.length - MAX_NAMED} more` : '';
  return [
    {
      what: 'pending',
      value: 'kept',
      because:
        `The file has neither booked nor listed what ${account.name} has as pending in its days: ${rows.join(', ')}${more}. ` +
        'Delete what the bank never books.',
    },
  ];
}

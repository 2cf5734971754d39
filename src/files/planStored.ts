import type { Database } from '../context.ts';
import type { CsvAccount } from '../store/csvAccounts.ts';
import { haveTransactions } from '../store/importedRows.ts';
import type { ImportAnswers } from './importOptions.ts';
import { planLinkedOverlap } from './planLinkedOverlap.ts';
import { emptyPlan, type OverlapPlan, planOverlap } from './planOverlap.ts';
import type { FileRow } from './reading/openedFile.ts';

/**
 * Compares the rows of a file with what is stored in their accounts.
 * @param replaced the imports of the same file that the present one replaces.
 * @param doubts whether the file is of the account that a bank fills.
 */
export async function planStored(
  trx: Database,
  rows: AsyncIterable<FileRow[]>,
  accounts: ReadonlyMap<string, CsvAccount>,
  {
    replaced,
    answers,
    doubts,
  }: { replaced: readonly string[]; answers: ImportAnswers; doubts: readonly string[] },
): Promise<OverlapPlan> {
  const [account] = accounts.values();
  if (account?.covered) {
    return planLinkedOverlap(trx, rows, { account, covered: account.covered }, { replaced, answers, doubts });
  }
  const ids = [...accounts.values()].map(({ id }) => id);
  return (await haveTransactions(trx, ids))
    ? planOverlap(trx, rows, accounts, { replaced, answers })
    : emptyPlan();
}

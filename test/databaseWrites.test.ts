import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect } from 'chai';

const src = resolve(import.meta.dirname, '../src');

describe('writes to the database', () => {
  it('database transactions are opened by inTransaction, which retries what PostgreSQL aborts', () => {
    const others: Record<string, string> = {
      'api/answerOnce.ts': 'what runs in its transaction retries, and a second run would lack the file',
      'postgres/cancellable.ts': 'it only reads',
      'postgres/inTransaction.ts': 'it is defined here',
      'backup/snapshot.ts': 'it only reads',
      'exports/openExport.ts': 'it only reads, for as long as its client does',
      'postgres/migrate.ts': 'it has the database to itself',
      'backup/restoreBackup.ts': 'it has the database to itself',
    };
    const opening = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && /\.transaction\(/.test(readFileSync(join(src, file), 'utf8')))
      .sort();
    expect(opening).to.deep.equal(Object.keys(others).sort());
  });

  it('every statement that changes several transactions locks them in the order of their ids', () => {
    const writers: Record<string, string> = {
      'store/updateInIdOrder.ts': 'it locks them first, in one statement',
      'store/accountDeletion.ts': 'it locks them first, in one statement',
      'store/accountMerges.ts': 'a merge and its undoing lock both accounts and all their transactions first',
      'store/importedRows.ts': 'it locks them first, in one statement',
      'store/ledger.ts': 'a sync and an import hold them already, see store/ledgerLocks',
      'store/recordedUpdate.ts': 'locks in the order of ids first',
      'store/ruleFacts.ts': 'it skips what is locked, and waits for none',
      'store/transactionEdits.ts': 'each statement of its own changes one row, or rows that it has locked',
      'store/transferEdits.ts': 'locks both sides in the order of ids first',
      'store/transferPairs.ts': 'it locks them first, in one statement',
      'store/undoOperation.ts': 'locks in the order of ids first',
    };
    const writing = readdirSync(src, { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) =>
        /(update|delete from) transactions\b|\('transactions'\)(?:(?!;\n)[\s\S])*?\.(update|delete|del)\(/.test(
          readFileSync(join(src, file), 'utf8'),
        ),
      )
      .sort();
    expect(writing).to.deep.equal(Object.keys(writers).sort());
  });
});

import type { FeedTransaction } from '../../providers/provider.ts';
import { JoinedLines } from './joinedLines.ts';
import { createRowReader, type ReadRow, type RowContent } from './readRow.ts';
import { type CsvRecord, readRecords } from './records.ts';
import { RowIdentities } from './rowIdentity.ts';
import type { Reading } from './surveyFile.ts';

/** A line that gave no transaction, and why. */
export interface SkippedLine {
  line: number;
  reason: string;
  /** Whether the line ought to have been a transaction; a total, say, ought not. */
  isFault: boolean;
}

/** The contents of a part of the file: each of its lines is in one of the lists, except blank lines and the header. */
export interface ReadPiece {
  transactions: { line: number; transaction: FeedTransaction }[];
  skipped: SkippedLine[];
}

export interface TargetAccount {
  externalId: string;
  /** For rows whose file does not say their currency. */
  isoCurrencyCode: string | null;
}

/** Reads the transactions of a surveyed file for an account, a piece at a time; the same file gives the same ids. */
export async function* readFile(reading: Reading, account: TargetAccount): AsyncGenerator<ReadPiece> {
  const { source, layout } = reading;
  const readRow = createRowReader(reading);
  const identities = new RowIdentities(account.externalId, reading.rowCount);
  const joined = layout.hasContinuations ? new JoinedLines(layout.columns.description) : null;
  const read = (record: CsvRecord, piece: ReadPiece) => {
    const row: ReadRow =
      record.line < layout.firstRowLine
        ? { kind: 'aside', line: record.line, reason: 'Stands above the rows: not a transaction.' }
        : readRow(record);
    if (row.kind === 'transaction') {
      piece.transactions.push({
        line: row.line,
        transaction: toTransaction(row.content, account, identities),
      });
    } else {
      piece.skipped.push({ line: row.line, reason: row.reason, isFault: row.kind === 'fault' });
    }
  };
  for await (const records of readRecords(source, layout.delimiter, layout.rowWidth)) {
    const piece: ReadPiece = { transactions: [], skipped: [] };
    for (const record of records) {
      if (record.line === layout.headerLine) continue;
      if (!joined) read(record, piece);
      else for (const whole of joined.add(record, layout.firstRowLine)) read(whole, piece);
    }
    yield piece;
  }
  const piece: ReadPiece = { transactions: [], skipped: [] };
  for (const whole of joined?.end() ?? []) read(whole, piece);
  yield piece;
}

function toTransaction(
  content: RowContent,
  account: TargetAccount,
  identities: RowIdentities,
): FeedTransaction {
  const { date, amount, description, name, merchantName, raw } = content;
  const stated = content.isoCurrencyCode ?? content.unofficialCurrencyCode;
  return {
    externalId: identities.next({ date, amount, description, currency: stated }),
    accountExternalId: account.externalId,
    pendingExternalId: null,
    amount,
    isoCurrencyCode: stated === null ? account.isoCurrencyCode : content.isoCurrencyCode,
    unofficialCurrencyCode: content.unofficialCurrencyCode,
    date,
    datetime: null,
    authorizedDate: null,
    authorizedDatetime: null,
    name,
    merchantName,
    categoryPrimary: null,
    categoryDetailed: null,
    paymentChannel: null,
    pending: false,
    raw,
  };
}

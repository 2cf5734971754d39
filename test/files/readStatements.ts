import { readCamt } from '../../src/files/camt/readCamt.ts';
import { readMt940 } from '../../src/files/mt940/readMt940.ts';
import { readOfx } from '../../src/files/ofx/readOfx.ts';
import { readQif, surveyQif } from '../../src/files/qif/readQif.ts';
import type { StatementAccount, StatementEvent, StatementRow } from '../../src/files/statement.ts';

/** One statement of a file with everything that was read of it. */
export interface ReadStatement {
  account: StatementAccount;
  rows: StatementRow[];
  opening: string | null;
  closing: string | null;
  skipped: string[];
}

const readers = {
  ofx: readOfx,
  camt: readCamt,
  mt940: readMt940,
  qif: (bytes: Buffer): Iterable<StatementEvent> => {
    const { format, questions } = surveyQif(bytes, {});
    if (!format) throw new Error(`The file leaves questions open: ${JSON.stringify(questions)}`);
    return readQif(bytes, format);
  },
};

/** Reads a whole file into its statements. */
export function readStatements(format: keyof typeof readers, file: string | Buffer): ReadStatement[] {
  const statements: ReadStatement[] = [];
  const current = () => {
    const last = statements.at(-1);
    if (!last) throw new Error('The file has no statement.');
    return last;
  };
  for (const event of readers[format](Buffer.from(file))) {
    if (event.kind === 'statement') {
      statements.push({ account: event.account, rows: [], opening: null, closing: null, skipped: [] });
    } else if (event.kind === 'row') current().rows.push(event.row);
    else if (event.kind === 'balance') current()[event.balance.kind] = event.balance.amount;
    else current().skipped.push(`line ${event.line}: ${event.reason}`);
  }
  return statements;
}

/** A row in a line: date, amount, currency, name, and what is out of the ordinary. */
export const toLine = ({ date, amount, isoCurrencyCode, name, reference, pending }: StatementRow): string =>
  [date, amount, isoCurrencyCode, name, reference && `#${reference}`, pending && 'pending']
    .filter(Boolean)
    .join(' ');

/** The rows of all statements as lines, by the account that they are of. */
export function readLines(format: keyof typeof readers, file: string | Buffer): Record<string, string[]> {
  const lines: Record<string, string[]> = {};
  for (const { account, rows } of readStatements(format, file)) {
    const key = [account.number ?? account.name, account.isoCurrencyCode].filter(Boolean).join(' ');
    lines[key] = [...(lines[key] ?? []), ...rows.map(toLine)];
  }
  return lines;
}

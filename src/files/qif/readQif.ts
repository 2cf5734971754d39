import { ApiError } from '../../errors.ts';
import type { AccountType } from '../../providers/provider.ts';
import type { Assumption } from '../assumption.ts';
import { detectTextEncoding } from '../fileText.ts';
import type { Question } from '../question.ts';
import type { StatementEvent, StatementRow } from '../statement.ts';
import { faultAt, quote } from '../statementFault.ts';
import { joinTexts, NO_DESCRIPTION, negate, tidy } from '../statementValues.ts';
import { type DecimalSeparator, DecimalTally, parseQifAmount } from './amounts.ts';
import { type DateOrder, DateOrderTally, ORDER_NAMES, parseQifDate } from './dates.ts';
import { type QifRecord, readRecords } from './records.ts';

/** The lists of transactions, and what kind of account they are of. */
const ROW_TYPES: Record<string, AccountType> = {
  bank: 'depository',
  cash: 'other',
  ccard: 'credit',
  'oth a': 'other',
  'oth l': 'loan',
};
/** Trades and the holdings that belong to them. */
const INVESTMENT_TYPES = new Set(['invst', 'port']);

/** How a file is to be read, once its dates and amounts have been looked at. */
export interface QifFormat {
  dateOrder: DateOrder;
  decimalSeparator: DecimalSeparator;
}

export interface QifSurvey {
  format: QifFormat | null;
  assumptions: Assumption[];
  questions: Question[];
}

export interface QifOverrides {
  dateFormat?: string | undefined;
  decimalSeparator?: DecimalSeparator | undefined;
}

/**
 * Decides the order of day and month and the decimal separator for the whole file.
 * @throws ApiError IMPORT_ERROR
 */
export function surveyQif(bytes: Buffer, overrides: QifOverrides): QifSurvey {
  const dates = new DateOrderTally();
  const decimals = new DecimalTally();
  for (const entry of readEntries(bytes)) {
    if (entry.kind !== 'row') continue;
    dates.add(fieldOf(entry.record, 'D'), entry.record.line);
    decimals.add(amountOf(entry.record), entry.record.line);
  }
  const assumptions: Assumption[] = [];
  const questions: Question[] = [];
  const decidedDate = overriddenOrder(overrides.dateFormat) ?? dates.decide();
  if ('contradiction' in decidedDate) throw new ApiError('IMPORT_ERROR', decidedDate.contradiction);
  if ('question' in decidedDate) questions.push(decidedDate.question);
  else if (decidedDate.because !== null) {
    const value = decidedDate.order === 'YMD' ? 'YYYY-MM-DD' : ORDER_NAMES[decidedDate.order];
    assumptions.push({ what: 'date_format', value, because: decidedDate.because });
  }
  const decidedDecimal = overrides.decimalSeparator
    ? { separator: overrides.decimalSeparator }
    : decimals.decide();
  if ('question' in decidedDecimal) questions.push(decidedDecimal.question);
  const format =
    'order' in decidedDate && 'separator' in decidedDecimal
      ? { dateOrder: decidedDate.order, decimalSeparator: decidedDecimal.separator }
      : null;
  return { format, assumptions, questions };
}

function overriddenOrder(format: string | undefined): { order: DateOrder; because: null } | null {
  if (format === undefined) return null;
  const order = /^[^DMY]*Y/.test(format) ? 'YMD' : /^[^DMY]*D/.test(format) ? 'DMY' : 'MDY';
  return { order, because: null };
}

/**
 * Reads the transactions of a QIF file: of bank, cash, credit card, asset and liability accounts. Categories, classes,
 * memorized transactions and other lists are no rows.
 * @throws ApiError IMPORT_ERROR
 */
export function* readQif(bytes: Buffer, format: QifFormat): Generator<StatementEvent> {
  for (const entry of readEntries(bytes)) {
    if (entry.kind !== 'row') {
      yield entry;
      continue;
    }
    const { record, accountName } = entry;
    if (isOpeningBalance(record, accountName)) {
      yield { kind: 'skipped', line: record.line, reason: 'The opening balance, not a transaction.' };
    } else yield { kind: 'row', row: toRow(record, format) };
  }
}

type Entry =
  | Extract<StatementEvent, { kind: 'statement' }>
  | { kind: 'row'; record: QifRecord; accountName: string | null };

/** An account as the file names it; its kind is what `!Type` or its record says. */
interface NamedAccount {
  name: string | null;
  kind: string;
}

/** Follows the headers: which account the records are of, and which of them are transactions. */
function* readEntries(bytes: Buffer): Generator<Entry> {
  let section: 'rows' | 'accounts' | 'other' | 'unstated' = 'unstated';
  let account: NamedAccount = { name: null, kind: '' };
  for (const part of readRecords(bytes, detectTextEncoding(bytes, null))) {
    if (part.kind === 'record') {
      if (section === 'unstated' || (section === 'accounts' && isTransaction(part))) {
        // The file does not say of which kind its transactions are (!Type).
        section = 'rows';
        refuseInvestments(account.kind, part.line);
        yield toStatement(part.line, account);
      }
      if (section === 'accounts') account = toAccount(part);
      else if (section === 'rows') yield { kind: 'row', record: part, accountName: account.name };
      continue;
    }
    const [, keyword = '', value = ''] = /^(\w+)(?::\s*(.*))?$/.exec(part.text) ?? [];
    if (/^account$/i.test(keyword)) section = 'accounts';
    else if (/^type$/i.test(keyword)) {
      const kind = value.trim().toLowerCase();
      refuseInvestments(kind, part.line);
      section = ROW_TYPES[kind] ? 'rows' : 'other';
      if (section === 'rows') yield toStatement(part.line, { ...account, kind });
    } else if (/^clear$/i.test(keyword)) account = { name: null, kind: '' };
  }
}

/** @throws ApiError IMPORT_ERROR */
function refuseInvestments(kind: string, line: number): void {
  if (!INVESTMENT_TYPES.has(kind)) return;
  throw faultAt(
    line,
    'the file holds trades of an investment account, which cannot be imported. ' +
      "Choose the export of the account's cash instead.",
  );
}

/** Among accounts, whose `T` is a kind and whose `D` is a description, a transaction has an amount and a date. */
const isTransaction = (record: QifRecord): boolean =>
  /^[+-]?[\d.,]/.test(amountOf(record)) && /^\d/.test(fieldOf(record, 'D'));

const toAccount = (record: QifRecord): NamedAccount => ({
  name: fieldOf(record, 'N') || null,
  kind: fieldOf(record, 'T').toLowerCase(),
});

const toStatement = (
  line: number,
  { name, kind }: NamedAccount,
): Extract<StatementEvent, { kind: 'statement' }> => ({
  kind: 'statement',
  line,
  account: {
    number: null,
    name,
    type: ROW_TYPES[kind] ?? null,
    institutionName: null,
    isoCurrencyCode: null,
  },
});

const fieldOf = (record: QifRecord, code: string): string =>
  record.fields.find((field) => field.code === code)?.value ?? '';

/** `U` repeats `T` in files of newer versions. */
const amountOf = (record: QifRecord): string => fieldOf(record, 'T') || fieldOf(record, 'U');

const OPENING_BALANCE =
  /^(opening balance|anfangssaldo|er[öo]ffnungssaldo|solde initial|saldo inicial|saldo iniziale|beginsaldo)$/i;

/** Quicken's first record of an account: named so, and a transfer of the account to itself. */
function isOpeningBalance(record: QifRecord, accountName: string | null): boolean {
  const category = fieldOf(record, 'L');
  if (accountName !== null && category === `[${accountName}]`) return true;
  return OPENING_BALANCE.test(fieldOf(record, 'P')) && /^(\[.*\])?$/.test(category);
}

function toRow(record: QifRecord, { dateOrder, decimalSeparator }: QifFormat): StatementRow {
  const { line } = record;
  const date = parseQifDate(fieldOf(record, 'D'), dateOrder);
  if (date === null) throw faultAt(line, `the date ${quote(fieldOf(record, 'D'))} is not a day.`);
  const [total, repeated] = [fieldOf(record, 'T'), fieldOf(record, 'U')];
  const amount = parseQifAmount(amountOf(record), decimalSeparator);
  if (amount === null) throw faultAt(line, `the amount ${quote(amountOf(record))} cannot be read.`);
  if (total !== '' && repeated !== '' && parseQifAmount(repeated, decimalSeparator) !== amount) {
    throw faultAt(line, `the amounts T ${quote(total)} and U ${quote(repeated)} differ.`);
  }
  const [payee, memo, number] = [fieldOf(record, 'P'), fieldOf(record, 'M'), fieldOf(record, 'N')];
  return {
    line,
    date,
    datetime: null,
    amount: negate(amount),
    isoCurrencyCode: null,
    name: tidy(payee) || tidy(memo) || (number === '' ? NO_DESCRIPTION : `Check ${number}`),
    merchantName: null,
    description: joinTexts(payee, memo, number),
    reference: null,
    pending: false,
    raw: record.fields.map(({ code, value }) => code + value),
  };
}

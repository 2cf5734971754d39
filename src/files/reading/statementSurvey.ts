import { createHash, type Hash } from 'node:crypto';
import { ApiError } from '../../errors.ts';
import type { Assumption } from '../assumption.ts';
import type { StatementAccount, StatementEvent, StatementRow } from '../statement.ts';
import {
  type BalanceDifference,
  type FileAccount,
  MAX_ROWS,
  SAMPLE_ROWS,
  type SampleRow,
  type SkippedRow,
} from './openedFile.ts';
import { fromUnits, toUnits } from './statementSums.ts';

/** The key of the account of a row: a row in another currency than its statement belongs to an account of its own. */
export const keyOfRow = (account: StatementAccount, rowCurrency: string | null): string =>
  JSON.stringify([account.number ?? account.name, rowCurrency ?? account.isoCurrencyCode]);

/** A statement while its events come. */
interface OpenStatement {
  line: number;
  account: StatementAccount;
  opening: bigint | null;
  closing: bigint | null;
  /** The sum of what is booked in the statement's own currency. */
  sum: bigint;
  accounts: Map<string, FileAccount>;
  skipped: SkippedRow[];
  samples: SampleRow[];
  rows: number;
  content: Hash;
}

/** Finds the accounts of a file, checks the stated balances and recognizes statements that come twice. */
export class StatementSurvey {
  /** The positions of statements that the file has twice, the first one of each not among them. */
  readonly repeated = new Set<number>();
  readonly #accounts = new Map<string, FileAccount>();
  readonly #skipped: SkippedRow[] = [];
  readonly #samples: SampleRow[] = [];
  readonly #differences: BalanceDifference[] = [];
  readonly #assumptions: Assumption[] = [];
  readonly #contents = new Set<string>();
  readonly #lastClosings = new Map<string, { amount: bigint; line: number }>();
  #position = -1;
  #rows = 0;
  #open: OpenStatement | null = null;

  add(event: StatementEvent): void {
    if (event.kind === 'statement') {
      this.#close();
      this.#begin(event.line, event.account);
      return;
    }
    const open = this.#open;
    if (!open) throw new Error('A statement comes before its rows.');
    if (event.kind === 'row') this.#addRow(open, event.row);
    else if (event.kind === 'skipped') {
      const key = keyOfRow(open.account, null);
      open.skipped.push({ key, line: event.line, reason: event.reason, isFault: false });
    } else {
      const { kind, amount } = event.balance;
      open[kind] = toUnits(amount);
      open.content.update(JSON.stringify(event.balance));
    }
  }

  finish() {
    this.#close();
    return {
      accounts: [...this.#accounts.values()],
      skipped: this.#skipped,
      samples: this.#samples,
      differences: this.#differences,
      assumptions: this.#assumptions,
    };
  }

  #begin(line: number, account: StatementAccount): void {
    this.#position++;
    this.#open = {
      line,
      account,
      opening: null,
      closing: null,
      sum: 0n,
      accounts: new Map([[keyOfRow(account, null), toFileAccount(account, account.isoCurrencyCode)]]),
      skipped: [],
      samples: [],
      rows: 0,
      content: createHash('sha256').update(JSON.stringify(account)),
    };
  }

  #addRow(open: OpenStatement, row: StatementRow): void {
    this.#rows++;
    if (this.#rows > MAX_ROWS) {
      throw new ApiError(
        'IMPORT_ERROR',
        `The file has more than ${MAX_ROWS} rows. Download fewer days at a time and import the parts.`,
      );
    }
    const { date, amount, isoCurrencyCode, description, reference, pending } = row;
    open.rows++;
    open.content.update(JSON.stringify([date, amount, isoCurrencyCode, description, reference, pending]));
    const key = keyOfRow(open.account, isoCurrencyCode);
    const account = open.accounts.get(key) ?? toFileAccount(open.account, isoCurrencyCode);
    open.accounts.set(key, account);
    addDay(account, date);
    account.rowCount++;
    if (!pending && !account.isForeign) open.sum += toUnits(amount);
    if (open.samples.length < SAMPLE_ROWS) open.samples.push({ key, line: row.line, transaction: row });
  }

  #close(): void {
    const open = this.#open;
    if (!open) return;
    this.#open = null;
    const content = open.content.digest('base64');
    if (open.rows > 0 && this.#contents.has(content)) {
      this.repeated.add(this.#position);
      const reason = `The statement is the same as an earlier one of the file: ${open.rows === 1 ? 'its row is' : `its ${open.rows} rows are`} read once.`;
      this.#skipped.push({ key: keyOfRow(open.account, null), line: open.line, reason, isFault: false });
      return;
    }
    this.#contents.add(content);
    for (const account of open.accounts.values()) this.#merge(account);
    for (const one of open.skipped) this.#skipped.push(one);
    this.#samples.push(...open.samples.slice(0, SAMPLE_ROWS - this.#samples.length));
    this.#checkBalances(open);
  }

  #merge(account: FileAccount): void {
    const earlier = this.#accounts.get(account.key);
    if (!earlier) {
      this.#accounts.set(account.key, account);
      return;
    }
    earlier.rowCount += account.rowCount;
    earlier.name ??= account.name;
    earlier.isForeign &&= account.isForeign;
    if (account.firstDay !== null) addDay(earlier, account.firstDay);
    if (account.lastDay !== null) addDay(earlier, account.lastDay);
  }

  #checkBalances({ line, account, opening, closing, sum }: OpenStatement): void {
    const key = keyOfRow(account, null);
    const merged = this.#accounts.get(key);
    if (opening !== null) {
      const before = this.#lastClosings.get(key);
      if (before && before.amount !== opening) {
        this.#assumptions.push({
          what: 'statements',
          value: 'incomplete',
          because:
            `The statement on line ${line} opens with ${fromUnits(opening)}, the one before it closed with ` +
            `${fromUnits(before.amount)}: the file does not hold what is between them.`,
        });
      }
      if (merged) merged.opening ??= fromUnits(opening);
    }
    if (closing === null) return;
    this.#lastClosings.set(key, { amount: closing, line });
    if (merged) merged.closing = fromUnits(closing);
    if (opening === null) return;
    const difference = closing - (opening - sum);
    if (difference !== 0n) this.#differences.push({ key, line, difference: fromUnits(difference) });
  }
}

function toFileAccount(account: StatementAccount, currency: string | null): FileAccount {
  return {
    key: keyOfRow(account, currency),
    number: account.number,
    name: account.name,
    type: account.type,
    institutionName: account.institutionName,
    isoCurrencyCode: currency ?? account.isoCurrencyCode,
    isForeign: currency !== null && account.isoCurrencyCode !== null && currency !== account.isoCurrencyCode,
    rowCount: 0,
    firstDay: null,
    lastDay: null,
    opening: null,
    closing: null,
  };
}

function addDay(account: FileAccount, day: string): void {
  if (account.firstDay === null || day < account.firstDay) account.firstDay = day;
  if (account.lastDay === null || day > account.lastDay) account.lastDay = day;
}

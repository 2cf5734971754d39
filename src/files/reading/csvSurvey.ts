import type { ReadPiece } from '../csv/readFile.ts';
import type { Template } from '../csv/templates.ts';
import { type FileAccount, SAMPLE_ROWS, type SampleRow } from './openedFile.ts';

/** The key of the rows of one currency. */
export const keyOfCurrency = (currency: string | null): string => JSON.stringify([null, currency]);

/** Finds the currencies of a CSV file, each of which may be an account, and what is skipped. */
export class CsvSurvey {
  readonly #accounts = new Map<string, FileAccount>();
  readonly #skipped: { line: number; reason: string; isFault: boolean }[] = [];
  readonly #samples: SampleRow[] = [];
  readonly #template: Template | null;
  readonly #currency: string | null;

  /** @param currency that of the account, or of the header of the amounts. */
  constructor(template: Template | null, currency: string | null) {
    this.#template = template;
    this.#currency = currency;
  }

  add({ transactions, skipped }: ReadPiece): void {
    for (const { line, transaction } of transactions) {
      const { date, isoCurrencyCode } = transaction;
      const account = this.#accountOf(isoCurrencyCode);
      account.rowCount++;
      if (account.firstDay === null || date < account.firstDay) account.firstDay = date;
      if (account.lastDay === null || date > account.lastDay) account.lastDay = date;
      if (this.#samples.length < SAMPLE_ROWS) {
        this.#samples.push({ key: account.key, line, transaction });
      }
    }
    for (const one of skipped) this.#skipped.push(one);
  }

  /** The account in the account's own currency comes first; rows without a currency belong to it. */
  finish() {
    const main = this.#findMain();
    const unknown = this.#accounts.get(keyOfCurrency(null));
    if (unknown && unknown !== main) {
      this.#accounts.delete(unknown.key);
      main.rowCount += unknown.rowCount;
      main.firstDay = [main.firstDay, unknown.firstDay].filter((day) => day !== null).sort()[0] ?? null;
      main.lastDay =
        [main.lastDay, unknown.lastDay]
          .filter((day) => day !== null)
          .sort()
          .at(-1) ?? null;
    }
    const others = [...this.#accounts.values()].filter((account) => account !== main);
    for (const account of others) account.isForeign = true;
    const samples = this.#samples.map((row) => ({
      ...row,
      key: this.#accounts.has(row.key) ? row.key : main.key,
    }));
    const skipped = this.#skipped.map((row) => ({ ...row, key: main.key }));
    return { accounts: [main, ...others], samples, skipped };
  }

  #findMain(): FileAccount {
    const own = this.#accounts.get(keyOfCurrency(this.#currency));
    const known = [...this.#accounts.values()].filter((account) => account.isoCurrencyCode !== null);
    const [largest] = known.sort((a, b) => b.rowCount - a.rowCount);
    return (this.#currency === null ? undefined : own) ?? largest ?? this.#accountOf(this.#currency);
  }

  #accountOf(isoCurrencyCode: string | null): FileAccount {
    const key = keyOfCurrency(isoCurrencyCode);
    const found = this.#accounts.get(key);
    if (found) return found;
    const account: FileAccount = {
      key,
      number: null,
      name: null,
      type: this.#template?.accountType ?? null,
      institutionName: this.#template?.institution ?? null,
      isoCurrencyCode,
      isForeign: false,
      rowCount: 0,
      firstDay: null,
      lastDay: null,
      opening: null,
      closing: null,
    };
    this.#accounts.set(key, account);
    return account;
  }
}

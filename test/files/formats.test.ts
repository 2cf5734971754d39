import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { detectFormat } from '../../src/files/detectFormat.ts';
import type { StatementRow } from '../../src/files/statement.ts';
import { readStatements, toLine } from './readStatements.ts';

/** What a file must become, as `formats/<name>.json` states it. */
interface Expected {
  format: string;
  accounts: {
    currency: string | null;
    account_hint: string | null;
    /** Only in files that are stated whole: their type, and rows as `toLine` writes them. */
    type?: string | null;
    rows: (string | { date: string; alt_date?: string; amount: string; name: string; pending: boolean })[];
    opening: string | null;
    closing: string | null;
    skipped?: string[];
  }[];
  expect: 'import' | 'question' | 'refuse';
}

const folder = new URL('./formats/', import.meta.url);
const FAMILIES = {
  ofx1: 'ofx',
  ofx2: 'ofx',
  qif: 'qif',
  mt940: 'mt940',
  mt942: 'mt940',
  'camt.052': 'camt',
  'camt.053': 'camt',
  'camt.054': 'camt',
};

const files = readdirSync(folder).filter((name) => !name.endsWith('.json'));

describe('the formats of statements', () => {
  for (const name of files) {
    const bytes = readFileSync(new URL(name, folder));
    const {
      format,
      accounts,
      expect: outcome,
    }: Expected = JSON.parse(readFileSync(new URL(name.replace(/\.\w+$/, '.json'), folder), 'utf8'));

    it(`${name}: is recognized as ${format}`, () => {
      expect(detectFormat(bytes)).to.equal(Object.entries(FAMILIES).find(([key]) => key === format)?.[1]);
    });

    it(`${name}: ${outcome === 'refuse' ? 'is refused' : 'has the accounts, rows and balances it states'}`, () => {
      const read = () => readStatements(detectFormat(bytes) as 'ofx', bytes);
      if (outcome === 'refuse') {
        expect(read).to.throw(/cannot be imported/);
        return;
      }
      // A file that asks about its balances still has the rows that it states.
      const found = joinByAccount(read());
      expect(found.map(({ hint, currency }) => [hint, currency])).to.deep.equal(
        accounts.map(({ account_hint, currency }) => [account_hint, currency]),
      );
      for (const [at, account] of accounts.entries()) {
        const { rows = [], opening = null, closing = null, type, skipped } = found[at] ?? {};
        expect([opening, closing]).to.deep.equal([account.opening, account.closing]);
        if (outcome === 'question') continue;
        if (account.type !== undefined) {
          expect([type, skipped]).to.deep.equal([account.type, account.skipped ?? []]);
        }
        expect(
          opening !== null && closing !== null && toCents(opening) - sumOfBooked(rows),
          'opening + rows = closing',
        ).to.equal(opening !== null && closing !== null && toCents(closing));
        expect(rows.length).to.equal(account.rows.length);
        for (const [position, row] of account.rows.entries()) {
          const read = rows[position] as StatementRow;
          if (typeof row === 'string') {
            expect(toLine(read)).to.equal(row);
            continue;
          }
          const { date, amount, name: said, pending } = read;
          expect([amount, pending]).to.deep.equal([row.amount, row.pending]);
          expect([row.date, row.alt_date]).to.include(date);
          expect(said.toLowerCase()).to.include(row.name.toLowerCase());
        }
      }
    });
  }
});

/** No fixture has an amount with more than two decimals. */
const toCents = (amount: string): number => Math.round(Number(amount) * 100);

const sumOfBooked = (rows: readonly StatementRow[]): number =>
  rows.reduce((sum, { amount, pending }) => sum + (pending ? 0 : toCents(amount)), 0);

/** The statements of one account follow each other: the first opens it and the last closes it. */
function joinByAccount(statements: ReturnType<typeof readStatements>) {
  const accounts = new Map<
    string,
    {
      hint: string | null;
      currency: string | null;
      type: string | null;
      skipped: string[];
      rows: StatementRow[];
      opening: string | null;
      closing: string | null;
    }
  >();
  for (const { account, rows, opening, closing, skipped } of statements) {
    const hint = account.number ?? account.name;
    const key = `${hint} ${account.isoCurrencyCode}`;
    const earlier = accounts.get(key);
    accounts.set(key, {
      hint,
      currency: account.isoCurrencyCode,
      type: account.type,
      skipped: [...(earlier?.skipped ?? []), ...skipped],
      rows: [...(earlier?.rows ?? []), ...rows],
      opening: earlier ? earlier.opening : opening,
      closing,
    });
  }
  return [...accounts.values()];
}

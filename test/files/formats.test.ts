import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'chai';
import { detectFormat } from '../../src/files/detectFormat.ts';
import type { StatementRow } from '../../src/files/statement.ts';
import { readStatements } from './readStatements.ts';

/** What a file must become, as `formats/<name>.json` states it. */
interface Expected {
  format: string;
  accounts: {
    currency: string | null;
    account_hint: string | null;
    rows: { date: string; alt_date?: string; amount: string; name: string; pending: boolean }[];
    opening: string | null;
    closing: string | null;
  }[];
  expect: 'import' | 'question' | 'refuse';
}

const folder = new URL('./formats/', import.meta.url);
const FAMILIES = {
  ofx1: 'ofx',
  ofx2: 'ofx',
  qif: 'qif',
  mt940: 'mt940',
  'camt.052': 'camt',
  'camt.053': 'camt',
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
        const { rows = [], opening, closing } = found[at] ?? {};
        expect([opening, closing]).to.deep.equal([account.opening, account.closing]);
        if (outcome === 'question') continue;
        expect(rows.length).to.equal(account.rows.length);
        for (const [position, row] of account.rows.entries()) {
          const { date, amount, name: said, pending } = rows[position] as StatementRow;
          expect([amount, pending]).to.deep.equal([row.amount, row.pending]);
          expect([row.date, row.alt_date]).to.include(date);
          expect(said.toLowerCase()).to.include(row.name.toLowerCase());
        }
      }
    });
  }
});

/** The statements of one account follow each other: the first opens it and the last closes it. */
function joinByAccount(statements: ReturnType<typeof readStatements>) {
  const accounts = new Map<
    string,
    {
      hint: string | null;
      currency: string | null;
      rows: StatementRow[];
      opening: string | null;
      closing: string | null;
    }
  >();
  for (const { account, rows, opening, closing } of statements) {
    const hint = account.number ?? account.name;
    const key = `${hint} ${account.isoCurrencyCode}`;
    const earlier = accounts.get(key);
    accounts.set(key, {
      hint,
      currency: account.isoCurrencyCode,
      rows: [...(earlier?.rows ?? []), ...rows],
      opening: earlier ? earlier.opening : opening,
      closing,
    });
  }
  return [...accounts.values()];
}

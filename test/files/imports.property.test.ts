import { randomInt } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { importFile } from '../../src/files/importFile.ts';
import { FileReaders } from '../../src/files/reading/fileReaders.ts';
import { takeBackImport } from '../../src/files/takeBackImport.ts';
import { createLogger } from '../../src/log.ts';
import { createUser } from '../../src/store/users.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';

/** To see a failure again, run with IMPORTS_SEED set to the seed in its title. */
const seed = Number(process.env['IMPORTS_SEED'] ?? randomInt(2 ** 31));
const RUNS = 40 * Number(process.env['BREADBOX_TEST_FACTOR'] ?? 1);

/** A row of the bank: a day of March 2025, cents that left the account, a name. */
interface BankRow {
  day: number;
  cents: number;
  name: string;
}

type Write = (rows: readonly BankRow[]) => string;

const date = (day: number) => `2025-03-${String(day).padStart(2, '0')}`;
const decimal = (cents: number, separator: string) =>
  `${Math.floor(Math.abs(cents) / 100)}${separator}${String(Math.abs(cents) % 100).padStart(2, '0')}`;
const signed = (cents: number) => (cents < 0 ? '-' : '') + decimal(cents, '.');

/** The exports that a bank offers of the same rows, with ids as reference parsers stumble over them. */
const exports: Record<string, Write> = {
  csv: (rows) =>
    `Date,Description,Amount,Currency\n${rows.map(({ day, cents, name }) => `${date(day)},${name},${signed(-cents)},EUR\n`).join('')}`,
  'csv with longer texts': (rows) =>
    `Date,Description,Amount,Currency\n${rows.map(({ day, cents, name }) => `${date(day)},${name} Card 1234,${signed(-cents)},EUR\n`).join('')}`,
  'ofx with constant ids': (rows) => ofx(rows, () => '0'),
  'ofx without ids': (rows) => ofx(rows, () => ''),
  'ofx with ids restarted in each file': (rows) => ofx(rows, (position) => String(position)),
  mt940: (rows) => {
    const closing = -rows.reduce((sum, { cents }) => sum + cents, 0);
    const lines = rows.map(
      ({ day, cents, name }) =>
        `:61:2503${String(day).padStart(2, '0')}${cents < 0 ? 'C' : 'D'}${decimal(cents, ',')}NMSCNONREF\n:86:${name}\n`,
    );
    return `:20:1\n:25:7700112\n:60F:C250301EUR0,\n${lines.join('')}:62F:${closing < 0 ? 'D' : 'C'}250331EUR${decimal(closing, ',')}\n-\n`;
  },
};

function ofx(rows: readonly BankRow[], idOf: (position: number) => string): string {
  const written = rows.map(
    ({ day, cents, name }, position) =>
      `<STMTTRN><DTPOSTED>${date(day).replaceAll('-', '')}<TRNAMT>${signed(-cents)}<FITID>${idOf(position)}<NAME>${name}</STMTTRN>\n`,
  );
  return `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>7700112</BANKACCTFROM><BANKTRANLIST>\n${written.join('')}</BANKTRANLIST></STMTRS></OFX>`;
}

const names = ['ORCHARD GROCER', 'TEA HOUSE', 'LINDEN PAYROLL', 'ZEBRA CAB'];
const histories = fc.record({
  rows: fc.array(
    fc.record({
      day: fc.integer({ min: 1, max: 28 }),
      // Few amounts, so that many rows are equal in all that identifies them.
      cents: fc.constantFrom(300, 300, -5_000, 1_840, 99),
      name: fc.constantFrom(...names),
    }),
    { minLength: 1, maxLength: 30 },
  ),
  imports: fc.array(
    fc.record({
      format: fc.constantFrom(...Object.keys(exports)),
      from: fc.integer({ min: 1, max: 20 }),
      days: fc.integer({ min: 3, max: 28 }),
    }),
    { minLength: 1, maxLength: 4 },
  ),
});

describe('imports of overlapping days in any format', function () {
  this.timeout(180_000);
  let database: TestDatabase;
  const fileReaders = new FileReaders();
  before(async () => {
    database = await createTestDatabase();
  });
  after(async () => {
    await fileReaders.close();
    await database.drop();
  });

  it(`importFile: the ledger is the bank's rows, twice changes nothing, taken back leaves it as before (seed ${seed})`, async () => {
    const { db } = database;
    const context = {
      db,
      log: createLogger('silent'),
      clock: { now: () => new Date() },
      fileReaders,
      queue: { pairTransfers: async () => {} },
      audit: async () => {},
    };
    let account = 0;
    await fc.assert(
      fc.asyncProperty(histories, async ({ rows, imports }) => {
        account++;
        const accountName = `Account ${account}`;
        // A user of its own: the accounts of the runs have the same number at the bank.
        const user = await createUser(db, { name: `Member ${account}`, email: null }, new Date());
        const send = (file: string) =>
          importFile(context, Buffer.from(file), {
            layout: {
              columns: { date: 'Date', description: 'Description', amount: 'Amount', currency: 'Currency' },
              dateFormat: 'YYYY-MM-DD',
              decimalSeparator: '.',
              positiveIs: 'credit',
            },
            target: { userId: user.id, accountName },
            // Names of one day and amount that have nothing in common are further rows, as the bank has them.
            answers: { overlap: 'new' },
            formats: 'any',
            strict: true,
          });
        const ledger = (): Promise<Record<string, unknown>[]> =>
          db('transactions as t')
            .join('accounts as a', 'a.id', 't.account_id')
            .select(
              't.id',
              't.external_id',
              't.date',
              't.amount',
              't.name',
              't.iso_currency_code',
              't.pending',
            )
            .where('a.name', accountName)
            .orderBy('t.id');
        const made: { id: string; before: unknown }[] = [];
        const seen = new Set<BankRow>();
        let continued = false;
        // What the bank writes in one day has one order in all of its exports.
        const inOrder = [...rows].sort((a, b) => a.day - b.day);
        for (const { format, from, days } of imports) {
          const listed = inOrder.filter(({ day }) => day >= from && day < from + days);
          if (listed.length === 0) continue;
          const file = exports[format]?.(listed) ?? '';
          const before = await ledger();
          const first = await send(file);
          for (const row of listed) seen.add(row);
          const after = await ledger();
          expect(after.map(({ date, amount }) => `${date} ${amount}`).sort(), format).to.deep.equal(
            [...seen].map(({ day, cents }) => `${date(day)} ${signed(cents)}`).sort(),
          );
          const second = await send(file);
          expect([await ledger(), second.replacedImportIds]).to.deep.equal([after, [first.importId]]);
          continued ||= first.replacedImportIds.length > 0;
          made.push({ id: second.importId, before });
        }
        for (const { id, before } of made.reverse()) {
          await takeBackImport(context, id).catch((error) => {
            // The same file came again later, which continues this import.
            if (!continued || !/was replaced/.test(String(error))) throw error;
          });
          if (!continued) expect(await ledger()).to.deep.equal(before);
        }
        expect(await db('accounts').where('name', accountName)).to.deep.equal([]);
      }),
      { seed, numRuns: RUNS, endOnFailure: true, includeErrorInReport: true },
    );
  });
});

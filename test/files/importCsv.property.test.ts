import { randomInt } from 'node:crypto';
import { expect } from 'chai';
import fc from 'fast-check';
import { importFile } from '../../src/files/importFile.ts';
import { FileReaders } from '../../src/files/reading/fileReaders.ts';
import { createLogger } from '../../src/log.ts';
import { createUser } from '../../src/store/users.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import { type BankRow, type Dialect, exportCsv, HEADERS } from './exportCsv.ts';

/** To see a failure again, run with CSV_SEED set to the seed in its title. */
const seed = Number(process.env['CSV_SEED'] ?? randomInt(2 ** 31));
const RUNS = Number(process.env['CSV_RUNS'] ?? 150);

/** Signs of Windows-1252 stand behind a blank: "é€" could as well be half a character of UTF-8. */
const LATIN = [...'abcXYZ 019.,;|\t"\'-=+@()/\n%éüñ', ' €', ' –', ' ’'];
const ANY = [...LATIN, '\r\n', '漢', '🍕', '👩‍👧', '\u202e', 'ﬁ', '\u0301', '\u2028'];

const rowsOf = (characters: string[]): fc.Arbitrary<BankRow[]> => {
  const row = fc.record({
    date: fc
      .date({ min: new Date('1999-01-01'), max: new Date('2038-12-31'), noInvalidDate: true })
      .map((day) => day.toISOString().slice(0, 10)),
    cents: fc.oneof(fc.integer({ min: -2_000, max: 2_000 }), fc.integer({ min: -9e14, max: 9e14 })),
    description: fc.oneof(
      fc.constantFrom('Coffee', 'COFFEE', 'Total Energies', '', '=1+1', '2025-01-01', '-5.00', '"'),
      fc.string({ unit: fc.constantFrom(...characters), maxLength: 40 }),
    ),
  });
  // Some rows more than once: they are to stay as many as they are.
  return fc
    .array(fc.tuple(row, fc.integer({ min: 1, max: 3 })), { minLength: 1, maxLength: 25 })
    .map((counted) => counted.flatMap(([one, times]) => Array<BankRow>(times).fill(one)));
};

const dialects: fc.Arbitrary<Dialect> = fc.record({
  delimiter: fc.constantFrom(',', ';', '\t', '|'),
  encoding: fc.constantFrom('utf-8', 'utf-8 with mark', 'utf-16le', 'utf-16be', 'windows-1252'),
  lineEnd: fc.constantFrom('\n', '\r\n', '\r'),
  quoting: fc.constantFrom('always', 'where needed'),
  dateFormat: fc.constantFrom(
    'MM/DD/YYYY',
    'YYYY-MM-DD',
    'M/D/YYYY',
    'DD/MM/YYYY',
    'DD.MM.YYYY',
    'YYYY/MM/DD',
    'Mon D, YYYY',
  ),
  decimalSeparator: fc.constantFrom('.', ','),
  groupsThousands: fc.boolean(),
  currencySign: fc.constantFrom('', '$', '€', '£'),
  negatives: fc.constantFrom('minus', 'parentheses', 'trailing minus'),
  amounts: fc.constantFrom('positive is debit', 'positive is credit', 'two columns'),
  language: fc.constantFrom(...(Object.keys(HEADERS) as Dialect['language'][])),
  preamble: fc.constantFrom([], ['Account statement'], ['Account statement', '', 'Printed on Monday']),
  total: fc.boolean(),
});

const cases = dialects.chain((dialect) =>
  fc.tuple(rowsOf(dialect.encoding === 'windows-1252' ? LATIN : ANY), fc.constant(dialect)),
);

/** What the ledger is to hold, said once more in the plainest way. */
const expectedLedger = (rows: readonly BankRow[]) =>
  rows
    .map(({ date, cents, description }) => {
      const digits = String(Math.abs(cents)).padStart(3, '0');
      const words = description.replace(/\s+/g, ' ').trim();
      // Banks write a dash where they have nothing to say.
      const name = /[^\s–-]/.test(words) ? words : 'No description';
      return `${date} ${cents < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)} ${name}`;
    })
    .sort();

describe('any rows in any dialect', function () {
  this.timeout(120_000);
  let database: TestDatabase;
  let userId: string;
  before(async () => {
    database = await createTestDatabase();
    userId = (await createUser(database.db, { name: 'Member', email: null }, new Date())).id;
  });
  const readers = new FileReaders();
  after(async () => {
    await readers.close();
    await database.drop();
  });

  it(`importCsv: the ledger equals the rows, and a second import changes nothing (seed ${seed})`, async () => {
    const { db } = database;
    const context = {
      db,
      log: createLogger('silent'),
      clock: { now: () => new Date() },
      fileReaders: readers,
      queue: { pairTransfers: async () => {} },
      audit: async () => {},
    };
    let account = 0;
    await fc.assert(
      fc.asyncProperty(cases, async ([rows, dialect]) => {
        const file = exportCsv(rows, dialect);
        account++;
        const options = {
          layout: {
            columns: {},
            // What a file may leave open is said: 01/02/2025, a month of income only, random letters in one byte each.
            encoding: dialect.encoding === 'windows-1252' ? dialect.encoding : undefined,
            dateFormat: dialect.dateFormat,
            positiveIs: dialect.amounts === 'positive is credit' ? ('credit' as const) : ('debit' as const),
          },
          target: { userId, accountName: `Account ${account}` },
          answers: {},
          formats: 'csv' as const,
          strict: true,
        };
        const first = await importFile(context, file, options);
        const [imported] = first.accounts;
        const ledger = () =>
          db('transactions').select('*').where('account_id', imported?.accountId).orderBy('id');
        const stored = await ledger();
        expect(stored.map((row) => `${row.date} ${row.amount} ${row.name}`).sort()).to.deep.equal(
          expectedLedger(rows),
        );
        const { preamble, total } = dialect;
        const skippedCount = preamble.filter((line) => line !== '').length + (total ? 1 : 0);
        expect([imported?.addedCount, imported?.skipped.length]).to.deep.equal([rows.length, skippedCount]);
        const second = await importFile(context, file, options);
        expect(second).to.deep.equal({
          importId: second.importId,
          connectionId: first.connectionId,
          accounts: [
            {
              accountId: imported?.accountId,
              isNew: false,
              addedCount: 0,
              updatedCount: 0,
              unchangedCount: rows.length,
              skipped: imported?.skipped,
            },
          ],
          assumptions: first.assumptions,
          replacedImportIds: [first.importId],
          kept: [],
        });
        expect(await ledger()).to.deep.equal(stored);
      }),
      { seed, numRuns: RUNS, endOnFailure: true },
    );
  });
});

import { expect } from 'chai';
import { findDifferences, readContent } from '../../support/databaseContent.ts';
import { startTestApp, type TestApp } from '../../support/testApp.ts';
import { createImports, fixture } from './fileImports.ts';

/** Files that an interrupted download leaves, sent over HTTP: refused without a trace, or the first rows as they are. */

const ENCODER = new TextEncoder();
const CSV = ENCODER.encode(
  'Date;Description;Amount;Balance\n2024-02-16;Orchard Grocer;-18.40;81.60\n2024-02-17;Tea House;-3.00;78.60\n2024-02-19;"Linden\nPayroll";1500.00;1578.60\n',
);
const QUERY = '&account_name=Main&currency=EUR';
const files: [name: string, content: Uint8Array, query: string][] = [
  ['ofx1-bank-and-card.ofx', fixture('ofx1-bank-and-card.ofx'), ''],
  ['ofx1-utf16be-unmarked.ofx', fixture('ofx1-utf16be-unmarked.ofx'), ''],
  ['ofx2-quicken.qfx', fixture('ofx2-quicken.qfx'), ''],
  ['qif-splits.qif', fixture('qif-splits.qif'), ''],
  ['qif-no-type.qif', fixture('qif-no-type.qif'), QUERY],
  ['camt053-batch.xml', fixture('camt053-batch.xml'), ''],
  ['camt054-notification.xml', fixture('camt054-notification.xml'), ''],
  ['mt940-subfields.sta', fixture('mt940-subfields.sta'), ''],
  ['mt942-interim.sta', fixture('mt942-interim.sta'), ''],
  ['a CSV file', CSV, QUERY],
];
/** Parts of the whole, and bytes before its end. */
const PARTS = [0.02, 0.11, 0.35, 0.52, 0.68, 0.83, 0.94];
const FROM_END = [3, 1];

describe('importFile: a file that breaks off', () => {
  let app: TestApp;
  let userId: string;
  let send: ReturnType<typeof createImports>['send'];
  let ledger: ReturnType<typeof createImports>['ledger'];
  before(async () => {
    app = await startTestApp();
    ({ send, ledger } = createImports(app, () => userId));
  });
  after(() => app.close());
  const startAnew = async () => {
    userId = (await app.post('/api/v1/users', { name: 'Member' })).body.id;
  };

  for (const [name, whole, query] of files) {
    it(`${name}: leaves the database as it was where it is refused, else adds rows of the whole file alone`, async () => {
      await startAnew();
      expect((await send('import', whole, query)).status).to.equal(201);
      const rows = await ledger();
      const lengths = [
        ...PARTS.map((part) => Math.floor(whole.length * part)),
        ...FROM_END.map((bytes) => whole.length - bytes),
      ];
      let refused = 0;
      for (const length of lengths) {
        await startAnew();
        const before = await readContent(app.database.db);
        const { status, body } = await send('import', whole.slice(0, length), query);
        if (status === 201) {
          expect(rows, `rows of the first ${length} bytes`).to.include.members(await ledger());
          continue;
        }
        refused++;
        expect(body.error.code).to.be.oneOf(['IMPORT_ERROR', 'IMPORT_QUESTION', 'INVALID_PARAMETER']);
        const after = await readContent(app.database.db);
        expect(findDifferences(before, after), `the first ${length} bytes`).to.deep.equal([]);
      }
      expect(refused).to.be.at.least(2);
    });
  }
});

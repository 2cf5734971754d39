import { type ChildProcess, fork } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { expect } from 'chai';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { createUser } from '../../src/store/users.ts';
import { createTestDatabase, type TestDatabase } from '../support/testDatabase.ts';
import type { Memory } from './serveApp.ts';

/** Node 24 collects garbage of the old generation later than 20 and 22 do. */
const MAX_PEAK_BYTES = Number.parseInt(process.versions.node, 10) >= 24 ? 300_000_000 : 250_000_000;
/**
 * What an import may add to an idle server, which has some 105 MB as compiled. The child runs the sources, whose loader
 * alone takes some 70 MB more.
 */
const MAX_ADDED_BYTES = MAX_PEAK_BYTES - 105_000_000;
/** A file of 50 MiB is in memory as a whole. */
const MAX_ADDED_BY_LARGE_FILE = MAX_ADDED_BYTES + 60_000_000;
/** Compiled code and prepared statements come and go; a hundred thousand rows that stay would be 40 MB. */
const MAX_KEPT_BYTES = 8_000_000;
/**
 * How much garbage V8 lets pile up before it collects differs: its young generation grows to 33 MB on Node 20
 * and 22, and to 134 MB on 24. With one size the peak measures what the import holds, on every version.
 */
const ONE_YOUNG_GENERATION = '--max-semi-space-size=16';

/** The file is read in a thread of its own; the delay is that of writing a chunk, on a machine that does other things too. */
const MAX_DELAY_MS = 100;

describe('the memory of an import', function () {
  this.timeout(240_000);
  let database: TestDatabase;
  let child: ChildProcess;
  let url: string;
  let key: string;
  let userId: string;
  let idleBytes: number;

  beforeEach(async () => {
    database = await createTestDatabase();
    const now = new Date();
    key = (await createApiKey(database.db, { name: 'importer', scope: 'full_access' }, now)).key;
    userId = (await createUser(database.db, { name: 'Member', email: null }, now)).id;
    child = fork(new URL('./serveApp.ts', import.meta.url).pathname, [], {
      execArgv: ['--import', 'tsx', '--expose-gc', ONE_YOUNG_GENERATION],
      env: {
        ...process.env,
        DATABASE_URL: database.url,
        ENCRYPTION_KEY: Buffer.alloc(32, 7).toString('base64'),
        LOG_LEVEL: 'silent',
        NODE_ENV: 'production',
      },
    });
    const [port] = await once(child, 'message');
    url = `http://127.0.0.1:${port}`;
    // The thread that reads files takes its loader along as well.
    await previewFile(Buffer.from('Date,Description,Amount\n2025-01-02,Tea,-3.00\n'));
    idleBytes = (await readMemory()).resident;
  });
  afterEach(async () => {
    child.disconnect();
    await once(child, 'exit');
    await database.drop();
  });

  const importFile = async (file: Uint8Array, account: string) => {
    const response = await fetch(`${url}/api/v1/csv/import?user_id=${userId}&account_name=${account}`, {
      method: 'POST',
      headers: { 'X-API-Key': key, 'Content-Type': 'text/csv' },
      body: file,
    });
    // biome-ignore lint/suspicious/noExplicitAny: a test reads whatever came, and asserts what it is.
    const body: any = await response.json();
    return { status: response.status, body };
  };
  const previewFile = (file: Uint8Array) =>
    fetch(`${url}/api/v1/files/preview`, {
      method: 'POST',
      headers: { 'X-API-Key': key, 'Content-Type': 'application/octet-stream' },
      body: file,
    });
  const readMemory = async (): Promise<Memory> => {
    child.send('how much?');
    const [memory] = await once(child, 'message');
    return memory;
  };

  it('importCsv: 100,000 rows and again, in bounded memory', async () => {
    const file = Buffer.from(cardExport(100_000));
    const first = await importFile(file, 'Card');
    const { reachable, delayMs } = await readMemory();
    const second = await importFile(file, 'Card');
    const after = await readMemory();
    expect(
      [first, second].map(({ status, body }) => [status, body.added_count, body.unchanged_count]),
    ).to.deep.equal([
      [201, 100_000, 0],
      [201, 0, 100_000],
    ]);
    expect(delayMs, 'delay of the event loop').to.be.below(MAX_DELAY_MS);
    expect(after.peak - idleBytes, 'peak').to.be.below(MAX_ADDED_BYTES);
    expect(after.reachable - reachable, 'kept by the second import').to.be.below(MAX_KEPT_BYTES);
  });

  it('importCsv: one row more than the limit is refused, and nothing is stored', async () => {
    const { status, body } = await importFile(Buffer.from(cardExport(100_001)), 'Card');
    expect([status, body.error]).to.deep.equal([
      422,
      {
        request_id: body.error.request_id,
        code: 'IMPORT_ERROR',
        message: 'The file has more than 100000 rows. Split it and import the parts.',
        doc_url: '/docs/errors#IMPORT_ERROR',
      },
    ]);
    expect(await database.db('connections')).to.deep.equal([]);
  });

  const MEBIBYTE = 1024 * 1024;
  const header = 'Transaction Date,Post Date,Description,Category,Type,Amount,Memo\n';
  /** Files that are not what they say, each with the error that names what is wrong. */
  const hostile: [string, () => Buffer, string, string?][] = [
    [
      '50 MiB of one endless line',
      () => Buffer.alloc(50 * MEBIBYTE, 'a'),
      "Line 1 is longer than 65536 characters. No bank's row is: this is not a CSV export.",
    ],
    [
      '50 MiB without a line break below a good header',
      () => Buffer.concat([Buffer.from(header), Buffer.alloc(50 * MEBIBYTE - header.length, 'x,')]),
      "Line 2 is longer than 65536 characters. No bank's row is: this is not a CSV export.",
    ],
    [
      '50 MiB of blank lines',
      () => Buffer.alloc(50 * MEBIBYTE, '\n'),
      'The file has more than 1000000 lines. Split it and import the parts.',
    ],
    [
      '50 MiB of short rows',
      () =>
        Buffer.from(header + '01/02/2025,01/02/2025,Tea,Food,Sale,-1.00,\n'.repeat(1_200_000)).subarray(
          0,
          50 * MEBIBYTE,
        ),
      'The file has more than 100000 rows. Split it and import the parts.',
    ],
    [
      'a million columns',
      () => Buffer.from(`${'a,'.repeat(1_000_000)}\n`),
      "Line 1 is longer than 65536 characters. No bank's row is: this is not a CSV export.",
    ],
    [
      'a thousand columns',
      () => Buffer.from(`${'a,'.repeat(1_000)}\n`.repeat(3)),
      "Line 1 has more than 256 columns. This is not a bank's export.",
    ],
    [
      'a NUL among the rows',
      () => Buffer.from(`${header}01/02/2025,01/02/2025,Tea\0,Food,Sale,-1.00,\n`),
      'Line 2 holds a NUL character, so the file is not text. Export it again as CSV in UTF-8.',
    ],
    [
      'UTF-16 without its mark',
      () => Buffer.from(header, 'utf16le'),
      'Line 1 holds a NUL character, so the file is not text. Export it again as CSV in UTF-8.',
    ],
    [
      'a zip renamed',
      () => Buffer.concat([Buffer.from('PK\x03\x04'), randomBytes(MEBIBYTE)]),
      'The file is a ZIP archive or an Excel workbook (.xlsx), not an export of transactions. Choose CAMT, MT940, OFX, QFX, QIF or CSV where the bank offers the export.',
    ],
    [
      'quotes that never close',
      () => Buffer.from(header + '"\n'.repeat(50) + '"a'.repeat(30_000)),
      'The file leaves a question open. Send it again with date_format.',
      'IMPORT_QUESTION',
    ],
    [
      'one column',
      () => Buffer.from('hello\nworld\n'),
      'The file has no columns: neither comma, semicolon, tab nor pipe divides its lines.',
    ],
  ];
  it('importCsv: hostile files are clear errors, store nothing and stay in memory', async () => {
    for (const [what, make, message, code = 'IMPORT_ERROR'] of hostile) {
      const { status, body } = await importFile(make(), 'Card');
      expect([what, status, body.error.code, body.error.message]).to.deep.equal([what, 422, code, message]);
    }
    expect(await database.db('connections')).to.deep.equal([]);
    expect((await readMemory()).peak - idleBytes).to.be.below(MAX_ADDED_BY_LARGE_FILE);
  });

  /** Files of 100,000 rows, and hostile ones of the same formats. */
  const statements: [string, () => string][] = [
    [
      'OFX',
      () =>
        `OFXHEADER:100\n\n<OFX><STMTRS><CURDEF>EUR<BANKACCTFROM><ACCTID>7700112</BANKACCTFROM>\n${repeat((row) => `<STMTTRN><DTPOSTED>${dayOf(row).replaceAll('-', '')}<TRNAMT>-1.00<FITID>${row}<NAME>MERCHANT ${row % 977}</STMTTRN>\n`)}</STMTRS></OFX>`,
    ],
    ['QIF', () => `!Type:Bank\n${repeat((row) => `D${dayOf(row)}\nT-1.00\nPMERCHANT ${row % 977}\n^\n`)}`],
    [
      'CAMT',
      () =>
        camt(
          repeat(
            (row) =>
              `<Ntry><Amt Ccy="EUR">1.00</Amt><CdtDbtInd>DBIT</CdtDbtInd><Sts>BOOK</Sts><BookgDt><Dt>${dayOf(row)}</Dt></BookgDt><AddtlNtryInf>MERCHANT ${row % 977}</AddtlNtryInf></Ntry>\n`,
          ),
        ),
    ],
    [
      'MT940',
      () =>
        `:20:1\n:25:7700112\n:60F:C150101EUR100000,\n${repeat((row) => `:61:${dayOf(row).slice(2).replaceAll('-', '')}D1,00NMSCNONREF\n:86:MERCHANT ${row % 977}\n`)}:62F:C250101EUR0,\n-\n`,
    ],
  ];
  it('previewFile: 100,000 rows of each format, in bounded memory and with a free event loop', async () => {
    await readMemory();
    for (const [format, make] of statements) {
      const response = await previewFile(Buffer.from(make()));
      const { row_count, questions } = (await response.json()) as Record<string, unknown>;
      expect([format, row_count, questions]).to.deep.equal([format, 100_000, []]);
    }
    const { peak, delayMs } = await readMemory();
    expect(delayMs, 'delay of the event loop').to.be.below(MAX_DELAY_MS);
    expect(peak - idleBytes, 'peak').to.be.below(MAX_ADDED_BYTES);
  });

  const fill = (start: string, filling: string) =>
    Buffer.concat([Buffer.from(start), Buffer.alloc(50 * MEBIBYTE - start.length, filling)]);
  const hostileStatements: [string, () => Buffer, RegExp][] = [
    [
      '50 MiB in one value of OFX',
      () => fill('OFXHEADER:100\n\n<OFX><NAME>', 'x'),
      /^Line 3: a value is longer/,
    ],
    ['50 MiB of open tags of OFX', () => fill('OFXHEADER:100\n\n<OFX>', '<A>'), /^Line 3: more than 50 tags/],
    [
      '50 MiB of empty elements of OFX',
      () => fill('OFXHEADER:100\n\n<OFX>', '<A></A>'),
      /is never closed|has no end/,
    ],
    ['50 MiB in one text of CAMT', () => fill('<Document>camt', 'x'), /^Line 1: a text or a tag is longer/],
    [
      '50 MiB in one attribute of CAMT',
      () => fill('<Document a="', 'x'),
      /^Line 1: a text or a tag is longer/,
    ],
    ['50 MiB of attributes of CAMT', () => fill('<Document ', 'a="b" '), /^Line 1: /],
    ['50 MiB of brackets in one text of CAMT', () => fill('<Document><Ntry>', '>'), /^Line 1: /],
    ['50 MiB of open elements of CAMT', () => fill('<Document>', '<A>'), /^Line 1: more than 50 elements/],
    ['50 MiB in one comment of CAMT', () => fill('<Document><!--', '>'), /^Line 1: /],
    ['50 MiB of one line of MT940', () => fill(':20:1\n:25:1\n:86:', 'x'), /^Line 3 is longer/],
    [
      '50 MiB of one field of MT940',
      () => fill(':20:1\n:25:1\n:86:', 'x\n'),
      /^Line 3: the field :86: is longer/,
    ],
    [
      '50 MiB of one record of QIF',
      () => fill('!Type:Bank\n', 'Px\n'),
      /^Line 2: the record has more than 2000 lines/,
    ],
    [
      '50 MiB of rows of MT940',
      () => fill(':20:1\n:25:1\n', ':61:250101D1,NMSC\n'),
      /more than 100000 rows|Line \d+: /,
    ],
  ];
  it('importFile: hostile statements are clear errors, store nothing and stay in memory', async () => {
    for (const [what, make, message] of hostileStatements) {
      const response = await fetch(`${url}/api/v1/files/import?user_id=${userId}`, {
        method: 'POST',
        headers: { 'X-API-Key': key, 'Content-Type': 'application/octet-stream' },
        body: make(),
      });
      const { error } = (await response.json()) as { error: { code: string; message: string } };
      expect([what, response.status, error.code]).to.deep.equal([what, 422, 'IMPORT_ERROR']);
      expect(error.message, what).to.match(message);
    }
    expect(await database.db('connections')).to.deep.equal([]);
    expect((await readMemory()).peak - idleBytes).to.be.below(MAX_ADDED_BY_LARGE_FILE);
  });

  it('importCsv: a byte more than 50 MiB is refused', async () => {
    const { status, body } = await importFile(Buffer.alloc(50 * MEBIBYTE + 1, 'a'), 'Card');
    expect([status, body.error.code]).to.deep.equal([413, 'PAYLOAD_TOO_LARGE']);
  });
});

const dayOf = (row: number) =>
  new Date(Date.UTC(2015, 0, 1 + Math.floor(row / 30))).toISOString().slice(0, 10);
const repeat = (write: (row: number) => string) =>
  Array.from({ length: 100_000 }, (_, row) => write(row)).join('');
const camt = (entries: string) =>
  `<?xml version="1.0"?><Document><BkToCstmrStmt><Stmt><Acct><Id><Othr><Id>7700112</Id></Othr></Id><Ccy>EUR</Ccy></Acct>\n${entries}</Stmt></BkToCstmrStmt></Document>`;

function cardExport(rows: number): string {
  const lines = ['Transaction Date,Post Date,Description,Category,Type,Amount,Memo'];
  for (let row = 0; row < rows; row++) {
    const day = new Date(Date.UTC(2015, 0, 1 + Math.floor(row / 30))).toISOString().slice(0, 10);
    const [year, month, date] = day.split('-');
    const posted = `${month}/${date}/${year}`;
    lines.push(
      `${posted},${posted},"MERCHANT ${row % 977}, STORE ${row % 31}",Shopping,Sale,-${row % 500}.${10 + (row % 90)},`,
    );
  }
  return lines.join('\n');
}

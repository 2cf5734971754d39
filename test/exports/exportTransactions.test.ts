import { expect } from 'chai';
import { openExport } from '../../src/exports/openExport.ts';
import { createApiKey } from '../../src/store/apiKeys.ts';
import { locatedOperations } from '../support/contractDocument.ts';
import { createAccounts, insertRows } from '../support/ledgerRows.ts';
import { fillLedger } from '../support/manyTransactions.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { waitUntil } from '../support/waitUntil.ts';

const PATH = '/api/v1/transactions/export';
const FORMATS = ['csv', 'ndjson', 'hledger', 'beancount'] as const;
/** More than the buffers of a connection hold. */
const MANY = 40_000;

describe('exportTransactions', function () {
  this.timeout(60_000);
  let app: TestApp;
  let accountIds: string[];
  before(async () => {
    app = await startTestApp();
    ({ accountIds } = await createAccounts(app.database.db, ['Checking', '=HYPERLINK("x")', 'Savings']));
  });
  after(() => app.close());
  beforeEach(() => app.database.db.raw('truncate transactions cascade'));

  const insert = (rows: Parameters<typeof insertRows>[2], account = 0) =>
    insertRows(app.database.db, accountIds[account] ?? '', rows);

  async function download(format: string, query = '', key = app.keys.read_only) {
    const answer = await app.get(`${PATH}?format=${format}${query}`, { key });
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return { ...answer, text: (answer.body as string | undefined) ?? '' };
  }

  const linesOf = (text: string) => text.split(/\r?\n/).filter((line) => line !== '');

  /** The sessions that are in a transaction and wait for their client. */
  const countOpenTransactions = async (): Promise<number> => {
    const { rows } = await app.database.db.raw(
      `select count(*)::integer as count from pg_stat_activity
       where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
    );
    return rows[0].count;
  };

  it('takes the filters of the list, all of them', () => {
    const namesOf = (id: string) =>
      locatedOperations
        .find(({ operation }) => operation.operationId === id)
        ?.parameters.map(({ name }) => name)
        .filter((name) => !['sort_by', 'sort_order', 'fields', 'limit', 'cursor', 'format'].includes(name));
    expect(namesOf('exportTransactions')).to.deep.equal(namesOf('listTransactions'));
  });

  it('ndjson: each line is a Transaction as the list returns it, the oldest first', async () => {
    await insert([
      { date: '2026-11-02', amount: '-1234567890.123456789012345678', tags: ['needs-review'] },
      { date: '2026-11-01', name: 'Line\nbreak "quoted"', pending: true },
      { date: '2026-11-02', amount: '0.10', iso_currency_code: null, unofficial_currency_code: 'BTC' },
    ]);
    const { body: list } = await app.get('/api/v1/transactions?sort_order=asc');
    const { text, headers } = await download('ndjson');
    expect(linesOf(text).map((line) => JSON.parse(line))).to.deep.equal(list.data);
    expect(text).to.contain('"amount":-1234567890.123456789012345678,');
    expect(headers.get('content-type')).to.equal('application/x-ndjson');
    expect(headers.get('content-disposition')).to.match(
      /^attachment; filename="breadbox-transactions-\d{4}-\d\d-\d\d\.ndjson"$/,
    );
    expect(headers.get('cache-control')).to.equal('no-store');
  });

  it('csv: has a header and a row for each transaction, with exact amounts', async () => {
    const [id] = await insert([
      { date: '2026-11-02', amount: '-12.50', name: 'Blue, "Heron"', merchant_name: 'Line\nbreak' },
    ]);
    const { text, headers } = await download('csv');
    const [header = '', row = ''] = text.split('\r\n');
    expect(header).to.match(
      /^institution_name,account_name,date,amount,iso_currency_code,name,merchant_name,/,
    );
    expect(row).to.match(
      /^First Platypus Bank,Checking,2026-11-02,-12\.50,USD,"Blue, ""Heron""","Line\nbreak",uncategorized,false,,/,
    );
    expect(row).to.contain(id);
    expect(headers.get('content-type')).to.equal('text/csv; charset=utf-8; header=present');
    expect(text.endsWith('\r\n')).to.equal(true);
  });

  for (const [name, cell] of [
    ['=1+1', "'=1+1"],
    ['+1', "'+1"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['  =1', "'  =1"],
    ['\t=1', "'\t'=1"],
    ['\uFF1D1+1', "'\uFF1D1+1"],
    // Where a semicolon separates cells.
    ['a;=1+1', "a;'=1+1"],
    ['1-1=0', '1-1=0'],
  ] as const) {
    it(`csv: ${JSON.stringify(name)} is no formula in a spreadsheet`, async () => {
      await insert([{ name, merchant_name: name }]);
      const { text } = await download('csv');
      const expected = /[;\t']|^\s/.test(cell) ? `"${cell}"` : cell;
      expect(text).to.contain(`,USD,${expected},${expected},`);
    });
  }

  it('csv: the name of an account is no formula either', async () => {
    await insert([{}], 1);
    expect((await download('csv')).text).to.contain('"\'=HYPERLINK(""x"")"');
  });

  it('filters as the list does', async () => {
    await insert([{ name: 'Coffee', amount: '4' }, { name: 'Rent', amount: '900' }, { name: 'Coffee' }]);
    for (const query of ['search=coffee', 'min_amount=5', 'start_date=2026-11-02', 'category_slug=none']) {
      const { body } = await app.get(`/api/v1/transactions?${query}&sort_order=asc`);
      const { text } = await download('ndjson', `&${query}`);
      expect(
        linesOf(text).map((line) => JSON.parse(line)),
        query,
      ).to.deep.equal(body.data);
    }
  });

  for (const format of FORMATS) {
    it(`${format}: a second export equals the first, byte for byte, and no id is in it twice`, async () => {
      await fillLedger(app.database.db, 3000);
      const [first, second] = [await download(format), await download(format)];
      expect(first.text === second.text).to.equal(true);
      const ids = new Set((await app.database.db('transactions').pluck('id')) as string[]);
      const found = first.text.match(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g) ?? [];
      const exported = found.filter((id) => ids.has(id));
      expect(exported.length).to.equal(3000);
      expect(new Set(exported).size).to.equal(3000);
    });

    it(`${format}: a limited key exports its own accounts only`, async () => {
      await insert([{ name: 'Mine' }]);
      await insert([{ name: 'Theirs' }], 1);
      const limits = { accountIds: accountIds.slice(0, 1), userIds: null };
      const input = { name: 'limited', scope: 'read_only' as const, ...limits };
      const { key } = await createApiKey(app.database.db, input, new Date());
      const { text } = await download(format, '', key);
      expect(text).to.contain('Mine');
      expect(text).not.to.contain('Theirs');
      expect(text).not.to.contain('HYPERLINK');
      expect(text).not.to.contain(accountIds[1]);
      const outside = await download(format, `&account_id=${accountIds[1]}`, key);
      expect(linesOf(outside.text)).to.have.length(format === 'csv' ? 1 : 0);
    });
  }

  it('refuses filters that contradict each other, an unknown format, and none', async () => {
    for (const [query, path] of [
      ['format=csv&start_date=2026-02-01&end_date=2026-01-01', 'start_date'],
      ['format=xlsx', 'format'],
      ['', 'format'],
      ['format=csv&limit=5', 'limit'],
    ]) {
      const { status, body } = await app.get(`${PATH}?${query}`);
      expect([status, body.error.code, body.error.details[0].path]).to.deep.equal([
        400,
        'INVALID_PARAMETER',
        path,
      ]);
    }
  });

  describe('of many transactions', () => {
    beforeEach(() => fillLedger(app.database.db, MANY));

    /** Starts a download and reads nothing of it yet. */
    async function start(format = 'ndjson') {
      const abort = new AbortController();
      const response = await fetch(`${app.url}${PATH}?format=${format}`, {
        headers: { 'X-API-Key': app.keys.full_access },
        signal: abort.signal,
      });
      expect(response.status).to.equal(200);
      return { response, leave: () => abort.abort() };
    }

    const noneIsOpen = () =>
      waitUntil('no transaction is open', async () => (await countOpenTransactions()) === 0);

    it('shows them as they all were when it began', async () => {
      const { response } = await start();
      await app.database.db('transactions').update({ name: 'Changed meanwhile' });
      const text = await response.text();
      expect(linesOf(text)).to.have.length(MANY);
      expect(text).not.to.contain('Changed meanwhile');
      await noneIsOpen();
    });

    it('a client that leaves in the middle frees its connection', async () => {
      const { leave } = await start();
      expect(await countOpenTransactions()).to.equal(1);
      leave();
      await noneIsOpen();
      // Nor does it keep its place among the exports of the key.
      for (let count = 0; count < 3; count++) {
        const { leave: leaveToo } = await start();
        leaveToo();
        await noneIsOpen();
      }
    });

    it('a key may have two exports running; one more answers 429 until one has ended', async () => {
      const [one, two] = [await start(), await start('hledger')];
      const { status, body, headers } = await app.get(`${PATH}?format=csv`);
      expect([status, body.error.code, headers.get('retry-after')]).to.deep.equal([
        429,
        'RATE_LIMITED',
        '10',
      ]);
      // Another key has its own.
      expect((await app.get(`${PATH}?format=csv`, { key: app.keys.read_only })).status).to.equal(200);
      expect(linesOf(await one.response.text())).to.have.length(MANY);
      await two.response.text();
      expect((await app.get(`${PATH}?format=csv`)).status).to.equal(200);
    });

    it('HEAD answers without a body and holds nothing', async () => {
      for (let count = 0; count < 3; count++) {
        const { status, headers } = await app.request('HEAD', `${PATH}?format=hledger`);
        expect(status).to.equal(200);
        expect(headers.get('content-disposition')).to.contain('.journal"');
        await noneIsOpen();
      }
    });

    for (const [limit, limits] of [
      ['reads nothing for too long', { idleMs: 50, totalMs: 60_000 }],
      ['takes too long', { idleMs: 60_000, totalMs: 50 }],
    ] as const) {
      it(`a client that ${limit} is cut off, and its connection is free again`, async () => {
        const request = {
          key: { id: 'a key', reach: null },
          format: 'csv' as const,
          filters: { search_mode: 'contains' as const },
        };
        const { body } = await openExport(app.context, request, limits);
        const failed = new Promise<Error>((resolve) => body.once('error', resolve));
        body.read();
        expect((await failed).message).to.match(/stopped reading|took too long/);
        expect(body.readableEnded).to.equal(false);
        await noneIsOpen();
      });
    }

    it('a lost database connection breaks the download off: no client takes a part for the whole', async () => {
      const { response } = await start();
      await app.database.db.raw(
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null`,
      );
      const error = await response.text().then(
        () => null,
        (thrown: Error) => thrown,
      );
      expect(error).to.be.instanceOf(Error);
      expect((await app.get(`${PATH}?format=csv&start_date=2026-11-01`)).status).to.equal(200);
    });
  });
});

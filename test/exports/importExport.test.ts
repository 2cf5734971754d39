import { expect } from 'chai';
import { createUser } from '../../src/store/users.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';

const BANK_FILE = [
  'Date,Description,Amount',
  '2026-11-15,PAYROLL,3200.00',
  '2026-11-19,BLUE HERON COFFEE 0042,-4.75',
  '2026-11-19,BLUE HERON COFFEE 0042,-4.75',
  '2026-11-20,"=Odd, ""name""",-31.00',
  "2026-11-21,'=Bakery;@Part,-12.50",
  '',
].join('\n');

describe('a csv export of one account', function () {
  this.timeout(60_000);
  let app: TestApp;
  let userId: string;
  let accountId: string;
  let exported: string;

  const importCsv = (target: string, file: string, answers: string) =>
    app.post(`/api/v1/files/import?${target}&${answers}`, file, { contentType: 'text/csv' });
  /** What the file does not tell: the sign of its amounts, which is the API's, and what its column pending means. */
  const ANSWERS = 'positive_is=debit&booked_status=false';

  before(async () => {
    app = await startTestApp();
    userId = (await createUser(app.database.db, { name: 'Alex', email: null }, new Date())).id;
    const target = `user_id=${userId}&account_name=Checking&currency=USD`;
    const { status, body } = await importCsv(target, BANK_FILE, 'positive_is=credit');
    expect(status, JSON.stringify(body)).to.equal(201);
    accountId = body.accounts[0].account_id;
    exported = (await app.get(`/api/v1/transactions/export?format=csv&account_id=${accountId}`)).body;
  });
  after(() => app.close());

  it('adds nothing when it is imported into the same account', async () => {
    const { status, body } = await importCsv(`account_id=${accountId}`, exported, ANSWERS);
    expect(status, JSON.stringify(body)).to.equal(201);
    expect(body.accounts[0]).to.include({ added_count: 0 });
    const { body: count } = await app.get(`/api/v1/transactions/count?account_id=${accountId}`);
    expect(count.count).to.equal(5);
  });

  it('makes the same transactions in another account', async () => {
    const target = `user_id=${userId}&account_name=Copy`;
    const { status, body } = await importCsv(target, exported, ANSWERS);
    expect(status, JSON.stringify(body)).to.equal(201);
    const copyId = body.accounts[0].account_id;
    const read = async (id: string) =>
      (await app.get(`/api/v1/transactions?account_id=${id}&sort_by=amount`)).body.data.map(
        (row: Record<string, unknown>) => [row['date'], row['amount'], row['iso_currency_code'], row['name']],
      );
    expect(await read(copyId)).to.deep.equal(await read(accountId));
  });

  it('leaves the sign of its amounts as a question, and never guesses', async () => {
    const { status, body } = await importCsv(`account_id=${accountId}`, exported, 'booked_status=false');
    expect([status, body.error.code]).to.deep.equal([422, 'IMPORT_QUESTION']);
  });
});

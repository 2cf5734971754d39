import { expect } from 'chai';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import type { Answer, TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

/** What operations refuse because of the state of the connection that they are about. */

const FILE = 'Date,Description,Amount\n2025-01-02,Tea,3.00\n2025-01-03,Salary,-900.00\n';
const CSV = { contentType: 'text/csv' };

describe('the state of a connection', () => {
  let app: TestApp;
  let accountId: string;
  let connectionId: string;

  before(async () => {
    app = await startTestApp();
  });
  after(() => app.close());
  beforeEach(async () => {
    const user = await app.post('/api/v1/users', { name: 'Alex' });
    const { body } = await app.post(
      `/api/v1/csv/import?user_id=${user.body.id}&account_name=Card&positive_is=debit`,
      FILE,
      CSV,
    );
    ({ account_id: accountId, connection_id: connectionId } = body);
  });

  const connections = () => app.database.db('connections').where('id', connectionId);
  const codes = (answers: Answer[]) => answers.map(({ status, body }) => [status, body.error?.code]);
  const send = (operation: string) =>
    app.post(`/api/v1/${operation}?account_id=${accountId}&positive_is=debit`, FILE, CSV);

  it('previewCsv, previewFile, importFile: an account of a removed connection is refused', async () => {
    await connections().update({ status: 'disconnected' });
    const answers = [await send('csv/preview'), await send('files/preview'), await send('files/import')];
    expect(codes(answers)).to.deep.equal(Array(3).fill([409, 'CONNECTION_DISCONNECTED']));
  });

  it('importCsv, importFile: refused while another import of the user is running', async () => {
    await openSyncLog(app.context.db, connectionId, 'manual', new Date());
    const answers = [await send('csv/import'), await send('files/import')];
    expect(codes(answers)).to.deep.equal(Array(2).fill([409, 'SYNC_IN_PROGRESS']));
  });

  it('createReauthSession, completeReauth: a connection of files has no login', async () => {
    const path = `/api/v1/connections/${connectionId}`;
    const answers = [await app.post(`${path}/reauth-sessions`), await app.post(`${path}/reauth`)];
    expect(codes(answers)).to.deep.equal(Array(2).fill([409, 'SYNC_NOT_SUPPORTED']));
  });

  it('createReauthSession: a provider that is no longer configured is named', async () => {
    const { vault } = app.context;
    await connections().update({
      provider: 'teller',
      external_id: 'enr_1',
      credentials: vault.seal('access-token-of-teller', connectionId),
    });
    const answer = await app.post(`/api/v1/connections/${connectionId}/reauth-sessions`);
    expect(codes([answer])).to.deep.equal([[409, 'PROVIDER_NOT_CONFIGURED']]);
    expect(answer.body.error.message).to.include('teller');
  });
});

describe('error.doc_url', () => {
  it('names the code, relative to the address of the request', async () => {
    const app = await startTestApp();
    const { body } = await app.get('/api/v1/users', { key: null });
    await app.close();
    expect(body.error.doc_url).to.equal('/docs/errors#MISSING_API_KEY');
  });
});

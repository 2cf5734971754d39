import { expect } from 'chai';
import { createPlaidProvider } from '../../src/providers/plaid/createPlaidProvider.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { startTestApp, type TestApp } from '../support/testApp.ts';
import { type CustomUser, customUsers } from './customUsers.ts';

/**
 * Plaid publishes sandbox users as JSON. Each of these users has the form of published ones and goes through the
 * whole product: in the end the ledger contains exactly what the JSON describes.
 */

const TODAY = '2026-11-24';

describe('custom users of Plaid', () => {
  let bank: PlaidSandbox;
  let app: TestApp;

  before(async () => {
    bank = await startPlaidSandbox({ today: TODAY });
    const plaid = createPlaidProvider({ clientId: bank.clientId, secret: bank.secret, baseUrl: bank.url });
    const clock = { now: () => new Date(`${TODAY}T12:00:00Z`) };
    app = await startTestApp({ replacements: { providers: { plaid }, clock } });
  });
  after(async () => {
    await app.close();
    await bank.close();
  });

  // Two of these users have accounts that look the same, which is a duplicate while both are linked.
  afterEach(async () => {
    const { body } = await app.get('/api/v1/connections');
    for (const { id } of body.data) await app.delete(`/api/v1/connections/${id}`);
  });

  /** Links for a household member of its own: an account that looks like an earlier one would continue it. */
  async function linkAndSync(user: object): Promise<string> {
    const member = await app.post('/api/v1/users', { name: 'Sam' });
    const { publicToken } = bank.control.createPublicToken({
      institutionId: 'ins_109508',
      username: 'user_custom',
      password: JSON.stringify(user),
    });
    const { status, body } = await app.post('/api/v1/connections', {
      user_id: member.body.id,
      provider: 'plaid',
      credentials: { public_token: publicToken },
    });
    expect(status, JSON.stringify(body)).to.equal(201);
    await app.context.db('sync_logs').where('connection_id', body.id).delete();
    const log = await openSyncLog(app.context.db, body.id, 'manual', new Date());
    await syncConnection(app.context, log ?? '', new AbortController().signal);
    expect((await app.get(`/api/v1/connections/${body.id}`)).body).to.include({
      status: 'active',
      error_code: null,
    });
    return body.id;
  }

  async function storedAccounts(connectionId: string) {
    const { body } = await app.get('/api/v1/accounts');
    const transactions = await app.context
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .where('a.connection_id', connectionId)
      .whereNull('t.deleted_by_user_at')
      .whereNull('t.removed_by_provider_at')
      .select(
        'a.id',
        't.date',
        't.authorized_date',
        't.amount',
        't.name',
        't.iso_currency_code',
        't.pending',
      );
    return body.data.map((account: Record<string, unknown>) => ({
      type: account['type'],
      subtype: account['subtype'],
      name: account['name'],
      officialName: account['official_name'],
      mask: account['mask'],
      current: account['balance_current'],
      limit: account['balance_limit'],
      currency: account['iso_currency_code'],
      transactions: transactions
        .filter(({ id }) => id === account['id'])
        .map((row) =>
          [
            row.pending ? 'pending' : 'posted',
            row.date,
            row.authorized_date,
            Number(row.amount),
            row.iso_currency_code,
            row.name,
          ].join(' '),
        )
        .sort(),
    }));
  }

  for (const { title, user, expected } of customUsers) {
    it(`${title}: the ledger contains what the JSON describes`, async () => {
      const connectionId = await linkAndSync(user);
      expect(await storedAccounts(connectionId)).to.deep.equal(expected(TODAY));
    });
  }

  it('Link rejects what Plaid rejects', () => {
    const attempt = (user: object | string) => () =>
      bank.control.createPublicToken({
        institutionId: 'ins_109508',
        username: 'user_custom',
        password: typeof user === 'string' ? user : JSON.stringify(user),
      });
    const account: CustomUser['override_accounts'][number] = { type: 'depository', subtype: 'checking' };
    const rejected: [object | string, string][] = [
      ['{', 'INVALID_FIELD'],
      [{ override_accounts: Array(11).fill(account) }, 'INVALID_FIELD'],
      [{ override_accounts: [{ ...account, type: 'piggy bank' }] }, 'INVALID_FIELD'],
      [{ override_accounts: [{ ...account, meta: { mask: '12345' } }] }, 'INVALID_FIELD'],
      [
        { override_accounts: [{ ...account, force_available_balance: 1, has_null_available_balance: true }] },
        'INVALID_FIELD',
      ],
      [{ override_accounts: [{ ...account, transactions: [{ amount: 1 }] }] }, 'INVALID_FIELD'],
      [{ recaptcha: 'bad' }, 'RECAPTCHA_BAD'],
      [{ force_error: 'USER_INPUT_TIMEOUT' }, 'USER_INPUT_TIMEOUT'],
      [{ force_error: 'ITEM_NOT_SUPPORTED' }, 'ITEM_NOT_SUPPORTED'],
    ];
    for (const [user, code] of rejected) expect(attempt(user)).to.throw().with.property('code', code);
  });
});

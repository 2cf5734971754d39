import { expect } from 'chai';
import { createPlaidProvider } from '../../src/providers/plaid/createPlaidProvider.ts';
import { defaultTiming } from '../../src/providers/retry.ts';
import { createTellerProvider } from '../../src/providers/teller/createTellerProvider.ts';
import { scenarios as plaidScenarios } from '../../src/sandbox/plaid/scenarios.ts';
import type { Sandbox } from '../../src/sandbox/startSandbox.ts';
import { startSandbox } from '../../src/sandbox/startSandbox.ts';
import { scenarios as tellerScenarios } from '../../src/sandbox/teller/scenarios.ts';
import { openSyncLog } from '../../src/store/syncLogs.ts';
import { syncConnection } from '../../src/sync/syncConnection.ts';
import { temporaryFolder } from '../support/temporaryFolder.ts';
import type { TestApp } from '../support/testApp.ts';
import { startTestApp } from '../support/testApp.ts';

/**
 * Known problems of bank syncs, played by the sandbox over the provider's own protocol (Plaid's SDK, Teller's
 * mutual TLS). After each scenario, our ledger must equal the institution's.
 */

const TODAY = '2026-11-24';
/** The oldest date that a first sync through Teller reads. */
const TWO_YEARS_AGO = '2024-11-24';

/** Retries as in production, without the waiting. */
const timing = {
  ...defaultTiming,
  firstWaitMs: 1,
  maxWaitMs: 5,
  maxRetryAfterMs: 5000,
  timeoutMs: 1500,
};

/** These do not recover within the scenario. Other tests cover them. */
const LASTING = [
  'login_required',
  'disconnected',
  'forbidden',
  'never_answers',
  'account_closes',
  'history_not_ready',
  'duplicate_webhook',
];

describe('scenarios', function () {
  this.timeout(120_000);
  let sandbox: Sandbox;
  let app: TestApp;
  let userId: string;
  const folder = temporaryFolder();

  before(async () => {
    sandbox = await startSandbox({ today: TODAY, certificateFolder: folder.path });
    const { plaid, teller } = sandbox;
    const providers = {
      plaid: createPlaidProvider(
        { clientId: plaid.clientId, secret: plaid.secret, baseUrl: plaid.url },
        { timing },
      ),
      teller: createTellerProvider(
        {
          applicationId: teller.applicationId,
          environment: 'sandbox',
          baseUrl: teller.url,
          certificatePath: teller.paths?.certificate ?? null,
          privateKeyPath: teller.paths?.privateKey ?? null,
          authorityPath: teller.paths?.authority ?? null,
          connectUrl: teller.connectUrl,
          webhookSecrets: [teller.webhookSecret],
        },
        { timing },
      ),
    };
    // The sandbox's calendar is fixed, so ours must be too, or we would request other days.
    const clock = { now: () => new Date(`${TODAY}T12:00:00Z`) };
    app = await startTestApp({ replacements: { providers, clock } });
    userId = (await app.post('/api/v1/users', { name: 'Sam' })).body.id;
  });
  after(async () => {
    await app.close();
    await sandbox.close();
    folder.remove();
  });

  const byText = (a: unknown[], b: unknown[]) => (String(a[0]) < String(b[0]) ? -1 : 1);

  /** Returns our ledger of a connection: external id, amount, date, pending and name of each transaction. */
  async function storedLedger(connectionId: string) {
    const rows = await app.context
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .where('a.connection_id', connectionId)
      .whereNull('t.deleted_by_user_at')
      .whereNull('t.removed_by_provider_at')
      .select('t.external_id', 't.amount', 't.date', 't.pending', 't.name');
    return rows
      .map((row) => [row.external_id, Number(row.amount), row.date, row.pending, row.name])
      .sort(byText);
  }

  async function sync(connectionId: string): Promise<string> {
    const id = await openSyncLog(app.context.db, connectionId, 'manual', new Date());
    if (!id) throw new Error('The connection already has a sync in progress.');
    await syncConnection(app.context, id, new AbortController().signal);
    const { body } = await app.get(`/api/v1/sync-logs/${id}`);
    return body.status;
  }

  // Each scenario links the same login again, so the previous connection must be deleted.
  afterEach(async () => {
    const { body } = await app.get('/api/v1/connections');
    for (const { id } of body.data) await app.delete(`/api/v1/connections/${id}`);
  });

  async function link(body: Record<string, unknown>): Promise<string> {
    const { status, body: connection } = await app.post('/api/v1/connections', { user_id: userId, ...body });
    expect(status, JSON.stringify(connection)).to.equal(201);
    await app.context.db('sync_logs').where('connection_id', connection.id).delete();
    return connection.id;
  }

  /** Makes a user's edits to the oldest transaction, which no sync may change. Returns its id. */
  async function editFirst(connectionId: string): Promise<string> {
    const row = await app.context
      .db('transactions as t')
      .join('accounts as a', 'a.id', 't.account_id')
      .where('a.connection_id', connectionId)
      .where('t.pending', false)
      .orderBy('t.date')
      .first('t.id');
    await app.patch(`/api/v1/transactions/${row.id}/category`, { category_slug: 'travel' });
    await app.put(`/api/v1/transactions/${row.id}/tags/needs-review`);
    return row.id;
  }

  async function expectEditKept(id: string): Promise<void> {
    const row = await app.context.db('transactions').where({ id }).first();
    expect([row.user_category_slug, row.tags]).to.deep.equal(['travel', ['needs-review']]);
  }

  async function syncUntilSuccess(connectionId: string): Promise<void> {
    for (let attempt = 0; attempt < 4; attempt++) if ((await sync(connectionId)) === 'success') return;
    throw new Error('The connection did not recover within four syncs.');
  }

  /** Text with a null character and half a surrogate pair, and the text that is stored. */
  const INVALID_TEXT = { name: 'CAFE\u0000 \ud83e 0042', merchantName: 'Ca\u0000fe' };
  const STORED = { name: 'CAFE\ufffd \ufffd 0042', merchant_name: 'Ca\ufffdfe' };

  async function storedTexts(externalId: string) {
    const row = await app.context.db('transactions').where('external_id', externalId).first();
    const { name, merchant_name, raw } = row ?? {};
    return { name, merchant_name, raw };
  }

  describe('Plaid', () => {
    it('text that PostgreSQL cannot store: is stored with U+FFFD in place of the invalid characters', async () => {
      const { control } = sandbox.plaid;
      const { publicToken } = control.createPublicToken({ institutionId: 'ins_900002', username: 'sam' });
      const connectionId = await link({ provider: 'plaid', credentials: { public_token: publicToken } });
      const { external_id: item } = await app.context.db('connections').where({ id: connectionId }).first();
      const { accountId } = control.purchaseAccount({ item });
      const [added] = control.addTransactions({ item, transactions: [{ accountId, ...INVALID_TEXT }] });
      expect(await sync(connectionId)).to.equal('success');
      const { raw, ...texts } = await storedTexts(added?.transaction_id ?? '');
      expect(texts).to.deep.equal(STORED);
      expect(raw).to.include(STORED);
    });

    for (const [scenario, steps] of Object.entries(plaidScenarios)) {
      if (LASTING.includes(scenario)) continue;
      it(`${scenario}: our ledger equals the institution's, and the user's edits are kept`, async () => {
        const { control } = sandbox.plaid;
        const { publicToken } = control.createPublicToken({ institutionId: 'ins_900002', username: 'sam' });
        const connectionId = await link({ provider: 'plaid', credentials: { public_token: publicToken } });
        const { external_id: item } = await app.context.db('connections').where({ id: connectionId }).first();
        await syncUntilSuccess(connectionId);
        const edited = await editFirst(connectionId);
        for (let step = 1; step <= steps.length; step++) {
          await control.runScenario({ item, scenario, step });
          await sync(connectionId);
        }
        control.clearFaults();
        control.mutateDuringPagination({ item, times: 0 });
        control.setPageSize({ item, limit: null });
        await syncUntilSuccess(connectionId);
        const { transactions } = control.ledger({ item });
        const expected = transactions
          .map((each) => [each.transaction_id, each.amount, each.date, each.pending, each.name])
          .sort(byText);
        expect(await storedLedger(connectionId)).to.deep.equal(expected);
        await expectEditKept(edited);
      });
    }
  });

  describe('Teller', () => {
    it('text that PostgreSQL cannot store: is stored with U+FFFD in place of the invalid characters', async () => {
      const { control } = sandbox.teller;
      const { enrollmentId: item, accessToken, institutionName } = control.connect();
      const connectionId = await link({
        provider: 'teller',
        credentials: {
          access_token: accessToken,
          enrollment_id: item,
          institution_name: institutionName,
        },
      });
      const { accountId } = control.purchaseAccount({ item });
      const [added] = control.addTransactions({ item, transactions: [{ accountId, ...INVALID_TEXT }] });
      expect(await sync(connectionId)).to.equal('success');
      const { raw, ...texts } = await storedTexts(added?.id ?? '');
      expect(texts).to.deep.equal(STORED);
      expect(raw.details.counterparty.name).to.equal(STORED.merchant_name);
    });

    for (const [scenario, steps] of Object.entries(tellerScenarios)) {
      if (LASTING.includes(scenario)) continue;
      it(`${scenario}: our ledger equals the institution's, and the user's edits are kept`, async () => {
        const { control } = sandbox.teller;
        const enrollment = control.connect();
        const item = enrollment.enrollmentId;
        const connectionId = await link({
          provider: 'teller',
          credentials: {
            access_token: enrollment.accessToken,
            enrollment_id: item,
            institution_name: enrollment.institutionName,
          },
        });
        await syncUntilSuccess(connectionId);
        const edited = await editFirst(connectionId);
        for (let step = 1; step <= steps.length; step++) {
          await control.runScenario({ item, scenario, step });
          await sync(connectionId);
        }
        control.clearFaults();
        await syncUntilSuccess(connectionId);
        const { accounts, transactions } = control.ledger({ item });
        const inWindow = transactions.filter(({ date }) => date >= TWO_YEARS_AGO);
        const credit = new Set(accounts.filter(({ type }) => type === 'credit').map(({ id }) => id));
        const expected = inWindow
          .map((each) => {
            const amount = credit.has(each.account_id) ? Number(each.amount) : -Number(each.amount);
            return [each.id, amount, each.date, each.status === 'pending', each.description];
          })
          .sort(byText);
        expect(await storedLedger(connectionId)).to.deep.equal(expected);
        await expectEditKept(edited);
      });
    }
  });
});

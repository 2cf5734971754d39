import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect } from 'chai';
import { scenarios } from '../../src/sandbox/plaid/scenarios.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { waitUntil } from '../support/waitUntil.ts';
import { type PlaidDeclarations, readPlaidDeclarations } from './plaidDeclarations.ts';

/** The response type of each endpoint in Plaid's published OpenAPI document. */
const RESPONSE_TYPES: Record<string, string> = {
  '/link/token/create': 'LinkTokenCreateResponse',
  '/link/token/get': 'LinkTokenGetResponse',
  '/sandbox/public_token/create': 'SandboxPublicTokenCreateResponse',
  '/item/public_token/exchange': 'ItemPublicTokenExchangeResponse',
  '/item/get': 'ItemGetResponse',
  '/item/remove': 'ItemRemoveResponse',
  '/item/webhook/update': 'ItemWebhookUpdateResponse',
  '/accounts/get': 'AccountsGetResponse',
  '/accounts/balance/get': 'AccountsGetResponse',
  '/transactions/sync': 'TransactionsSyncResponse',
  '/webhook_verification_key/get': 'WebhookVerificationKeyGetResponse',
  '/institutions/get': 'InstitutionsGetResponse',
  '/institutions/get_by_id': 'InstitutionsGetByIdResponse',
  '/sandbox/item/fire_webhook': 'SandboxItemFireWebhookResponse',
  '/sandbox/item/reset_login': 'SandboxItemResetLoginResponse',
};

const WEBHOOK_TYPES: Record<string, string> = {
  SYNC_UPDATES_AVAILABLE: 'SyncUpdatesAvailableWebhook',
  INITIAL_UPDATE: 'InitialUpdateWebhook',
  HISTORICAL_UPDATE: 'HistoricalUpdateWebhook',
  DEFAULT_UPDATE: 'DefaultUpdateWebhook',
  TRANSACTIONS_REMOVED: 'TransactionsRemovedWebhook',
  ERROR: 'ItemErrorWebhook',
  PENDING_EXPIRATION: 'PendingExpirationWebhook',
  PENDING_DISCONNECT: 'PendingDisconnectWebhook',
  USER_PERMISSION_REVOKED: 'UserPermissionRevokedWebhook',
  USER_ACCOUNT_REVOKED: 'UserAccountRevokedWebhook',
  LOGIN_REPAIRED: 'ItemLoginRepairedWebhook',
  NEW_ACCOUNTS_AVAILABLE: 'NewAccountsAvailableWebhook',
};

/** Scenarios without a response to check. Other tests cover them. */
const WITHOUT_RESPONSE = ['never_answers'];

describe("Plaid sandbox: conformance to Plaid's published API", function () {
  this.timeout(120_000);
  let declarations: PlaidDeclarations;
  let sandbox: PlaidSandbox;
  let receiver: Server;
  let webhook: string;
  const delivered: Record<string, unknown>[] = [];
  let responseCounts: Record<string, number> = {};

  before(async () => {
    declarations = readPlaidDeclarations();
    receiver = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      delivered.push(JSON.parse(body));
      response.end();
    }).listen(0, '127.0.0.1');
    await once(receiver, 'listening');
    // A server that listens on TCP has an address with a port.
    webhook = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  });
  after(() => receiver.close());

  beforeEach(async () => {
    responseCounts = {};
    sandbox = await startPlaidSandbox({ today: '2026-11-24' });
  });
  afterEach(() => sandbox.close());

  /** Sends a request and compares the response with its type. Returns the body, or null if there is no JSON. */
  async function ask(endpoint: string, fields: object): Promise<Record<string, unknown> | null> {
    const response = await fetch(`${sandbox.url}${endpoint}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: sandbox.clientId, secret: sandbox.secret, ...fields }),
    });
    const text = await response.text().catch(() => null);
    if (text === null || !isJson(text)) return null;
    const body = JSON.parse(text);
    const type = response.ok ? (RESPONSE_TYPES[endpoint] ?? endpoint) : 'PlaidError';
    expect(declarations.differences(type, body)).to.deep.equal([]);
    responseCounts[type] = (responseCounts[type] ?? 0) + 1;
    return body;
  }

  async function link(institutionId: string, options: object = {}): Promise<string> {
    const created = await ask('/sandbox/public_token/create', {
      institution_id: institutionId,
      initial_products: ['transactions'],
      options: { webhook, ...options },
    });
    const exchanged = await ask('/item/public_token/exchange', { public_token: created?.['public_token'] });
    return String(exchanged?.['access_token']);
  }

  /** Reads every page from a cursor on. Returns the next cursor, or the old one if a page failed. */
  async function pull(accessToken: string, cursor = ''): Promise<string> {
    let position = cursor;
    for (let pages = 0; pages < 200; pages++) {
      const page = await ask('/transactions/sync', {
        access_token: accessToken,
        cursor: position,
        options: { include_original_description: pages % 2 === 0 },
      });
      if (typeof page?.['next_cursor'] !== 'string') return cursor;
      position = page['next_cursor'];
      if (!page['has_more']) return position;
    }
    return position;
  }

  async function readItem(accessToken: string): Promise<void> {
    for (const endpoint of ['/accounts/get', '/accounts/balance/get', '/item/get']) {
      await ask(endpoint, { access_token: accessToken });
    }
  }

  /** Leaves the page of Hosted Link, finishes it, and reads what Plaid reports of both. */
  async function finishHostedLink(institutionId: string, request: object): Promise<void> {
    const created = await ask('/link/token/create', {
      ...request,
      hosted_link: { url_lifetime_seconds: 600 },
    });
    const page = String(created?.['hosted_link_url']);
    delivered.length = 0;
    sandbox.control.leaveLink({ link: page, code: 'ITEM_LOCKED' });
    sandbox.control.completeLink({ link: page, institutionId });
    await ask('/link/token/get', { link_token: created?.['link_token'] });
    await waitUntil('both webhooks are delivered', () => delivered.length === 2);
    for (const finished of delivered) {
      expect(declarations.differences('LinkSessionFinishedWebhook', finished)).to.deep.equal([]);
    }
  }

  it('every response for every login of the household conforms', async () => {
    const list = await ask('/institutions/get', { count: 500, offset: 0, country_codes: ['US'] });
    const institutions = list?.['institutions'];
    if (!Array.isArray(institutions)) throw new Error('The response has no institutions.');
    for (const { institution_id: institutionId } of institutions) {
      for (const optional of [true, false]) {
        await ask('/institutions/get_by_id', {
          institution_id: institutionId,
          country_codes: ['US', 'DE', 'GB'],
          options: { include_optional_metadata: optional },
        });
      }
      const accessToken = await link(institutionId);
      await readItem(accessToken);
      await pull(accessToken);
      await ask('/item/webhook/update', { access_token: accessToken, webhook });
      const user = { client_user_id: 'somebody' };
      const about = { client_name: 'Breadbox', language: 'en', country_codes: ['US'], user };
      await ask('/link/token/create', { ...about, products: ['transactions'] });
      await ask('/link/token/create', { ...about, access_token: accessToken });
      await finishHostedLink(institutionId, { ...about, products: ['transactions'], webhook });
      await ask('/sandbox/item/reset_login', { access_token: accessToken });
      await readItem(accessToken);
      await ask('/item/remove', { access_token: accessToken });
      await readItem(accessToken);
    }
    const { PlaidError: errors = 0, ...responses } = responseCounts;
    expect(errors).to.be.greaterThan(0);
    expect(responses).to.include.keys(
      Object.values(RESPONSE_TYPES).filter((name) => !/FireWebhook|VerificationKey/.test(name)),
    );
  });

  it('every response for custom users conforms, with every account type and currency', async () => {
    for (const type of ['depository', 'credit', 'loan', 'investment', 'other', 'payroll']) {
      const override_accounts = ['USD', 'EUR', 'BTC'].map((currency) => ({
        type,
        currency,
        transactions: [
          { date_transacted: '2026-11-02', date_posted: '2026-11-03', amount: 3.5, description: 'Starbucks' },
          { date_transacted: '2026-11-20', date_posted: '2026-12-03', amount: -3.5, description: 'Back' },
        ],
        inflow_model: { type: 'monthly-income', income_amount: 100, payment_day_of_month: 'last' },
      }));
      const accessToken = await link('ins_109508', {
        override_username: 'user_custom',
        override_password: JSON.stringify({ override_accounts }),
      });
      await readItem(accessToken);
      await pull(accessToken);
    }
    expect(responseCounts['TransactionsSyncResponse']).to.be.greaterThan(0);
  });

  for (const [scenario, steps] of Object.entries(scenarios)) {
    if (WITHOUT_RESPONSE.includes(scenario)) continue;
    it(`every response in the scenario ${scenario} conforms`, async () => {
      const accessToken = await link('ins_900002');
      let cursor = await pull(accessToken);
      for (let step = 1; step <= steps.length; step++) {
        await sandbox.control.runScenario({ item: accessToken, scenario, step });
        // A fault affects the first calls; the responses after it are checked too.
        for (let attempt = 0; attempt < 3; attempt++)
          cursor = await pull(accessToken, cursor).catch(ifDisconnected(cursor));
        await readItem(accessToken).catch(ifDisconnected(undefined));
      }
      expect(responseCounts['TransactionsSyncResponse']).to.be.greaterThan(0);
    });
  }

  it('every error conforms', async () => {
    const accessToken = await link('ins_900001');
    await ask('/nowhere', {});
    await ask('/accounts/get', {});
    await ask('/accounts/get', { access_token: 'access-sandbox-none', colour: 'red' });
    await ask('/transactions/sync', { access_token: accessToken, count: 0 });
    await ask('/item/public_token/exchange', { public_token: 'public-sandbox-none' });
    await ask('/institutions/get', { count: 1, offset: 0, country_codes: ['US'], secret: 'wrong' });
    for (const code of [
      'ITEM_LOCKED',
      'PLAID_ERROR',
      'NO_ACCOUNTS',
      'RATE_LIMIT_EXCEEDED',
      'INSTITUTION_DOWN',
    ]) {
      sandbox.control.addFault({ endpoint: '/accounts/get', fault: { kind: 'error', code } });
      await ask('/accounts/get', { access_token: accessToken });
    }
    expect(responseCounts['PlaidError']).to.equal(11);
  });

  it('every webhook conforms, and so does the key that signs it', async () => {
    const accessToken = await link('ins_900001');
    for (const [code, type] of Object.entries(WEBHOOK_TYPES)) {
      if (code === 'ERROR') await ask('/sandbox/item/reset_login', { access_token: accessToken });
      delivered.length = 0;
      const webhookType = code.endsWith('UPDATE') || /SYNC|REMOVED/.test(code) ? 'TRANSACTIONS' : 'ITEM';
      await sandbox.control.fireWebhook({ item: accessToken, code, type: webhookType });
      expect(delivered).to.have.length(1);
      expect(declarations.differences(type, delivered[0]), code).to.deep.equal([]);
      expect(delivered[0]).to.include({ webhook_code: code, webhook_type: webhookType });
    }
    await ask('/sandbox/item/fire_webhook', {
      access_token: accessToken,
      webhook_code: 'SYNC_UPDATES_AVAILABLE',
    });
    const { keyId } = sandbox.control.rotateWebhookKey();
    await ask('/webhook_verification_key/get', { key_id: keyId });
    expect(responseCounts['WebhookVerificationKeyGetResponse']).to.equal(1);
  });

  it('an additional, missing or mistyped field is reported', () => {
    const removed = { transaction_id: 'a', account_id: 'b' };
    const page = {
      accounts: [],
      added: [],
      modified: [],
      removed: [removed],
      next_cursor: '',
      has_more: false,
      request_id: 'c',
      transactions_update_status: 'NOT_READY',
    };
    const found = (changes: object) =>
      declarations.differences('TransactionsSyncResponse', { ...page, ...changes });
    expect(found({})).to.deep.equal([]);
    expect(found({ removed: [{ transaction_id: null, colour: 'red' }] })).to.deep.equal([
      'TransactionsSyncResponse.removed[0].account_id is missing, which RemovedTransaction requires',
      'TransactionsSyncResponse.removed[0].transaction_id is null and no string',
      'TransactionsSyncResponse.removed[0].colour is not a field of RemovedTransaction',
    ]);
    expect(found({ transactions_update_status: 'SOON' })).to.deep.equal([
      'TransactionsSyncResponse.transactions_update_status is "SOON", which is no value of TransactionsUpdateStatus',
    ]);
  });
});

/** Returns the value if the scenario closed the connection, so that there is no response to check. */
const ifDisconnected =
  <Value>(value: Value) =>
  (error: unknown): Value => {
    if (error instanceof TypeError && error.message === 'fetch failed') return value;
    throw error;
  };

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

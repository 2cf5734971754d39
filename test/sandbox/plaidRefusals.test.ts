import { expect } from 'chai';
import { endpoints } from '../../src/sandbox/plaid/endpoints.ts';
import { type PlaidSandbox, startPlaidSandbox } from '../../src/sandbox/plaid/startPlaidSandbox.ts';
import { readPlaidDeclarations } from './plaidDeclarations.ts';

/** The request type of each endpoint in Plaid's published OpenAPI document. */
const REQUEST_TYPES: Record<string, string> = {
  '/link/token/create': 'LinkTokenCreateRequest',
  '/link/token/get': 'LinkTokenGetRequest',
  '/sandbox/public_token/create': 'SandboxPublicTokenCreateRequest',
  '/item/public_token/exchange': 'ItemPublicTokenExchangeRequest',
  '/item/get': 'ItemGetRequest',
  '/item/remove': 'ItemRemoveRequest',
  '/item/webhook/update': 'ItemWebhookUpdateRequest',
  '/accounts/get': 'AccountsGetRequest',
  '/accounts/balance/get': 'AccountsBalanceGetRequest',
  '/transactions/sync': 'TransactionsSyncRequest',
  '/webhook_verification_key/get': 'WebhookVerificationKeyGetRequest',
  '/institutions/get': 'InstitutionsGetRequest',
  '/institutions/get_by_id': 'InstitutionsGetByIdRequest',
  '/sandbox/item/fire_webhook': 'SandboxItemFireWebhookRequest',
  '/sandbox/item/reset_login': 'SandboxItemResetLoginRequest',
};
/** Every request accepts these in the body or in headers. */
const CREDENTIALS = ['client_id', 'secret'];

describe('Plaid sandbox: errors', () => {
  let sandbox: PlaidSandbox;
  let now: Date;
  let accessToken: string;
  let otherToken: string;

  before(async () => {
    now = new Date();
    sandbox = await startPlaidSandbox({ clock: { now: () => now } });
    accessToken = await link('ins_900001');
    otherToken = await link('ins_900003');
  });
  after(() => sandbox.close());

  async function send(
    path: string,
    init: RequestInit,
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const response = await fetch(`${sandbox.url}${path}`, init);
    return { status: response.status, body: Object(await response.json()) };
  }

  const ask = (path: string, fields: object) =>
    send(path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ client_id: sandbox.clientId, secret: sandbox.secret, ...fields }),
    });

  async function publicToken(): Promise<string> {
    const { body } = await ask('/sandbox/public_token/create', {
      institution_id: 'ins_900001',
      initial_products: ['transactions'],
    });
    return String(body['public_token']);
  }

  async function link(institutionId: string): Promise<string> {
    const created = await ask('/sandbox/public_token/create', {
      institution_id: institutionId,
      initial_products: ['transactions'],
    });
    const exchanged = await ask('/item/public_token/exchange', created.body);
    expect(exchanged.body['error_code']).to.equal('UNKNOWN_FIELDS');
    const { body } = await ask('/item/public_token/exchange', { public_token: created.body['public_token'] });
    return String(body['access_token']);
  }

  const codeOf = ({ status, body }: Awaited<ReturnType<typeof send>>) =>
    `${status} ${body['error_type']} ${body['error_code']}`;

  const INVALID_FIELD = '400 INVALID_REQUEST INVALID_FIELD';
  const MISSING_FIELDS = '400 INVALID_REQUEST MISSING_FIELDS';
  const UNKNOWN_FIELDS = '400 INVALID_REQUEST UNKNOWN_FIELDS';
  const INVALID_API_KEYS = '400 INVALID_INPUT INVALID_API_KEYS';
  const INVALID_ACCESS_TOKEN = '400 INVALID_INPUT INVALID_ACCESS_TOKEN';
  const INVALID_PUBLIC_TOKEN = '400 INVALID_INPUT INVALID_PUBLIC_TOKEN';

  it("every endpoint accepts exactly the fields of Plaid's published API", () => {
    const { fieldsOf } = readPlaidDeclarations();
    expect(Object.keys(REQUEST_TYPES).sort()).to.deep.equal(Object.keys(endpoints).sort());
    for (const [path, type] of Object.entries(REQUEST_TYPES)) {
      const published = fieldsOf(type).filter(({ name }) => !CREDENTIALS.includes(name));
      const served = Object.entries(endpoints[path]?.fields ?? {}).map(([name, kind]) => ({
        name,
        isRequired: kind.endsWith('!'),
      }));
      const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1);
      expect(served.sort(byName), path).to.deep.equal(published.sort(byName));
    }
  });

  it('rejects what is not JSON, not a POST or not an endpoint', async () => {
    const json = { 'content-type': 'application/json' };
    const answers = [
      await send('/accounts/get', { method: 'POST', headers: json, body: '{"client_id"' }),
      await send('/accounts/get', { method: 'POST', headers: json, body: '[]' }),
      await send('/accounts/get', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}' }),
      await send('/accounts/get', { method: 'GET' }),
      await send('/nowhere', { method: 'POST', headers: json, body: '{}' }),
    ];
    expect(answers.map(codeOf)).to.deep.equal([
      '400 INVALID_REQUEST INVALID_BODY',
      '400 INVALID_REQUEST INVALID_BODY',
      '400 INVALID_REQUEST INVALID_HEADERS',
      '404 INVALID_REQUEST NOT_FOUND',
      '404 INVALID_REQUEST NOT_FOUND',
    ]);
  });

  it('rejects a missing or wrong client id or secret, in the body and in headers', async () => {
    const inHeaders = (id: string, secret: string) =>
      send('/item/get', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'plaid-client-id': id, 'plaid-secret': secret },
        body: JSON.stringify({ access_token: accessToken }),
      });
    const about = { access_token: accessToken };
    const answers = [
      await ask('/item/get', { ...about, client_id: undefined }),
      await ask('/item/get', { ...about, secret: undefined }),
      await ask('/item/get', { ...about, client_id: 'x' }),
      await ask('/item/get', { ...about, secret: 'x' }),
      await inHeaders(sandbox.clientId, 'x'),
    ];
    expect(answers.map(codeOf)).to.deep.equal([
      MISSING_FIELDS,
      MISSING_FIELDS,
      INVALID_API_KEYS,
      INVALID_API_KEYS,
      INVALID_API_KEYS,
    ]);
    expect((await inHeaders(sandbox.clientId, sandbox.secret)).status).to.equal(200);
  });

  it('rejects fields that are missing, unknown or of a wrong type', async () => {
    for (const [path, { fields }] of Object.entries(endpoints)) {
      const required = Object.keys(fields).filter((name) => fields[name]?.endsWith('!'));
      const answer = await ask(path, {});
      expect(codeOf(answer), path).to.equal(MISSING_FIELDS);
      for (const name of required) expect(answer.body['error_message'], path).to.contain(name);
    }
    const about = { access_token: accessToken };
    const answers = [
      await ask('/item/get', { ...about, colour: 'red' }),
      await ask('/item/get', { access_token: 5 }),
      await ask('/transactions/sync', { ...about, count: '5' }),
      await ask('/transactions/sync', { ...about, count: 1.5 }),
      await ask('/accounts/get', { ...about, options: [] }),
    ];
    expect(answers.map(codeOf)).to.deep.equal([UNKNOWN_FIELDS, ...Array(4).fill(INVALID_FIELD)]);
  });

  it('rejects a token of another kind, of another environment or of no item', async () => {
    const link = await publicToken();
    const answers = [
      await ask('/item/get', { access_token: link }),
      await ask('/item/get', { access_token: 'whatever' }),
      await ask('/item/get', { access_token: accessToken.replace('sandbox', 'production') }),
      await ask('/item/get', { access_token: `${accessToken}0` }),
      await ask('/item/public_token/exchange', { public_token: accessToken }),
      await ask('/item/public_token/exchange', { public_token: `${link}0` }),
    ];
    expect(answers.map(codeOf)).to.deep.equal([
      ...Array(4).fill(INVALID_ACCESS_TOKEN),
      INVALID_PUBLIC_TOKEN,
      INVALID_PUBLIC_TOKEN,
    ]);
    expect(answers.map(({ body }) => body['error_message'])).to.deep.equal([
      'provided access token is in an invalid format. expected format: access-<environment>-<identifier>',
      'provided access token is in an invalid format. expected format: access-<environment>-<identifier>',
      'provided access token is for the wrong Plaid environment. expected "sandbox", got "production"',
      'could not find matching access token',
      'provided public token is in an invalid format. expected format: public-<environment>-<identifier>',
      'could not find matching public token',
    ]);
  });

  it('rejects a public token that is used twice or after half an hour', async () => {
    const once = await publicToken();
    const late = await publicToken();
    const exchange = (token: string) => ask('/item/public_token/exchange', { public_token: token });
    expect((await exchange(once)).status).to.equal(200);
    expect(codeOf(await exchange(once))).to.equal(INVALID_PUBLIC_TOKEN);
    const before = now;
    now = new Date(before.getTime() + 31 * 60_000);
    const expired = await exchange(late);
    now = before;
    expect(codeOf(expired)).to.equal(INVALID_PUBLIC_TOKEN);
    expect(expired.body['error_message']).to.contain('expired');
  });

  it('rejects an invalid page size, a cursor of another item or of none, and too many days', async () => {
    const page = (fields: object, token = accessToken) =>
      ask('/transactions/sync', { access_token: token, ...fields });
    const { body } = await page({ count: 1 }, otherToken);
    const answers = [
      await page({ count: 0 }),
      await page({ count: 501 }),
      await page({ count: -1 }),
      await page({ cursor: body['next_cursor'] }),
      await page({ cursor: 'nonsense' }),
      await page({ options: { days_requested: 0 } }),
      await page({ options: { days_requested: 731 } }),
    ];
    expect(answers.map(codeOf)).to.deep.equal(Array(7).fill(INVALID_FIELD));
    expect(answers[3]?.body['error_message']).to.equal('cursor not associated with access_token');
    expect((await page({ count: 500, options: { days_requested: 730 } })).status).to.equal(200);
  });

  it('rejects a link token without a user, without products or with unknown values', async () => {
    const good = {
      client_name: 'Breadbox',
      language: 'en',
      country_codes: ['US'],
      user: { client_user_id: 'somebody' },
      products: ['transactions'],
    };
    const create = (fields: object) => ask('/link/token/create', { ...good, ...fields });
    const refused: [object, string][] = [
      [{ products: [] }, MISSING_FIELDS],
      [{ products: undefined }, MISSING_FIELDS],
      [{ user: undefined }, MISSING_FIELDS],
      [{ user: {} }, MISSING_FIELDS],
      [{ products: ['teleportation'] }, INVALID_FIELD],
      [{ optional_products: ['teleportation'] }, INVALID_FIELD],
      [{ country_codes: [] }, INVALID_FIELD],
      [{ country_codes: ['XX'] }, INVALID_FIELD],
      [{ country_codes: 'US' }, INVALID_FIELD],
      [{ language: 'tlh' }, INVALID_FIELD],
      [{ transactions: { days_requested: 0 } }, INVALID_FIELD],
      [{ transactions: { days_requested: 731 } }, INVALID_FIELD],
      [{ transactions: { days_requested: '90' } }, INVALID_FIELD],
      [{ webhook: 'not an address' }, INVALID_FIELD],
      [{ access_token: accessToken }, INVALID_FIELD],
      [{ access_token: 'access-sandbox-none', products: undefined }, INVALID_ACCESS_TOKEN],
    ];
    for (const [fields, code] of refused) {
      expect(codeOf(await create(fields)), JSON.stringify(fields)).to.equal(code);
    }
    expect((await create({})).status).to.equal(200);
    expect((await create({ access_token: accessToken, products: undefined })).status).to.equal(200);
  });

  it('rejects unknown institutions, accounts, keys and webhooks', async () => {
    const about = { access_token: accessToken };
    const us = { country_codes: ['US'] };
    const answers = [
      await ask('/institutions/get_by_id', { institution_id: 'ins_0', ...us }),
      await ask('/institutions/get_by_id', { institution_id: 'ins_900001', country_codes: ['XX'] }),
      await ask('/institutions/get', { count: 501, offset: 0, ...us }),
      await ask('/institutions/get', { count: 1, offset: -1, ...us }),
      await ask('/sandbox/public_token/create', {
        institution_id: 'ins_0',
        initial_products: ['transactions'],
      }),
      await ask('/sandbox/public_token/create', { institution_id: 'ins_900001', initial_products: [] }),
      await ask('/sandbox/public_token/create', {
        institution_id: 'ins_900001',
        initial_products: ['magic'],
      }),
      await ask('/accounts/get', { ...about, options: { account_ids: ['nobody'] } }),
      await ask('/webhook_verification_key/get', { key_id: 'none' }),
      await ask('/sandbox/item/fire_webhook', { ...about, webhook_code: 'NO_SUCH_CODE' }),
      await ask('/sandbox/item/fire_webhook', { ...about, webhook_code: 'SYNC_UPDATES_AVAILABLE' }),
    ];
    expect(answers.map(codeOf)).to.deep.equal([
      '400 INVALID_INPUT INVALID_INSTITUTION',
      INVALID_FIELD,
      INVALID_FIELD,
      INVALID_FIELD,
      '400 INVALID_INPUT INVALID_INSTITUTION',
      INVALID_FIELD,
      INVALID_FIELD,
      '400 INVALID_INPUT INVALID_ACCOUNT_ID',
      '400 INVALID_INPUT INVALID_WEBHOOK_VERIFICATION_KEY_ID',
      INVALID_FIELD,
      '400 SANDBOX_ERROR SANDBOX_WEBHOOK_INVALID',
    ]);
  });

  it('rejects every request for a removed item', async () => {
    const token = await link('ins_900002');
    expect((await ask('/item/remove', { access_token: token })).status).to.equal(200);
    for (const path of ['/item/get', '/item/remove', '/accounts/get', '/transactions/sync']) {
      expect(codeOf(await ask(path, { access_token: token })), path).to.equal(
        '400 ITEM_ERROR ITEM_NOT_FOUND',
      );
    }
  });
});

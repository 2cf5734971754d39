import {
  type BankRequest,
  type BankResponse,
  exactNumber,
  type RunningServer,
  startJsonServer,
} from './httpServer.ts';
import type { BankAccount, BankTransaction } from './ledger.ts';
import type { PageLayout, PlaidLogin } from './plaidLogin.ts';
import { type SignedWebhook, WebhookSigner } from './plaidWebhooks.ts';

/** Where a pull is: it began at `from`, delivers up to `to`, and has had `page` pages of that layout. */
interface Cursor {
  generation: number;
  from: number;
  to: number;
  page: number;
  layout: PageLayout | null;
}

class PlaidError extends Error {
  readonly status: number;
  readonly type: string;
  readonly code: string;

  constructor(status: number, type: string, code: string, message = code) {
    super(message);
    this.status = status;
    this.type = type;
    this.code = code;
  }
}

/** Speaks the part of Plaid's API that a product of this kind uses, for any number of logins. */
export class PlaidBank {
  readonly #byAccessToken = new Map<string, PlaidLogin>();
  readonly #byPublicToken = new Map<string, PlaidLogin>();
  readonly #signer = new WebhookSigner();
  #server: RunningServer | null = null;
  #tokens = 0;

  async start(): Promise<string> {
    this.#server = await startJsonServer((request) => this.#handle(request));
    return this.#server.url;
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  /** What Plaid Link hands to the browser after the user signed in. */
  publicTokenFor(login: PlaidLogin): string {
    const token = `public-oracle-${++this.#tokens}`;
    this.#byPublicToken.set(token, login);
    return token;
  }

  /** A webhook as Plaid would deliver it. */
  sign(login: PlaidLogin, message: Record<string, unknown>, at: Date): SignedWebhook {
    return this.#signer.sign({ item_id: login.itemId, environment: 'sandbox', ...message }, at);
  }

  async #handle(request: BankRequest): Promise<BankResponse> {
    try {
      const body = await this.#answer(request.path, request.body);
      return { status: 200, body: { ...body, request_id: 'oracle' } };
    } catch (error) {
      if (!(error instanceof PlaidError)) throw error;
      return {
        status: error.status,
        body: {
          error_type: error.type,
          error_code: error.code,
          error_message: error.message,
          display_message: null,
          request_id: 'oracle',
        },
      };
    }
  }

  async #answer(path: string, body: Record<string, unknown>): Promise<Record<string, unknown>> {
    switch (path) {
      case '/link/token/create':
        return { link_token: 'link-oracle', expiration: '2099-01-01T00:00:00Z' };
      case '/item/public_token/exchange':
        return this.#exchange(String(body['public_token']));
      case '/institutions/get_by_id':
        return this.#institution(String(body['institution_id']));
      case '/webhook_verification_key/get':
        return { key: this.#signer.publicKey };
      default:
        return this.#answerAboutLogin(path, body);
    }
  }

  #exchange(publicToken: string) {
    const login = this.#byPublicToken.get(publicToken);
    if (!login) throw new PlaidError(400, 'INVALID_INPUT', 'INVALID_PUBLIC_TOKEN');
    login.calls.push('/item/public_token/exchange');
    this.#byAccessToken.set(login.accessToken, login);
    return { access_token: login.accessToken, item_id: login.itemId };
  }

  #institution(id: string) {
    const login = [...this.#byPublicToken.values()].find(({ institution }) => institution.id === id);
    if (!login) throw new PlaidError(400, 'INVALID_INPUT', 'INVALID_INSTITUTION');
    return {
      institution: {
        institution_id: id,
        name: login.institution.name,
        products: ['transactions'],
        country_codes: ['US'],
        oauth: false,
        routing_numbers: [],
        dtc_numbers: [],
      },
    };
  }

  async #answerAboutLogin(path: string, body: Record<string, unknown>): Promise<Record<string, unknown>> {
    const login = this.#byAccessToken.get(String(body['access_token']));
    if (!login) throw new PlaidError(400, 'INVALID_INPUT', 'INVALID_ACCESS_TOKEN');
    login.calls.push(path);
    if (login.removed) throw new PlaidError(400, 'ITEM_ERROR', 'ITEM_NOT_FOUND');
    if (path === '/transactions/sync') await login.gate.pass();
    if (login.failure) throw new PlaidError(login.failure.status, login.failure.type, login.failure.code);
    switch (path) {
      case '/accounts/get':
        return { accounts: login.accounts.map(wireAccount), item: wireItem(login) };
      case '/item/get':
        return { item: wireItem(login), status: null };
      case '/item/remove':
        login.removed = true;
        return {};
      case '/transactions/sync':
        return sync(login, String(body['cursor'] ?? ''), Number(body['count'] ?? 100));
      default:
        throw new PlaidError(404, 'INVALID_REQUEST', 'NOT_FOUND', `The fake bank has no ${path}.`);
    }
  }
}

function sync(login: PlaidLogin, text: string, count: number): Record<string, unknown> {
  const cursor = readCursor(login, text);
  const isContinuation = cursor.layout !== null;
  if (isContinuation && login.mutationsDuringPagination > 0) {
    login.mutationsDuringPagination -= 1;
    throw new PlaidError(400, 'TRANSACTIONS_ERROR', 'TRANSACTIONS_SYNC_MUTATION_DURING_PAGINATION');
  }
  const layout = cursor.layout ?? { ...login.layout, size: Math.min(count, login.layout.size) };
  const pages = login.pages(cursor.from, cursor.to, layout);
  const page = pages[cursor.page];
  if (!page) throw new Error('A page was asked for that does not exist.');
  const hasMore = cursor.page + 1 < pages.length;
  if (!hasMore) login.servedUpTo = cursor.to;
  const next: Cursor = hasMore
    ? { ...cursor, page: cursor.page + 1, layout }
    : { generation: cursor.generation, from: cursor.to, to: 0, page: 0, layout: null };
  return {
    accounts: login.accounts.map(wireAccount),
    added: page.added.map(wireTransaction),
    modified: page.modified.map(wireTransaction),
    removed: page.removed.map(({ id, accountId }) => ({ transaction_id: id, account_id: accountId })),
    next_cursor: Buffer.from(JSON.stringify(next)).toString('base64'),
    has_more: hasMore,
    transactions_update_status: 'HISTORICAL_UPDATE_COMPLETE',
  };
}

function readCursor(login: PlaidLogin, text: string): Cursor {
  const to = login.position;
  if (text === '') return { generation: login.generation, from: 0, to, page: 0, layout: null };
  const cursor: Cursor = JSON.parse(Buffer.from(text, 'base64').toString('utf8'));
  if (cursor.generation !== login.generation) {
    throw new PlaidError(400, 'INVALID_REQUEST', 'INVALID_FIELD', 'cursor not associated with access_token');
  }
  return cursor.layout ? cursor : { ...cursor, to };
}

const wireItem = (login: PlaidLogin) => ({
  item_id: login.itemId,
  institution_id: login.institution.id,
  institution_name: login.institution.name,
  webhook: '',
  error: null,
  available_products: [],
  billed_products: ['transactions'],
  products: ['transactions'],
  consent_expiration_time: login.consentExpiresAt,
  update_type: 'background',
});

const wireAccount = (account: BankAccount) => ({
  account_id: account.id,
  ...(account.persistentId && { persistent_account_id: account.persistentId }),
  balances: {
    current: account.balance === null ? null : exactNumber(account.balance),
    available: null,
    limit: null,
    iso_currency_code: account.currency,
    unofficial_currency_code: account.unofficialCurrency,
  },
  mask: account.mask,
  name: account.name,
  official_name: null,
  type: account.type,
  subtype: account.subtype,
});

const wireTransaction = (transaction: BankTransaction) => ({
  transaction_id: transaction.id,
  account_id: transaction.accountId,
  pending_transaction_id: transaction.pendingId,
  amount: exactNumber(transaction.amount),
  iso_currency_code: transaction.currency,
  unofficial_currency_code: transaction.unofficialCurrency,
  date: transaction.date,
  datetime: null,
  authorized_date: null,
  authorized_datetime: null,
  name: transaction.name,
  merchant_name: transaction.merchant,
  pending: transaction.pending,
  payment_channel: 'in store',
  personal_finance_category: transaction.category && {
    primary: transaction.category[0],
    detailed: transaction.category[1],
    confidence_level: 'HIGH',
  },
  location: {},
  payment_meta: {},
  account_owner: null,
  transaction_code: null,
  ...transaction.wire,
});

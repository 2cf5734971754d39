import { checkAggregates } from './aggregates.ts';
import type { ApiClient, ApiResponse } from './apiClient.ts';
import { type BankAccount, type BankTransaction, bankAccount } from './bank/ledger.ts';
import { PlaidLogin } from './bank/plaidLogin.ts';
import { TellerLogin } from './bank/tellerBank.ts';
import { normalDecimal } from './decimal.ts';
import type { Setup } from './setup.ts';

/** A transaction as the API shows it, reduced to what a person would miss if it were wrong. */
export interface LedgerRow {
  /** The bank id under which this row, by its internal id, was seen first: it tells whose row it is. */
  row: string;
  bankId: string;
  account: string;
  amount: string;
  currency: string | null;
  date: string;
  name: string;
  pending: boolean;
  /** The user's category; null when the user has set none. */
  category: string | null;
  tags: string[];
}

const MS_PER_DAY = 86_400_000;
let households = 0;

/** One user of the product with logins at the fake banks, and nobody else's money. */
export class Household {
  readonly api: ApiClient;
  readonly setup: Setup;
  readonly userId: string;
  readonly #name = `h${++households}`;
  readonly #firstBankId = new Map<string, string>();
  #logins = 0;

  private constructor(setup: Setup, userId: string) {
    this.setup = setup;
    this.api = setup.product.api;
    this.userId = userId;
  }

  static async create(setup: Setup, name = 'Alex'): Promise<Household> {
    const user = await setup.product.api.ok('POST', '/users', { name });
    return new Household(setup, user.id);
  }

  /** A date by the product's calendar: 0 is today, -12 is twelve days ago. */
  day(offset: number): string {
    return new Date(this.setup.product.now().getTime() + offset * MS_PER_DAY).toISOString().slice(0, 10);
  }

  tellerLogin(accounts: BankAccount[] = [], institutionId?: string): TellerLogin {
    const name = `${this.#name}t${++this.#logins}`;
    const login = new TellerLogin(
      name,
      { id: institutionId ?? `bank_${name}`, name: 'Cedar Credit Union' },
      accounts.length > 0 ? accounts : [bankAccount(`acc_${name}`)],
    );
    this.setup.teller.register(login);
    return login;
  }

  plaidLogin(accounts: BankAccount[] = [], institutionId?: string): PlaidLogin {
    const name = `${this.#name}p${++this.#logins}`;
    return new PlaidLogin(
      name,
      { id: institutionId ?? `ins_${name}`, name: 'First Juniper Bank' },
      accounts.length > 0 ? accounts : [bankAccount(`acc_${name}`)],
    );
  }

  /** What the browser would send after the user signed in at the bank. */
  tryLink(login: PlaidLogin | TellerLogin): Promise<ApiResponse> {
    if (login instanceof TellerLogin) {
      return this.api.post('/connections', {
        user_id: this.userId,
        provider: 'teller',
        credentials: {
          access_token: login.accessToken,
          enrollment_id: login.enrollmentId,
          institution_name: login.institution.name,
        },
      });
    }
    return this.api.post('/connections', {
      user_id: this.userId,
      provider: 'plaid',
      credentials: {
        public_token: this.setup.plaid.publicTokenFor(login),
        institution_id: login.institution.id,
        institution_name: login.institution.name,
        accounts: login.accounts.map(({ id, name, mask, type, subtype }) => ({
          id,
          name,
          mask,
          type,
          subtype,
        })),
      },
    });
  }

  /** Links a bank and waits for its first sync. Returns the id of the connection. */
  async link(login: PlaidLogin | TellerLogin): Promise<string> {
    const { status, body } = await this.tryLink(login);
    if (status !== 201) throw new Error(`Linking answered ${status}: ${JSON.stringify(body)}`);
    const { recent_sync: sync } = await this.api.ok('GET', `/connections/${body.id}/status`);
    expectSuccess(await this.api.finishedSync(sync.id));
    await this.ledger();
    return body.id;
  }

  /** Syncs once, which must succeed, and returns the sync's log. */
  // biome-ignore lint/suspicious/noExplicitAny: see ApiClient.
  async sync(connectionId: string): Promise<any> {
    const log = await this.trySync(connectionId);
    expectSuccess(log);
    await this.ledger();
    return log;
  }

  // biome-ignore lint/suspicious/noExplicitAny: see ApiClient.
  async trySync(connectionId: string): Promise<any> {
    const started = await this.api.ok('POST', '/sync', { connection_id: connectionId });
    return this.api.finishedSync(started.sync_log_ids[0]);
  }

  /**
   * All visible transactions of this user, in the order of date, name, amount and bank id. Throws when
   * pages, count, summary and merchants do not agree on them.
   */
  async ledger(): Promise<LedgerRow[]> {
    const accounts = new Map<string, string>();
    for (const { id, name } of await this.accounts()) accounts.set(id, name);
    const rows = await this.api.list(`/transactions?user_id=${this.userId}`);
    await checkAggregates(this.api, `user_id=${this.userId}`, rows);
    return rows
      .map((row) => {
        if (!this.#firstBankId.has(row.id)) this.#firstBankId.set(row.id, row.external_transaction_id);
        return {
          row: this.#firstBankId.get(row.id) ?? '',
          bankId: row.external_transaction_id,
          account: accounts.get(row.account_id) ?? row.account_id,
          amount: normalDecimal(row.amount),
          currency: row.iso_currency_code ?? row.unofficial_currency_code ?? null,
          date: row.date,
          name: row.name,
          pending: row.pending,
          category: row.category_override ? row.category_slug : null,
          tags: row.tags,
        };
      })
      .sort(byDateAndName);
  }

  /** The internal id of the row that was first seen under this bank id. */
  idOf(bankId: string): string {
    for (const [id, first] of this.#firstBankId) if (first === bankId) return id;
    throw new Error(`No row was ever seen as ${bankId}.`);
  }

  categorize(bankId: string, slug: string) {
    return this.api.ok('PATCH', `/transactions/${this.idOf(bankId)}/category`, { category_slug: slug });
  }

  tag(bankId: string, slug: string) {
    return this.api.ok('PUT', `/transactions/${this.idOf(bankId)}/tags/${slug}`);
  }

  deleteRow(bankId: string) {
    return this.api.ok('DELETE', `/transactions/${this.idOf(bankId)}`);
  }

  restoreRow(bankId: string): Promise<ApiResponse> {
    return this.api.post(`/transactions/${this.idOf(bankId)}/restore`);
  }

  /** The accounts of this user, also those that lists leave out. */
  async accounts(): Promise<{ id: string; name: string; [field: string]: unknown }[]> {
    return this.api.list(`/accounts?user_id=${this.userId}`);
  }
}

/** The ledger row that a bank's transaction must be. `row` says whose row it is, where that is another id. */
export function expectedRow(transaction: BankTransaction, differences: Partial<LedgerRow> = {}): LedgerRow {
  return {
    row: transaction.id,
    bankId: transaction.id,
    account: 'Everyday Checking',
    amount: normalDecimal(transaction.amount),
    currency: transaction.currency ?? transaction.unofficialCurrency,
    date: transaction.date,
    name: transaction.name,
    pending: transaction.pending,
    category: null,
    tags: [],
    ...differences,
  };
}

export function byDateAndName(left: LedgerRow, right: LedgerRow): number {
  const key = ({ date, name, amount, bankId }: LedgerRow) => [date, name, amount, bankId].join('\n');
  return key(left) < key(right) ? -1 : 1;
}

function expectSuccess(log: { status: string; error_code: string | null; error: string | null }): void {
  if (log.status !== 'success') {
    throw new Error(`The sync ended as ${log.status}: ${log.error_code} ${log.error}`);
  }
}

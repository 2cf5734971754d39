import { createCertificate } from './certificate.ts';
import { Gate } from './gate.ts';
import { type BankRequest, type BankResponse, type RunningServer, startJsonServer } from './httpServer.ts';
import type { BankAccount, BankTransaction, Institution } from './ledger.ts';

/** One Teller enrollment: a bank that can only list what it has now. */
export class TellerLogin {
  readonly accessToken: string;
  readonly enrollmentId: string;
  readonly institution: Institution;
  readonly gate = new Gate();
  accounts: BankAccount[];
  /** Accounts that the bank lists as closed. */
  closed = new Set<string>();
  transactions: BankTransaction[] = [];
  /** What every call about this login answers instead; null when the bank is well. */
  failure: { status: number; code: string } | null = null;
  removed = false;
  /** What the bank forgets to list, on a bad day. */
  readonly withheld = new Set<string>();
  /** The transactions that have been served since this was last emptied. */
  served: BankTransaction[] = [];
  readonly calls: string[] = [];

  constructor(name: string, institution: Institution, accounts: BankAccount[]) {
    this.accessToken = `token_oracle_${name}`;
    this.enrollmentId = `enr_${name}`;
    this.institution = institution;
    this.accounts = accounts;
  }

  get(id: string): BankTransaction {
    const found = this.transactions.find((transaction) => transaction.id === id);
    if (!found) throw new Error(`The bank has no transaction ${id}.`);
    return found;
  }

  put(...transactions: BankTransaction[]): void {
    for (const given of transactions) {
      // A login with one account need not name it.
      const transaction = { ...given, accountId: given.accountId || (this.accounts[0]?.id ?? '') };
      const index = this.transactions.findIndex(({ id }) => id === transaction.id);
      if (index < 0) this.transactions.push(transaction);
      else this.transactions[index] = transaction;
    }
  }

  change(id: string, differences: Partial<BankTransaction>): void {
    this.put({ ...this.get(id), ...differences });
  }

  remove(...ids: string[]): void {
    this.transactions = this.transactions.filter(({ id }) => !ids.includes(id));
  }

  /** Newest first; of one day, the one that the bank learned of last. */
  list(accountId: string): BankTransaction[] {
    return this.transactions
      .filter(({ id, accountId: of }) => of === accountId && !this.withheld.has(id))
      .toReversed()
      .sort((left, right) => (left.date < right.date ? 1 : left.date > right.date ? -1 : 0));
  }
}

const error = (status: number, code: string): BankResponse => ({
  status,
  body: { error: { code, message: code } },
});

const MAX_COUNT = 500;

/** Speaks the part of Teller's API that a product of this kind uses, for any number of enrollments. */
export class TellerBank {
  readonly #byToken = new Map<string, TellerLogin>();
  #server: RunningServer | null = null;

  readonly certificate = createCertificate();

  async start(): Promise<string> {
    this.#server = await startJsonServer((request) => this.#handle(request), this.certificate);
    return this.#server.url;
  }

  async stop(): Promise<void> {
    await this.#server?.stop();
  }

  register(login: TellerLogin): void {
    this.#byToken.set(login.accessToken, login);
  }

  async #handle(request: BankRequest): Promise<BankResponse> {
    const login = this.#byToken.get(basicUser(request.headers.authorization ?? ''));
    if (!login) return error(401, 'unauthorized');
    login.calls.push(`${request.method} ${request.path}${request.query.size ? `?${request.query}` : ''}`);
    if (login.removed) return error(404, 'enrollment.not_found');
    if (request.path.endsWith('/transactions')) await login.gate.pass();
    if (login.failure) return error(login.failure.status, login.failure.code);
    const [, root, id = '', part] = request.path.split('/');
    if (request.method === 'DELETE') {
      login.removed = true;
      return { status: 204, body: null };
    }
    if (root !== 'accounts') return error(404, 'not_found');
    if (!id) return { status: 200, body: login.accounts.map((account) => wireAccount(login, account)) };
    const account = login.accounts.find((candidate) => candidate.id === id);
    if (!account) return error(404, 'not_found');
    if (login.closed.has(id) && part) return error(410, 'account.closed');
    if (part === 'balances') return { status: 200, body: wireBalances(account) };
    if (part === 'transactions') return list(login, account, request.query);
    return error(404, 'not_found');
  }
}

function list(login: TellerLogin, account: BankAccount, query: URLSearchParams): BankResponse {
  for (const name of query.keys()) {
    if (name !== 'count' && name !== 'from_id') return error(400, `unexpected parameter ${name}`);
  }
  const count = Math.min(Number(query.get('count') ?? MAX_COUNT), MAX_COUNT);
  const rows = login.list(account.id);
  const fromId = query.get('from_id');
  const position = fromId === null ? 0 : rows.findIndex(({ id }) => id === fromId) + 1;
  if (fromId !== null && position === 0) return error(404, 'not_found');
  const page = rows.slice(position, position + count);
  login.served.push(...page);
  return { status: 200, body: page.map((transaction) => wireTransaction(account, transaction)) };
}

function basicUser(header: string): string {
  const [, encoded = ''] = /^Basic (.+)$/.exec(header) ?? [];
  return Buffer.from(encoded, 'base64').toString('utf8').replace(/:$/, '');
}

const wireAccount = (login: TellerLogin, account: BankAccount) => ({
  id: account.id,
  enrollment_id: login.enrollmentId,
  institution: login.institution,
  name: account.name,
  type: account.type,
  subtype: account.subtype.replaceAll(' ', '_'),
  currency: account.currency,
  last_four: account.mask,
  status: login.closed.has(account.id) ? 'closed' : 'open',
  links: { balances: 'balances', transactions: 'transactions' },
});

const wireBalances = (account: BankAccount) => ({
  account_id: account.id,
  ledger: account.balance,
  available: account.balance,
  links: {},
});

/** Accounts other than credit have the opposite sign on the wire: there, money out is negative. */
const negate = (decimal: string) => (decimal.startsWith('-') ? decimal.slice(1) : `-${decimal}`);

const wireTransaction = (account: BankAccount, transaction: BankTransaction) => ({
  id: transaction.id,
  account_id: transaction.accountId,
  amount: account.type === 'credit' ? transaction.amount : negate(transaction.amount),
  date: transaction.date,
  description: transaction.name,
  details: {
    processing_status: 'complete',
    category: transaction.tellerCategory,
    counterparty: transaction.merchant && { name: transaction.merchant, type: 'organization' },
  },
  status: transaction.pending ? 'pending' : 'posted',
  type: 'card_payment',
  running_balance: null,
  links: {},
  ...transaction.wire,
});

import { addDays } from '../../../src/sandbox/calendar.ts';
import type { Random } from '../../support/random.ts';
import type { Login } from './login.ts';
import { retryUnavailable, type Setup } from './setup.ts';

/**
 * Random activity at a fake bank between two rounds: purchases, pending transactions that post in every way banks
 * do it, removals, restored transactions, corrections, and varying page sizes. The bank's ledger always shows
 * what the product must have stored afterwards.
 */

const ENDPOINTS = { plaid: '/transactions/sync', teller: '/accounts/{id}/transactions' };
/** A sync reads Teller's list again this far back, less a day. Older transactions must not change. */
const TELLER_DAYS = 8;
const STORES = ['H-E-B #425 AUSTIN TX', 'SUMMER MOON COFFEE', 'TORCHYS TACOS SOCO', 'ÄÖÜ 東京 🥐 %_'];

/** A pending transaction and the posted one that took its place: they must be one row. */
export interface Posted {
  pendingId: string;
  postedId: string;
}

export class BankActivity {
  readonly #setup: Setup;
  readonly #random: Random;
  #names = 0;

  constructor(setup: Setup, random: Random) {
    this.#setup = setup;
    this.#random = random;
  }

  /** Simulates activity of every kind, and returns the posted transactions that refer to their pending ones. */
  async advance(login: Login): Promise<Posted[]> {
    const random = this.#random;
    const posted = this.#post(login);
    this.#buy(login, random.pick([15, 40, 120, 400]));
    this.#authorize(login, random.between(1, 5));
    await this.#rewrite(login, random.between(0, 4));
    if (login.provider === 'plaid') {
      this.#restore(login);
      await this.#remove(login, random.between(0, 3));
    }
    this.#deliverSlowly(login);
    return posted;
  }

  /** Makes the bank answer normally again: full pages, no errors, and no changes during pagination. */
  clearFaults({ provider, item, control }: Login): void {
    control.clearFaults();
    if (provider === 'teller') return;
    const { plaid } = this.#setup.bank;
    plaid.control.setPageSize({ item, limit: null });
    plaid.control.mutateDuringPagination({ item, times: 0 });
  }

  #deliverSlowly({ provider, item, control }: Login): void {
    const random = this.#random;
    const slow = { kind: 'slow', delayMs: random.between(20, 300) } as const;
    control.addFault({ item, endpoint: ENDPOINTS[provider], fault: slow, times: random.between(0, 4) });
    if (provider === 'teller') return;
    const { plaid } = this.#setup.bank;
    plaid.control.setPageSize({ item, limit: random.pick([20, 50, 100, 500]) });
    if (random.happens(0.2)) plaid.control.mutateDuringPagination({ item, times: random.between(1, 2) });
  }

  #buy({ item, control }: Login, count: number): void {
    const { today } = control.today();
    const transactions = Array.from({ length: count }, () => ({
      name: `${this.#random.pick(STORES)} ${this.#random.between(1, 50)}`,
      amount: `${this.#random.between(-200, 900)}.${this.#random.between(10, 99)}`,
      date: addDays(today, -this.#random.between(0, TELLER_DAYS)),
    }));
    control.addTransactions({ item, transactions });
  }

  #authorize(login: Login, count: number): void {
    for (let nth = 0; nth < count; nth++) {
      const key = `chaos-${++this.#names}`;
      const transaction = { key, pending: true, name: this.#random.pick(STORES), amount: this.#amount() };
      login.control.addTransactions({ item: login.item, transactions: [transaction] });
      login.pending.push(key);
    }
  }

  #post(login: Login): Posted[] {
    const { provider, item, control } = login;
    const random = this.#random;
    const posted: Posted[] = [];
    for (const key of login.withdrawn.splice(0)) {
      const { transactionId } = control.idOf({ item, key });
      control.postPending({ item, transactionId, deliver: 'addition' });
    }
    const [waiting, due] = [login.pending.splice(0), new Set<string>()];
    for (const key of waiting) if (random.happens(0.7)) due.add(key);
    login.pending.push(...waiting.filter((key) => !due.has(key)));
    for (const key of due) {
      const { transactionId: pendingId } = control.idOf({ item, key });
      const about = { item, transactionId: pendingId };
      const isPlaid = provider === 'plaid';
      const posting = random.pick(isPlaid ? [...POSTINGS, ...POSTINGS_AT_PLAID] : POSTINGS);
      if (posting === 'vanishes') control.postPending({ ...about, deliver: 'removal' });
      else if (posting === 'is withdrawn first') {
        control.postPending({ ...about, deliver: 'removal' });
        login.withdrawn.push(key);
      } else if (posting === 'keeps its id') control.postPending({ ...about, sameId: true });
      else if (posting === 'is not linked') control.postPending({ ...about, unlinked: true });
      else {
        control.postPending({
          ...about,
          ...(posting === 'is renamed' && { name: 'POSTED AS SOMETHING ELSE 0012' }),
          ...(posting === 'comes before its removal' && { deliver: 'addition, removal' as const }),
        });
        const { transactionId: postedId } = control.idOf({ item, key: `${key}/posted` });
        if (isPlaid) posted.push({ pendingId, postedId });
      }
    }
    return posted;
  }

  async #rewrite(login: Login, count: number): Promise<void> {
    const { provider, item, control } = login;
    const from = provider === 'teller' ? addDays(control.today().today, -TELLER_DAYS) : '2000-01-01';
    for (const transactionId of await this.#pickKnown(login, count, from)) {
      control.changeTransaction({
        item,
        transactionId,
        ...this.#random.pick([
          { amount: this.#amount() },
          { name: 'CORRECTED BY THE BANK', merchantName: null },
          { amount: this.#amount(), name: 'CORRECTED TWICE' },
        ]),
      });
    }
  }

  async #remove(login: Login, count: number): Promise<void> {
    const { item, control } = login;
    for (const transactionId of await this.#pickKnown(login, count, '2000-01-01')) {
      control.removeTransaction({ item, transactionId });
      login.removed.push(transactionId);
    }
  }

  #restore(login: Login): void {
    const { item, control } = login;
    const [removed, returned] = [login.removed.splice(0), new Set<string>()];
    for (const transactionId of removed) if (this.#random.happens(0.4)) returned.add(transactionId);
    login.removed.push(...removed.filter((id) => !returned.has(id)));
    for (const transactionId of returned) control.restoreTransaction({ item, transactionId });
  }

  /** Picks posted transactions that both the bank and the product have. */
  async #pickKnown(login: Login, count: number, from: string): Promise<string[]> {
    const known: string[] = await retryUnavailable(() =>
      this.#setup
        .db('transactions as t')
        .join('accounts as a', 'a.id', 't.account_id')
        .where('a.connection_id', login.connectionId)
        .where('t.pending', false)
        .whereNull('t.deleted_by_user_at')
        .whereNull('t.removed_by_provider_at')
        .where('t.date', '>=', from)
        .orderBy('t.external_id')
        .pluck('t.external_id'),
    );
    if (known.length === 0) return [];
    const picked = Array.from({ length: count }, () => this.#random.pick(known));
    const { removed } = login;
    return [...new Set(picked)].filter((id) => !removed.includes(id));
  }

  #amount(): string {
    return `${this.#random.between(1, 300)}.${this.#random.between(10, 99)}`;
  }
}

const POSTINGS = ['posts', 'is renamed', 'vanishes'] as const;
const POSTINGS_AT_PLAID = [
  'comes before its removal',
  'is withdrawn first',
  'keeps its id',
  'is not linked',
] as const;

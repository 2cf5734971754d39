import { addDays } from '../../../src/sandbox/calendar.ts';
import { type House, patiently } from './house.ts';
import type { Login } from './login.ts';
import type { Random } from './random.ts';

/**
 * What happens at a bank between two rounds: purchases, pending ones that post in every way that banks have,
 * removals, returns, and a history that is rewritten; and how the bank pages it. Never two contradictory
 * things: after each the bank's own ledger says what must be known.
 */

const ENDPOINTS = { plaid: '/transactions/sync', teller: '/accounts/{id}/transactions' };
/** Teller's list is read again this far back, less a day; what is older counts as settled there. */
const TELLER_DAYS = 8;
const STORES = ['H-E-B #425 AUSTIN TX', 'SUMMER MOON COFFEE', 'TORCHYS TACOS SOCO', 'ÄÖÜ 東京 🥐 %_'];

/** A pending transaction and the posted one that took its place: they must be one row. */
export interface Posted {
  pendingId: string;
  postedId: string;
}

export class BankNews {
  readonly #house: House;
  readonly #random: Random;
  #names = 0;

  constructor(house: House, random: Random) {
    this.#house = house;
    this.#random = random;
  }

  /** Makes news of every kind, and returns those pending ones that have posted with a link to them. */
  async happen(login: Login): Promise<Posted[]> {
    const random = this.#random;
    const posted = this.#post(login);
    this.#buy(login, random.pick([15, 40, 120, 400]));
    this.#authorize(login, random.between(1, 5));
    await this.#rewrite(login, random.between(0, 4));
    if (login.provider === 'plaid') {
      this.#giveBack(login);
      await this.#takeBack(login, random.between(0, 3));
    }
    this.#deliverSlowly(login);
    return posted;
  }

  /** The bank is as it should be: whole pages, no errors, nothing that changes by itself. */
  calm({ provider, item, control }: Login): void {
    control.clearFaults();
    if (provider === 'teller') return;
    const { plaid } = this.#house.bank;
    plaid.control.setPageSize({ item, limit: null });
    plaid.control.mutateDuringPagination({ item, times: 0 });
  }

  #deliverSlowly({ provider, item, control }: Login): void {
    const random = this.#random;
    const slow = { kind: 'slow', delayMs: random.between(20, 300) } as const;
    control.addFault({ item, endpoint: ENDPOINTS[provider], fault: slow, times: random.between(0, 4) });
    if (provider === 'teller') return;
    const { plaid } = this.#house.bank;
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
      const way = random.pick(isPlaid ? [...POSTINGS, ...POSTINGS_AT_PLAID] : POSTINGS);
      if (way === 'vanishes') control.postPending({ ...about, deliver: 'removal' });
      else if (way === 'is withdrawn first') {
        control.postPending({ ...about, deliver: 'removal' });
        login.withdrawn.push(key);
      } else if (way === 'keeps its id') control.postPending({ ...about, sameId: true });
      else if (way === 'is not linked') control.postPending({ ...about, unlinked: true });
      else {
        control.postPending({
          ...about,
          ...(way === 'is renamed' && { name: 'POSTED AS SOMETHING ELSE 0012' }),
          ...(way === 'comes before its removal' && { deliver: 'addition, removal' as const }),
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

  async #takeBack(login: Login, count: number): Promise<void> {
    const { item, control } = login;
    for (const transactionId of await this.#pickKnown(login, count, '2000-01-01')) {
      control.removeTransaction({ item, transactionId });
      login.removed.push(transactionId);
    }
  }

  #giveBack(login: Login): void {
    const { item, control } = login;
    const [removed, returned] = [login.removed.splice(0), new Set<string>()];
    for (const transactionId of removed) if (this.#random.happens(0.4)) returned.add(transactionId);
    login.removed.push(...removed.filter((id) => !returned.has(id)));
    for (const transactionId of returned) control.restoreTransaction({ item, transactionId });
  }

  /** Posted transactions that bank and product both have. */
  async #pickKnown(login: Login, count: number, from: string): Promise<string[]> {
    const known: string[] = await patiently(() =>
      this.#house
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

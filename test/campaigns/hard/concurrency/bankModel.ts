import type { FeedEvent } from '../../../../src/providers/provider.ts';
import { checking, page, purchase } from '../../../support/scriptedProvider.ts';

const PAGE_SIZE = 500;

/** Numbers that are the same on every run. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** What a bank has delivered: the amount in cents of each transaction that it has not taken back. */
export class BankModel {
  cents: ReadonlyMap<string, number> = new Map();
  #next = new Map<string, number>();
  readonly #random = createRandom(20_261_128);
  #made = 0;
  #syncs = 0;

  /**
   * The pages of the next sync: amounts change, transactions come and go, in an order that no id explains. They are
   * part of the model once `confirm` is called.
   */
  nextPages(changes: number): FeedEvent[] {
    const cursor = `after-sync-${++this.#syncs}`;
    const removed: string[] = [];
    const upserted = new Map<string, number>();
    for (const id of this.#shuffled([...this.cents.keys()]).slice(0, changes)) {
      if (this.#random(20) === 0) removed.push(id);
      else upserted.set(id, this.#random(100_000));
    }
    while (upserted.size + removed.length < changes)
      upserted.set(`bank-${++this.#made}`, this.#random(100_000));
    this.#next = new Map(this.cents);
    for (const id of removed) this.#next.delete(id);
    for (const [id, cents] of upserted) this.#next.set(id, cents);
    // What is new comes among what changes, and not after it.
    const ids = this.#shuffled([...upserted.keys()]);
    const pages: FeedEvent[] = [];
    for (let start = 0; start < ids.length; start += PAGE_SIZE) {
      pages.push(
        page({
          accounts: [checking],
          cursor,
          upserted: ids
            .slice(start, start + PAGE_SIZE)
            .map((id) => purchase(id, { amount: toAmount(upserted.get(id) ?? 0) })),
          removed:
            start === 0 ? removed.map((externalId) => ({ externalId, accountExternalId: 'checking' })) : [],
        }),
      );
    }
    return pages;
  }

  /** The pages are stored. */
  confirm(): void {
    this.cents = this.#next;
  }

  #shuffled(ids: string[]): string[] {
    for (let last = ids.length - 1; last > 0; last--) {
      const other = this.#random(last + 1);
      [ids[last], ids[other]] = [ids[other] ?? '', ids[last] ?? ''];
    }
    return ids;
  }
}

export const toAmount = (cents: number): string => (cents / 100).toFixed(2);

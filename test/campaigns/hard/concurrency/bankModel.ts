import type { FeedEvent } from '../../../../src/providers/provider.ts';
import { checking, page, purchase } from '../../../support/scriptedProvider.ts';

const PAGE_SIZE = 500;

/** Returns a pseudo-random generator of whole numbers below a limit, with the same sequence on every run. */
export function createRandom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
}

/** The amount in cents of each transaction that the bank has delivered and not removed. */
export class BankModel {
  cents: ReadonlyMap<string, number> = new Map();
  #next = new Map<string, number>();
  readonly #random = createRandom(20_261_128);
  #made = 0;
  #syncs = 0;

  /**
   * Returns the pages of the next sync, with new, changed and removed transactions in random order. The model
   * includes them once `confirm` is called.
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
    // New transactions are mixed with changed ones.
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

  /** Call this once the pages are stored. */
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

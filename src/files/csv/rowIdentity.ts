import { hash } from 'node:crypto';
import type { Decimal } from '../../providers/provider.ts';

/**
 * Gives each row of a file the id it will have in every export that holds it: account, date, amount and the
 * currency that the file states, folded description, and which of the equal rows it is. Two equal coffees are two rows, and the same
 * coffees in tomorrow's longer export are still the same two.
 */
export class RowIdentities {
  readonly #accountExternalId: string;
  readonly #occurrences: DigestCounts;

  /** @param mostRows how many rows there are at most. */
  constructor(accountExternalId: string, mostRows: number) {
    this.#accountExternalId = accountExternalId;
    this.#occurrences = new DigestCounts(mostRows);
  }

  /** @param amount in its one canonical form, so that 12.5 and 12.50 are the same row. */
  next(row: { date: string; amount: Decimal; description: string; currency: string | null }): string {
    const text = JSON.stringify([
      this.#accountExternalId,
      row.date,
      row.amount,
      row.currency,
      foldDescription(row.description),
    ]);
    const digest = hash('sha256', text, 'buffer');
    const occurrence = this.#occurrences.increment(digest);
    return hash('sha256', Buffer.concat([digest, Buffer.from(String(occurrence))]), 'hex');
  }
}

/** Banks change case and spacing of a description between exports, and cut its last character in half. */
export function foldDescription(description: string): string {
  return description
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\uFFFD/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/**
 * Counts digests in flat memory, by their first 16 bytes: a Map of a hundred thousand texts would be most of
 * what an import holds on to, and the engine lets its heap grow to several times what is held.
 */
class DigestCounts {
  readonly #keys: BigUint64Array;
  readonly #counts: Uint32Array;
  readonly #mask: number;

  constructor(mostDigests: number) {
    // A power of two with at least half of the places free, so that a free one is near.
    const places = 2 ** Math.ceil(Math.log2(2 * mostDigests + 2));
    this.#keys = new BigUint64Array(2 * places);
    this.#counts = new Uint32Array(places);
    this.#mask = places - 1;
  }

  /** @returns how often the digest has come, this time included. */
  increment(digest: Buffer): number {
    const [high, low] = [digest.readBigUInt64LE(0), digest.readBigUInt64LE(8)];
    let place = digest.readUInt32LE(16) & this.#mask;
    while (this.#isTakenByOther(place, high, low)) place = (place + 1) & this.#mask;
    this.#keys[2 * place] = high;
    this.#keys[2 * place + 1] = low;
    const count = (this.#counts[place] ?? 0) + 1;
    this.#counts[place] = count;
    return count;
  }

  #isTakenByOther(place: number, high: bigint, low: bigint): boolean {
    if (this.#counts[place] === 0) return false;
    return this.#keys[2 * place] !== high || this.#keys[2 * place + 1] !== low;
  }
}

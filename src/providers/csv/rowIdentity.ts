import { createHash } from 'node:crypto';
import type { Decimal } from '../provider.ts';

/**
 * Gives each row of a file the id it will have in every export that holds it: account, date, amount,
 * folded description, and which of the equal rows it is. Two equal coffees are two rows, and the same
 * coffees in tomorrow's longer export are still the same two.
 */
export class RowIdentities {
  readonly #accountExternalId: string;
  readonly #occurrences = new Map<string, number>();

  constructor(accountExternalId: string) {
    this.#accountExternalId = accountExternalId;
  }

  /** @param amount in its one canonical form, so that 12.5 and 12.50 are the same row. */
  next(row: { date: string; amount: Decimal; description: string }): string {
    const digest = createHash('sha256')
      .update(
        JSON.stringify([this.#accountExternalId, row.date, row.amount, foldDescription(row.description)]),
      )
      .digest('base64url');
    const occurrence = (this.#occurrences.get(digest) ?? 0) + 1;
    this.#occurrences.set(digest, occurrence);
    return createHash('sha256').update(`${digest} ${occurrence}`).digest('hex');
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
